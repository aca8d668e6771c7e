// Turns what the file system reports into the workbench's own errors.
import { type ErrorCode, WorkbenchError } from '#shared/contract/errors.ts';

const hasCode = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && typeof (error as NodeJS.ErrnoException).code === 'string';

/** True when the error is the file system's with one of these codes, for example `ENOENT`. */
export const isErrno = (error: unknown, ...codes: string[]): boolean =>
  hasCode(error) && codes.includes(error.code ?? '');

const codeOfErrno: Readonly<Record<string, ErrorCode>> = {
  ENOSPC: 'DISK_FULL',
  EDQUOT: 'DISK_FULL',
  EROFS: 'ACCESS_DENIED',
  EACCES: 'ACCESS_DENIED',
  EPERM: 'ACCESS_DENIED',
  // Inside an archive that has been opened these say that its folder, or the disk under it, is not there any more.
  ENOENT: 'ARCHIVE_GONE',
  ENOTDIR: 'ARCHIVE_GONE',
  ESTALE: 'ARCHIVE_GONE',
  ENODEV: 'ARCHIVE_GONE',
  ENXIO: 'ARCHIVE_GONE',
  ENOTCONN: 'ARCHIVE_GONE',
  EHOSTDOWN: 'ARCHIVE_GONE',
};

/**
 * A full disk or quota becomes DISK_FULL, missing permission or read-only media ACCESS_DENIED, a folder that has vanished
 * ARCHIVE_GONE, any other errno IO_FAILED, each naming the path; other errors pass unchanged.
 */
export const ioError = (error: unknown, path: string): unknown => {
  if (error instanceof WorkbenchError || !hasCode(error)) return error;
  const code = codeOfErrno[error.code ?? ''] ?? 'IO_FAILED';
  return new WorkbenchError(code, path, `${error.code ?? ''} ${error.syscall ?? ''}`.trim(), { cause: error });
};

/** Runs a file operation and rethrows its failure as `ioError` does. */
export const withIoErrors = <T>(path: string, run: () => T): T => {
  try {
    return run();
  } catch (error) {
    throw ioError(error, path);
  }
};
