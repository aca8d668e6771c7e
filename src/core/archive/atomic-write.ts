// A file that is either there whole or not there at all, whatever moment the power goes: the bytes go to a temporary
// file in the same folder, are forced to disk, take the final name in one step, and the folder entry is forced too.
import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { withIoErrors } from './io-error.ts';
import { temporaryMark } from './layout.ts';

/** A name beside `path` that readers and recovery know as temporary. */
export const temporaryName = (path: string): string => `${path}${temporaryMark}${randomBytes(6).toString('hex')}`;

/** Forces a folder's entries to disk. Windows cannot open a folder and does not need it. */
export const syncFolder = (path: string): void => {
  if (process.platform === 'win32') return;
  withIoErrors(path, () => {
    const folder = openSync(path, 'r');
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  });
};

const writeAll = (file: number, bytes: Uint8Array): void => {
  for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done, bytes.length - done);
};

/** Gives a finished temporary file its name and forces the folder entry. */
export const publishFile = (temporary: string, path: string): void =>
  withIoErrors(path, () => {
    renameSync(temporary, path);
    syncFolder(dirname(path));
  });

/** Writes `bytes` under `path`, replacing what was there, in one step. Throws DISK_FULL or IO_FAILED; then nothing changed. */
export const atomicWrite = (path: string, bytes: Uint8Array): void =>
  withIoErrors(path, () => {
    const temporary = temporaryName(path);
    try {
      const file = openSync(temporary, 'wx');
      try {
        writeAll(file, bytes);
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
      publishFile(temporary, path);
    } catch (error) {
      rmSync(temporary, { force: true });
      throw error;
    }
  });
