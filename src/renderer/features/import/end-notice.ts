// When the end of an import is told beyond the window itself: it took long, and nobody was looking.
import type { Job } from '../../data/job.tsx';

/** Milliseconds of work after which nobody is expected to have waited in front of it. */
export const longImportMs = 15_000;

/** `now` in epoch milliseconds; `watched`: the window is in front. A cancelled job is told to nobody. */
export const isWorthTelling = (
  job: Pick<Job, 'state' | 'startedAt'> | null,
  now: number,
  watched: boolean,
): boolean => {
  if (job === null || watched) return false;
  return (job.state === 'done' || job.state === 'failed') && now - job.startedAt >= longImportMs;
};
