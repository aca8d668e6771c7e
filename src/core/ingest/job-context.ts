// What every job that imports is given by its worker.
import type { ArchiveWriter } from '#core/archive/types.ts';

export interface JobContext {
  /** Opens the archive for one import; the writer is committed or aborted before the next one is opened. */
  openWriter(): Promise<ArchiveWriter>;
  appVersion: string;
  now: () => Date;
  /** The worker before this one died: a lock this process holds is nobody's. */
  afterCrash?: boolean | undefined;
}
