// Programs under test sign with a key of this run: never may a test touch the keychain of whoever runs it.
import { generateKeyPairSync } from 'node:crypto';

/** Puts a new key into this process's environment, which its children inherit. */
export const signWithTestKey = (): void => {
  const { privateKey } = generateKeyPairSync('ed25519');
  process.env.SIVO_AUDIT_SIGNING_KEY = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
};
