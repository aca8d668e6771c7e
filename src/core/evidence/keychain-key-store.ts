// The signing key in the system's keychain. The library is native and optional: where it is missing, or there is no
// keychain (a server, a container), reading rejects and the next store is asked.
import type { KeyStore } from './key-store.ts';

const service = 'sivo-audit-workbench';
const account = 'signing-key';

const entry = async () => {
  const { AsyncEntry } = await import('@napi-rs/keyring');
  // Pinned: the library would else fall back to the Linux kernel's keyring, which forgets at the next restart.
  return new AsyncEntry(service, account, { linux: { store: 'secret-service' } });
};

export const keychainKeyStore: KeyStore = {
  kept: 'keychain',
  read: async (signal) => (await (await entry()).getPassword(signal)) ?? null,
  write: async (text, signal) => (await entry()).setPassword(text, signal),
  remove: async (signal) => {
    await (await entry()).deleteCredential(signal);
  },
};
