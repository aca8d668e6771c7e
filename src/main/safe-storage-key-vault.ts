// The signing key in a file of the data folder, encrypted by the system (Keychain, DPAPI, Secret Service) through Electron.
// Where the system offers nothing that protects it, every call rejects, and the engine asks the next store.
import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { safeStorage } from 'electron';
import type { ServiceOptions } from '#core/service/types.ts';
import { writeWholeFile } from '#core/service/write-whole-file.ts';
import { hasKeychain } from './has-keychain.ts';

/** `dataFolder` is there. Ask only once the application is ready. */
export const safeStorageKeyVault = (dataFolder: string): NonNullable<ServiceOptions['keyVault']> => {
  const path = join(dataFolder, 'signing-key.encrypted');
  const demandKeychain = (): void => {
    if (!hasKeychain()) throw new Error('the system encrypts nothing here');
  };
  return {
    kept: 'keychain',
    read: async () => {
      demandKeychain();
      if (!existsSync(path)) return null;
      return safeStorage.decryptString(Buffer.from(await readFile(path, 'utf8'), 'base64'));
    },
    write: async (text) => {
      demandKeychain();
      writeWholeFile(path, safeStorage.encryptString(text).toString('base64'), true);
    },
    remove: () => rm(path, { force: true }),
  };
};
