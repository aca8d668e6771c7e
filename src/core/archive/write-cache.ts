// Derived files are worth having, never worth failing for: a read-only or full disk simply goes without.
import { dirname } from 'node:path';
import { files } from './archive-files.ts';
import { removeQuietly, temporaryName } from './atomic-write.ts';

/** Writes a derived file in one step, without forcing it to disk: its own checksums tell a torn one. */
export const writeCache = (path: string, bytes: Uint8Array): void => {
  const temporary = temporaryName(path);
  try {
    // Never the archive's own folder: where its disk is gone, nothing may appear in its place.
    files.makeSubfolder(dirname(path));
    files.writeLoosely(temporary, bytes);
    files.rename(temporary, path);
  } catch {
    removeQuietly(temporary);
  }
};
