// Takes an archive back that was made for an import which then failed. Only files of its own are removed, only under the
// write lock, and only while nothing has been imported: whatever else lies in the folder stays.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { files } from './archive-files.ts';
import { acquireLock } from './archive-lock.ts';
import { isErrno, withIoErrors } from './io-error.ts';
import { archiveFolders, manifestName, pullsFolder } from './layout.ts';
import { readManifest } from './manifest.ts';
import { removeOrphans } from './recover.ts';

const removeIfEmpty = (folder: string): void => {
  try {
    if (readdirSync(folder).length === 0) files.removeFolder(folder);
  } catch (error) {
    if (!isErrno(error, 'ENOENT', 'ENOTEMPTY', 'EEXIST', 'EBUSY')) throw error;
  }
};

/**
 * Removes the archive at `path` unless something was imported into it or fetched for it, and with `folderToo` the folder if it is empty
 * then. Tells whether the archive is gone. Throws ARCHIVE_LOCKED, IO_FAILED and what `readManifest` throws.
 */
export const removeUnusedArchive = (path: string, folderToo: boolean): boolean => {
  const lock = acquireLock(path);
  try {
    const manifest = readManifest(path);
    // What was fetched for it waits for the next try.
    if (manifest.imports.length > 0 || existsSync(join(path, pullsFolder))) return false;
    removeOrphans(path, manifest);
    withIoErrors(path, () => {
      for (const folder of archiveFolders) removeIfEmpty(join(path, folder));
      files.remove(join(path, manifestName));
    });
  } finally {
    lock.release();
  }
  if (folderToo) withIoErrors(path, () => removeIfEmpty(path));
  return true;
};
