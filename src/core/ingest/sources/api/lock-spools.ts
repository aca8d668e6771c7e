// One pull at a time into an archive: two of them would write the same pages.
import { mkdir, rmdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { acquireLock, clearOwnLock } from '#core/archive/archive-lock.ts';
import { ioError } from '#core/archive/io-error.ts';

export interface SpoolLock {
  /** Removes the folder too, and the one above, where they are empty. */
  release(): Promise<void>;
}

/** `afterCrash`: the worker before this one died, so a lock of this process is nobody's. Throws ARCHIVE_LOCKED and what the disk says. */
export const lockSpools = async (folder: string, afterCrash: boolean): Promise<SpoolLock> => {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw ioError(error, folder);
  }
  if (afterCrash) clearOwnLock(folder);
  const lock = acquireLock(folder);
  return {
    release: async () => {
      lock.release();
      // Both stay where they hold anything.
      await rmdir(folder).catch(() => undefined);
      await rmdir(dirname(folder)).catch(() => undefined);
    },
  };
};
