// The signing key in a file under a passphrase, in the data folder of this installation.
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { lockKeyFile, readKeyFile, unlockKeyFile } from './key-file-format.ts';
import { readKeyRing } from './key-ring.ts';
import type { KeyStore } from './key-store.ts';

export const keyPassphraseVariable = 'SIVO_AUDIT_KEY_PASSPHRASE';

export const keyFilePath = (dataFolder: string): string => join(dataFolder, 'signing-key.json');

/** `damaged`: the file is no key file of this version. `locked`: none of the passphrases opens it. */
export type KeyFileState = { is: 'absent' | 'damaged' | 'locked' } | { is: 'open'; text: string; passphrase: string };

/** Tries the passphrases in order. Rejects with what reading throws. */
export const openKeyFile = async (path: string, passphrases: readonly string[]): Promise<KeyFileState> => {
  if (!existsSync(path)) return { is: 'absent' };
  const file = readKeyFile(await readFile(path, 'utf8'));
  if (file === null) return { is: 'damaged' };
  for (const passphrase of passphrases) {
    const text = await unlockKeyFile(file, passphrase);
    if (text !== null && readKeyRing(text, 'file')?.fingerprint === file.fingerprint) {
      return { is: 'open', text, passphrase };
    }
  }
  return { is: 'locked' };
};

/** The fingerprint a key file gives without being opened; null where it is not there, unreadable or no key file. */
export const statedFingerprint = async (path: string): Promise<string | null> => {
  const text = await readFile(path, 'utf8').catch(() => '');
  return readKeyFile(text)?.fingerprint ?? null;
};

/** The file is replaced in one step; nobody but its owner reads it. */
const writeKeyFile = async (path: string, content: string): Promise<void> => {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
    await syncFolder(dirname(path));
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
};

/** Windows cannot open a folder and does not need it. */
const syncFolder = async (path: string): Promise<void> => {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
};

/** The file as a store, with the passphrase that opens it and locks what is written. */
export const passphraseKeyStore = (path: string, passphrase: string): Required<KeyStore> => ({
  kept: 'file',
  read: async () => {
    const state = await openKeyFile(path, [passphrase]);
    if (state.is === 'absent') return null;
    if (state.is === 'open') return state.text;
    throw new Error(state.is);
  },
  write: async (text) => {
    const fingerprint = readKeyRing(text, 'file')?.fingerprint ?? '';
    await writeKeyFile(path, await lockKeyFile(text, fingerprint, passphrase));
  },
  remove: async () => {
    await rm(path, { force: true });
    await syncFolder(dirname(path));
  },
});
