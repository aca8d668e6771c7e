// A text as a file of the user's choice: there whole or not at all. For hosts that write files themselves.
import { resolve } from 'node:path';
import { createExportFile } from '../export/export-file.ts';

export interface WrittenFile {
  /** Absolute. */
  path: string;
  bytes: number;
  /** Lower-case hex. */
  sha256: string;
}

/** Writes UTF-8. Throws FILE_EXISTS without `overwrite`, DISK_FULL, ACCESS_DENIED or IO_FAILED. */
export const writeWholeFile = (path: string, text: string, overwrite: boolean): WrittenFile => {
  const file = createExportFile(resolve(path));
  try {
    file.write(text);
    const sha256 = file.finish();
    file.publish(overwrite);
    return { path: file.path, bytes: file.bytes, sha256 };
  } finally {
    file.discard();
  }
};
