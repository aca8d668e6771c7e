// Opens what may be a bag: a zip or a folder.
import { stat } from 'node:fs/promises';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { isErrno } from '../archive/io-error.ts';
import type { BagSource } from './bag-source.ts';
import { openFolderSource } from './folder-source.ts';
import { openZipSource } from './zip-source.ts';

/** What the file system says of a file somebody gave us, in the workbench's own words. */
export const unreadable = (error: unknown, path: string): unknown => {
  if (error instanceof WorkbenchError || !(error instanceof Error) || !('code' in error)) return error;
  const code = isErrno(error, 'ENOENT', 'ENOTDIR') ? 'SOURCE_NOT_FOUND' : 'SOURCE_UNREADABLE';
  return new WorkbenchError(code, path, String(error.code), { cause: error });
};

/** Throws SOURCE_NOT_FOUND, SOURCE_UNREADABLE, and NOT_A_PACK for a file that is no zip. */
export const openBagSource = async (path: string): Promise<BagSource> => {
  try {
    const found = await stat(path);
    if (found.isDirectory()) return await openFolderSource(path);
    if (found.isFile()) return await openZipSource(path);
  } catch (error) {
    throw unreadable(error, path);
  }
  throw new WorkbenchError('NOT_A_PACK', path, 'neither a file nor a folder');
};
