// A file that is either there whole or not there at all, whatever moment the power goes: the bytes go to a temporary
// file in the same folder, are forced to disk, take the final name in one step, and the folder entry is forced too.
import { randomBytes } from 'node:crypto';
import { dirname } from 'node:path';
import { files } from './archive-files.ts';
import { ensureFreeSpace } from './free-space.ts';
import { withIoErrors } from './io-error.ts';
import { temporaryMark } from './layout.ts';

/** A name beside `path` that readers and recovery know as temporary. */
export const temporaryName = (path: string): string => `${path}${temporaryMark}${randomBytes(6).toString('hex')}`;

/** Forces a folder's entries to disk. */
export const syncFolder = (path: string): void => withIoErrors(path, () => files.syncFolder(path));

/** Removes what a failed write left; the failure itself is what has to be told. */
export const removeQuietly = (path: string): void => {
  try {
    files.remove(path);
  } catch {
    // Recovery removes temporary files anyway.
  }
};

/** Gives a finished temporary file its name and forces the folder entry. */
export const publishFile = (temporary: string, path: string): void =>
  withIoErrors(path, () => {
    files.rename(temporary, path);
    syncFolder(dirname(path));
  });

/**
 * Writes `bytes` under `path`, replacing what was there, in one step. Throws DISK_FULL (with figures, before anything is
 * written, where the file system tells them), ACCESS_DENIED, ARCHIVE_GONE or IO_FAILED; then nothing is half-written.
 */
export const atomicWrite = (path: string, bytes: Uint8Array): void =>
  withIoErrors(path, () => {
    ensureFreeSpace(dirname(path), path, bytes.length);
    const temporary = temporaryName(path);
    try {
      const file = files.create(temporary);
      try {
        files.write(file, bytes);
        files.sync(file);
      } finally {
        files.close(file);
      }
      publishFile(temporary, path);
    } catch (error) {
      removeQuietly(temporary);
      throw error;
    }
  });
