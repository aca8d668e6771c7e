// Several imports of one run as the one report of it.
import type { Manifest } from '#core/archive/types.ts';
import type { ImportReport } from '#shared/model/import-run.ts';
import { addCounts } from './s3-progress.ts';

const shownRejects = 20;

/** The report of a run that found nothing new and imported nothing. */
export const emptyReport = ({ segments, generation }: Manifest): ImportReport => ({
  kind: 'report',
  read: 0,
  accepted: 0,
  duplicates: 0,
  conflicts: 0,
  rejected: 0,
  importId: '',
  importIds: [],
  receipt: null,
  archive: {
    events: segments.reduce((sum, { events }) => sum + events, 0),
    segments: segments.length,
    generation,
  },
  sources: [],
  rejects: [],
  elapsedMs: 0,
});

/** `next` came after `sum`: import, receipt and archive are the last ones. */
export const addReports = (sum: ImportReport, next: ImportReport): ImportReport => ({
  ...next,
  ...addCounts(sum, next),
  importIds: [...(sum.importIds ?? []), next.importId],
  sources: [...sum.sources, ...next.sources],
  rejects: [...sum.rejects, ...next.rejects].slice(0, shownRejects),
});
