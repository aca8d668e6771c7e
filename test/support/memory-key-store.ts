// A keychain that lasts as long as its test.
import type { KeyStore } from '#core/evidence/key-store.ts';

export interface MemoryKeychain extends Required<KeyStore> {
  held: string | null;
}

export const memoryKeychain = (held: string | null = null): MemoryKeychain => {
  const keychain: MemoryKeychain = {
    held,
    kept: 'keychain',
    read: async () => keychain.held,
    write: async (text) => {
      keychain.held = text;
    },
    remove: async () => {
      keychain.held = null;
    },
  };
  return keychain;
};

export const noKeychain: KeyStore = { kept: 'keychain', read: () => Promise.reject(new Error('no keychain here')) };
