// The figures of a running export: how far, how fast, how long still. Nothing is foretold before there is enough to go by.
import type { ExportProgress } from '#shared/model/export.ts';

/** `share` 0 to 1; `perSecond` events; `remainingMs` milliseconds. Null: not known yet. */
export interface ExportFigures {
  share: number | null;
  perSecond: number | null;
  remainingMs: number | null;
}

/** A second of work and one percent of the events are the least an estimate stands on. */
const leastMs = 1000;
const leastShare = 0.01;

export const exportFigures = ({
  events,
  total,
  elapsedMs,
}: Pick<ExportProgress, 'events' | 'total' | 'elapsedMs'>): ExportFigures => {
  const share = total > 0 ? Math.min(1, events / total) : null;
  const worked = elapsedMs >= leastMs;
  return {
    share,
    perSecond: worked && events > 0 ? Math.round((events * 1000) / elapsedMs) : null,
    remainingMs: worked && share !== null && share >= leastShare ? Math.round((elapsedMs * (1 - share)) / share) : null,
  };
};
