// A file being exported: written under a name of its own in the target's folder, and given its name when it is whole.
import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { files } from '../archive/archive-files.ts';
import { ioError, isErrno } from '../archive/io-error.ts';

/** All of them throw DISK_FULL, ACCESS_DENIED or IO_FAILED naming the target. */
export interface ExportFile {
  readonly path: string;
  /** Written so far. */
  readonly bytes: number;
  /** Texts as UTF-8. */
  write(piece: string | Uint8Array): void;
  /** Forces the bytes to disk and tells their SHA-256 in hex; nothing can be written any more. */
  finish(): string;
  /** Gives the finished file its name in one step. Without `overwrite` FILE_EXISTS when another file has it by now. */
  publish(overwrite: boolean): void;
  /** Takes the published file away again. */
  withdraw(): void;
  /** Removes what was written, unless it was published. */
  discard(): void;
}

/** What the file system says of the target, as one of the closed codes. */
const exportError = (error: unknown, path: string): unknown =>
  isErrno(error, 'ENOENT', 'ENOTDIR', 'ESTALE', 'ENODEV', 'ENXIO', 'ENOTCONN', 'EHOSTDOWN')
    ? new WorkbenchError('IO_FAILED', path, 'its folder is not there any more', { cause: error })
    : ioError(error, path);

const guarded = <Result>(path: string, run: () => Result): Result => {
  try {
    return run();
  } catch (error) {
    throw exportError(error, path);
  }
};

/** Takes the name only where nobody has it. Where the file system knows no links, looking and taking are two steps. */
const takeFreeName = (temporary: string, path: string): void => {
  try {
    files.link(temporary, path);
  } catch (error) {
    if (isErrno(error, 'EEXIST')) throw new WorkbenchError('FILE_EXISTS', path, '', { cause: error });
    if (!isErrno(error, 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL')) throw error;
    if (existsSync(path)) throw new WorkbenchError('FILE_EXISTS', path);
    files.rename(temporary, path);
    return;
  }
  files.remove(temporary);
};

export const createExportFile = (path: string): ExportFile => {
  const temporary = join(dirname(path), `.sivo-audit-export-${randomBytes(6).toString('hex')}.tmp`);
  const file = guarded(path, () => files.create(temporary));
  const hash = createHash('sha256');
  let bytes = 0;
  let state: 'open' | 'finished' | 'published' | 'discarded' = 'open';
  const close = (): void => {
    if (state !== 'open') return;
    state = 'finished';
    files.close(file);
  };
  return {
    path,
    get bytes() {
      return bytes;
    },
    write: (piece) => {
      const buffer = typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece;
      guarded(path, () => files.write(file, buffer));
      hash.update(buffer);
      bytes += buffer.length;
    },
    finish: () => {
      guarded(path, () => {
        files.sync(file);
        close();
      });
      return hash.digest('hex');
    },
    publish: (overwrite) =>
      guarded(path, () => {
        if (overwrite) files.rename(temporary, path);
        else takeFreeName(temporary, path);
        state = 'published';
        files.syncFolder(dirname(path));
      }),
    withdraw: () => guarded(path, () => files.remove(path)),
    discard: () => {
      if (state === 'published' || state === 'discarded') return;
      try {
        close();
      } finally {
        state = 'discarded';
        try {
          files.remove(temporary);
        } catch {
          // The folder has gone and the file with it; what led here is what has to be told.
        }
      }
    },
  };
};
