// Which archive is open and whether a job writes: the little state a service has.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { IdleMerging } from './idle-merging.ts';

export interface OpenArchive {
  /** The open archive's folder, or null. */
  path(): string | null;
  /** As `path`; NO_ARCHIVE_OPEN when there is none. */
  required(): string;
  set(path: string | null): void;
  /** Marks a job on `path` as running and returns what ends it; ARCHIVE_IN_USE while another one runs. */
  beginJob(path: string): () => void;
  /** ARCHIVE_IN_USE while a job runs: the open archive must not change under it. */
  assertIdle(): void;
}

/** `merging` is told when the archive is quiet and when a job begins. */
export const createOpenArchive = (merging: IdleMerging): OpenArchive => {
  let current: string | null = null;
  let job: { path: string } | null = null;

  const assertIdle = (): void => {
    if (job !== null) throw new WorkbenchError('ARCHIVE_IN_USE', job.path, 'a job is writing to it');
  };

  return {
    path: () => current,
    required: () => {
      if (current === null) throw new WorkbenchError('NO_ARCHIVE_OPEN', '');
      return current;
    },
    set: (path) => {
      current = path;
      if (job === null) merging.restart(path);
    },
    beginJob: (path) => {
      assertIdle();
      const own = { path };
      job = own;
      merging.pause();
      return () => {
        if (job !== own) return;
        job = null;
        merging.restart(current);
      };
    },
    assertIdle,
  };
};
