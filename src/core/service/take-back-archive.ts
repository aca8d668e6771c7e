// For a host that made an archive only because an import needed one.
import { removeUnusedArchive } from '../archive/remove-unused-archive.ts';

/**
 * Removes the archive at `path` again, and with `folderToo` its empty folder. An archive that has been imported into, or
 * is being imported into by another process, stays, as does every file that is none of the archive's.
 */
export const takeBackArchive = (path: string, folderToo: boolean): void => {
  try {
    removeUnusedArchive(path, folderToo);
  } catch {
    // The import's own failure is what the user has to hear; an empty archive that stays does no harm.
  }
};
