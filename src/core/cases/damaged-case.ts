// How a case that cannot be read is told.
import { WorkbenchError } from '#shared/contract/errors.ts';

/** ARCHIVE_DAMAGED for the case file, with what can be done: unlike a segment it can be done without. */
export const damagedCase = (file: string, detail: string, cause?: unknown): WorkbenchError =>
  new WorkbenchError(
    'ARCHIVE_DAMAGED',
    file,
    `${detail}; the evidence does not need this file: move it away to begin an empty case`,
    { cause },
  );
