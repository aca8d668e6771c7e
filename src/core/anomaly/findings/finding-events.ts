// The events that a finding counted, by their ids.
import type { Snapshot } from '../../query/snapshot.ts';
import { countedMatches } from '../../query/tally-slots.ts';
import { lowerBound } from '../../query/time-search.ts';
import type { Collected } from '../collect/collect-counts.ts';
import { forEachMatch } from '../collect/count-accesses.ts';

/** Ids that are told of one finding. */
const mostIds = 1000;

/** A stretch of days, both inclusive, of the actor at `actor` in the list. */
export interface CountedDays {
  actor: number;
  from: number;
  day: number;
}

/** Ids of the counted events on covered days, in order of time, at most the first 1,000. */
export const findingEvents = (
  snapshot: Snapshot,
  { axis, places, identities, counted }: Collected,
  { actor, from, day }: CountedDays,
): string[] => {
  const wanted = places[actor] ?? -1;
  const found: { ms: number; id: string }[] = [];
  const [startMs, endMs] = [axis.startMs[from] ?? 0, axis.startMs[day + 1] ?? 0];
  for (const view of snapshot.views) {
    const { oldestMs, newestMs } = view.segment.entry;
    if (newestMs < startMs || oldestMs >= endMs) continue;
    const { timeOffset, baseMs, actor: codes } = view.segment.columns;
    const own = identities.codes.get(view) ?? new Int32Array(0);
    const matches = countedMatches(snapshot, view, counted);
    const seqs: number[] = [];
    for (let each = from; each <= day; each++) {
      if (axis.covered[each] !== 1) continue;
      const first = lowerBound(timeOffset, (axis.startMs[each] ?? 0) - baseMs);
      const end = lowerBound(timeOffset, (axis.startMs[each + 1] ?? 0) - baseMs, first);
      forEachMatch(matches, first, end, (seq) => {
        if (own[codes[seq] ?? 0] === wanted) seqs.push(seq);
      });
    }
    const some = seqs.slice(0, mostIds);
    const ids = view.segment.ids(some);
    for (const [index, seq] of some.entries())
      found.push({ ms: baseMs + (timeOffset[seq] ?? 0), id: ids[index] ?? '' });
  }
  // Parts of one month may overlap; of one instant the smaller id comes first, whatever segment it is in.
  found.sort((one, other) => one.ms - other.ms || (one.id < other.id ? -1 : Number(one.id > other.id)));
  return found.slice(0, mostIds).map(({ id }) => id);
};
