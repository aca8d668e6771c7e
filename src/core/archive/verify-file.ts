// Is a sealed file what the manifest says it is?
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { ioError, isErrno } from './io-error.ts';
import { readManifest } from './manifest.ts';
import type { FileEntry } from './types.ts';

/** Whether the manifest on disk names the file; null when there is no manifest to be seen. */
const isNamed = (archivePath: string, file: string): boolean | null => {
  try {
    return readManifest(archivePath).segments.some((entry) => entry.file === file || entry.originals?.file === file);
  } catch (error) {
    if (error instanceof WorkbenchError && error.code === 'NOT_AN_ARCHIVE') return null;
    throw error;
  }
};

/** Why a file cannot be read that the manifest in hand names: the disk, the whole folder, a later generation, or damage. */
export const unreadable = (archivePath: string, file: string, error: unknown): unknown => {
  const path = join(archivePath, file);
  if (!isErrno(error, 'ENOENT', 'ENOTDIR')) return ioError(error, path);
  switch (isNamed(archivePath, file)) {
    case null:
      return new WorkbenchError('ARCHIVE_GONE', archivePath, 'neither its manifest nor its files are there', {
        cause: error,
      });
    case false:
      return new WorkbenchError('HANDLE_EXPIRED', path, 'a later generation holds its events elsewhere', {
        cause: error,
      });
    case true:
      return new WorkbenchError('ARCHIVE_DAMAGED', path, 'the file is missing', { cause: error });
  }
};

/** `size`: the bytes the file has instead. */
export const wrongSize = (archivePath: string, { file, bytes }: FileEntry, size: number): WorkbenchError =>
  new WorkbenchError('ARCHIVE_DAMAGED', join(archivePath, file), `${size} bytes where the manifest says ${bytes}`);

/** Cheap check at open: the file is there and has its size in bytes. Throws ARCHIVE_DAMAGED naming both sizes, or as `readVerified`. */
export const checkSize = (archivePath: string, entry: FileEntry): void => {
  const path = join(archivePath, entry.file);
  let size: number;
  try {
    size = statSync(path).size;
  } catch (error) {
    throw unreadable(archivePath, entry.file, error);
  }
  if (size !== entry.bytes) throw wrongSize(archivePath, entry, size);
};

/**
 * The file's bytes (as `read` gives them where the file is held open) after their SHA-256 has been compared; a fresh
 * buffer nobody else holds. Throws ARCHIVE_DAMAGED naming both hashes, HANDLE_EXPIRED when the file has gone because the manifest has moved on, ARCHIVE_GONE when all has gone.
 */
export const readVerified = (archivePath: string, entry: FileEntry, read?: () => Buffer): Buffer => {
  const path = join(archivePath, entry.file);
  let bytes: Buffer;
  try {
    bytes = read ? read() : readFileSync(path);
  } catch (error) {
    throw unreadable(archivePath, entry.file, error);
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (sha256 !== entry.sha256) {
    throw new WorkbenchError('ARCHIVE_DAMAGED', path, `SHA-256 ${sha256} where the manifest says ${entry.sha256}`);
  }
  return bytes;
};
