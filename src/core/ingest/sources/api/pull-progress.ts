// How far a pull is: sources are pages. Their number and size are not known before they came, so the totals grow.
import type { Reconciliation } from '#shared/model/archive.ts';
import type { ImportProgress, ImportReport } from '#shared/model/import-run.ts';
import { addCounts } from '../s3/s3-progress.ts';

export interface PullProgress {
  /** For one window: told after each of its pages, with the window's sums. */
  page(window: string): (pages: number, events: number, bytes: number) => void;
  /** A moment of the import of one window. */
  importing(moment: ImportProgress): void;
  imported(report: ImportReport, pages: number): void;
}

const everyMs = 100;
const nothing: Reconciliation = { read: 0, accepted: 0, duplicates: 0, conflicts: 0, rejected: 0 };

/** `now` is the clock; `tell` must be quick. While a window is imported, the one that is fetched meanwhile is not told. */
export const createPullProgress = (
  startedAt: Date,
  now: () => Date,
  tell: (progress: ImportProgress) => void,
): PullProgress => {
  let done = nothing;
  let pagesDone = 0;
  let fetched = { pages: 0, bytes: 0 };
  let isImporting = false;
  let toldAt = Number.NEGATIVE_INFINITY;
  const report = (phase: ImportProgress['phase'], source: string, counts: Reconciliation, always: boolean): void => {
    const time = now().getTime();
    if (!always && time - toldAt < everyMs) return;
    toldAt = time;
    tell({
      kind: 'progress',
      phase,
      ...counts,
      source,
      sourcesDone: pagesDone,
      sourcesTotal: Math.max(pagesDone, fetched.pages),
      bytesDone: fetched.bytes,
      bytesTotal: fetched.bytes,
      elapsedMs: time - startedAt.getTime(),
    });
  };
  return {
    page: (window) => {
      const before = fetched;
      return (pages, events, bytes) => {
        fetched = { pages: before.pages + pages, bytes: before.bytes + bytes };
        if (!isImporting) report('fetching', window, { ...done, read: done.read + events }, false);
      };
    },
    importing: (moment) => {
      const isTurn = !isImporting;
      isImporting = true;
      report(moment.phase, moment.source, addCounts(done, moment), isTurn);
    },
    imported: (imported, pages) => {
      isImporting = false;
      done = addCounts(done, imported);
      pagesDone += pages;
      report('fetching', '', done, true);
    },
  };
};
