// The stretches of time an archive is about. An event whose clock was wrong, in 1970 or in 2090, must not make decades of
// days without accesses out of nothing.
import type { SegmentEntry } from '../../archive/types.ts';
import type { Span } from '../../query/coverage-claims.ts';

/** Silence of the whole archive for so long ends a stretch: no tenant is silent for a month. */
const silenceMs = 30 * 86_400_000;
/** A stretch with a smaller share of the events than this comes from broken clocks. */
const leastShare = 1 / 1000;

/** Stretches with events, oldest first, ends exclusive; `outside`: events that lie in none of them. */
export interface KnownRuns {
  runs: readonly Span[];
  outside: number;
}

export const knownRuns = (segments: readonly Pick<SegmentEntry, 'oldestMs' | 'newestMs' | 'events'>[]): KnownRuns => {
  const joined: (Span & { events: number })[] = [];
  const ordered = [...segments].sort((one, other) => one.oldestMs - other.oldestMs);
  for (const { oldestMs, newestMs, events } of ordered) {
    const last = joined.at(-1);
    if (last !== undefined && oldestMs - last.toMs <= silenceMs) {
      last.toMs = Math.max(last.toMs, newestMs + 1);
      last.events += events;
    } else if (events > 0) joined.push({ fromMs: oldestMs, toMs: newestMs + 1, events });
  }
  const total = joined.reduce((sum, { events }) => sum + events, 0);
  const kept = joined.filter(({ events }) => events >= total * leastShare);
  return {
    runs: kept.map(({ fromMs, toMs }) => ({ fromMs, toMs })),
    outside: total - kept.reduce((sum, { events }) => sum + events, 0),
  };
};
