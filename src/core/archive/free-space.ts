// Is there room for what is about to be written? Asked before the first byte, so that a full disk is told with figures
// and nothing has to be cleared away. Where the file system does not say, the write itself will.
import { WorkbenchError } from '#shared/contract/errors.ts';
import { files } from './archive-files.ts';

/** Left free beside what is written: the manifest, the lock and what others write meanwhile. */
const reserve = 1024 * 1024;

/** Free bytes of the file system of `folder`; null where it does not say (some network and user-space file systems tell 0). */
const freeBytes = (folder: string): number | null => {
  try {
    const free = files.freeBytes(folder);
    return Number.isFinite(free) && free >= 0 ? free : null;
  } catch {
    return null;
  }
};

const inWords = (bytes: number): string => `${Math.ceil(bytes).toLocaleString('en-US')} bytes`;

/**
 * Throws DISK_FULL naming `path`, what is needed and what is free, when `bytes` would not fit on the file system of
 * `folder`.
 */
export const ensureFreeSpace = (folder: string, path: string, bytes: number): void => {
  const free = freeBytes(folder);
  if (free === null || free >= bytes + reserve) return;
  throw new WorkbenchError('DISK_FULL', path, `${inWords(bytes + reserve)} needed, ${inWords(free)} free`);
};

/**
 * The least an import of sources of so many bytes on disk takes, in bytes: a fifth of plain text, as much as gzipped
 * text. Meant to refuse what certainly cannot fit; each file is checked for its true size before it is written.
 */
export const leastImportBytes = (plainBytes: number, gzippedBytes: number): number =>
  Math.ceil(plainBytes / 5) + gzippedBytes;
