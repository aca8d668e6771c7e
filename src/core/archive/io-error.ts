// Turns what the file system reports into the workbench's own errors.
import { WorkbenchError } from '#shared/contract/errors.ts';

const hasCode = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && typeof (error as NodeJS.ErrnoException).code === 'string';

/** True when the error is the file system's with one of these codes, for example `ENOENT`. */
export const isErrno = (error: unknown, ...codes: string[]): boolean =>
  hasCode(error) && codes.includes(error.code ?? '');

/** A full disk or quota becomes DISK_FULL, any other errno IO_FAILED naming the path; other errors pass unchanged. */
export const ioError = (error: unknown, path: string): unknown => {
  if (error instanceof WorkbenchError || !hasCode(error)) return error;
  const full = error.code === 'ENOSPC' || error.code === 'EDQUOT';
  return new WorkbenchError(
    full ? 'DISK_FULL' : 'IO_FAILED',
    path,
    `${error.code ?? ''} ${error.syscall ?? ''}`.trim(),
    {
      cause: error,
    },
  );
};

/** Runs a file operation and rethrows its failure as `ioError` does. */
export const withIoErrors = <T>(path: string, run: () => T): T => {
  try {
    return run();
  } catch (error) {
    throw ioError(error, path);
  }
};
