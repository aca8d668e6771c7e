// A signing key handed over in the environment, for machines without a keychain.
import type { KeyStore } from './key-store.ts';

export const signingKeyVariable = 'SIVO_AUDIT_SIGNING_KEY';

/** `environment`: as `process.env`. The variable holds PKCS#8, as PEM or as base64 of DER. */
export const environmentKeyStore = (environment: Readonly<Record<string, string | undefined>>): KeyStore => ({
  kept: 'environment',
  read: async () => environment[signingKeyVariable]?.trim() || null,
});
