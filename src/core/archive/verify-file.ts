// Is a sealed file what the manifest says it is?
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { ioError, isErrno } from './io-error.ts';
import type { FileEntry } from './types.ts';

const missing = (path: string, error: unknown): unknown =>
  isErrno(error, 'ENOENT', 'ENOTDIR')
    ? new WorkbenchError('ARCHIVE_DAMAGED', path, 'the file is missing', { cause: error })
    : ioError(error, path);

/** Cheap check at open: the file is there and has its size in bytes. Throws ARCHIVE_DAMAGED naming both sizes. */
export const checkSize = (archivePath: string, entry: FileEntry): void => {
  const path = join(archivePath, entry.file);
  let size: number;
  try {
    size = statSync(path).size;
  } catch (error) {
    throw missing(path, error);
  }
  if (size !== entry.bytes) {
    throw new WorkbenchError('ARCHIVE_DAMAGED', path, `${size} bytes where the manifest says ${entry.bytes}`);
  }
};

/** The file's bytes after their SHA-256 has been compared; a fresh buffer nobody else holds. Throws ARCHIVE_DAMAGED naming both hashes. */
export const readVerified = (archivePath: string, entry: FileEntry): Buffer => {
  const path = join(archivePath, entry.file);
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw missing(path, error);
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (sha256 !== entry.sha256) {
    throw new WorkbenchError('ARCHIVE_DAMAGED', path, `SHA-256 ${sha256} where the manifest says ${entry.sha256}`);
  }
  return bytes;
};
