// The figures of a running job: how far, how fast, how long still. Nothing is foretold before there is enough to go by.
import type { ImportProgress } from '#shared/model/import-run.ts';

/** `share` 0 to 1; `perSecond` records; `remainingMs` milliseconds. Null: not known yet. */
export interface JobFigures {
  share: number | null;
  perSecond: number | null;
  remainingMs: number | null;
}

/** A second of work and one percent of the bytes are the least an estimate stands on. */
const leastMs = 1000;
const leastShare = 0.01;

export const jobFigures = (
  progress: Pick<ImportProgress, 'read' | 'bytesDone' | 'bytesTotal' | 'elapsedMs' | 'phase'>,
): JobFigures => {
  const { read, bytesDone, bytesTotal, elapsedMs, phase } = progress;
  const share = bytesTotal > 0 ? Math.min(1, Math.max(0, bytesDone / bytesTotal)) : null;
  const perSecond = elapsedMs >= leastMs && read > 0 ? Math.round((read * 1000) / elapsedMs) : null;
  const canForetell = phase === 'reading' && elapsedMs >= leastMs && share !== null && share >= leastShare;
  return { share, perSecond, remainingMs: canForetell ? Math.round((elapsedMs * (1 - share)) / share) : null };
};
