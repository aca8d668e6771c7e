// The events that findings counted, by their ids. Ids stand in rows: each segment is opened once for all findings.
import type { SegmentView } from '../../query/segment-view.ts';
import type { Snapshot } from '../../query/snapshot.ts';
import { countedMatches } from '../../query/tally-slots.ts';
import { lowerBound } from '../../query/time-search.ts';
import type { Collected } from '../collect/collect-counts.ts';
import { forEachMatch } from '../collect/count-accesses.ts';
import type { Breathe } from '../types.ts';

/** Ids that are told of one finding. */
const mostIds = 1000;

/** A stretch of days, both inclusive, of the actor at `actor` in the list. */
export interface CountedDays {
  actor: number;
  from: number;
  day: number;
}

interface FoundEvent {
  ms: number;
  id: string;
}

/** Seqs of the counted events of one segment, in order of time. */
const seqsOf = (
  snapshot: Snapshot,
  view: SegmentView,
  { axis, places, identities, counted }: Collected,
  { actor, from, day }: CountedDays,
): number[] => {
  const { oldestMs, newestMs } = view.segment.entry;
  if (newestMs < (axis.startMs[from] ?? 0) || oldestMs >= (axis.startMs[day + 1] ?? 0)) return [];
  const { timeOffset, baseMs, actor: codes } = view.segment.columns;
  const wanted = places[actor] ?? -1;
  const own = identities.codes.get(view) ?? new Int32Array(0);
  const matches = countedMatches(snapshot, view, counted);
  const seqs: number[] = [];
  for (let each = from; each <= day && seqs.length < mostIds; each++) {
    if (axis.covered[each] !== 1) continue;
    const first = lowerBound(timeOffset, (axis.startMs[each] ?? 0) - baseMs);
    const end = lowerBound(timeOffset, (axis.startMs[each + 1] ?? 0) - baseMs, first);
    forEachMatch(matches, first, end, (seq) => {
      if (own[codes[seq] ?? 0] === wanted) seqs.push(seq);
    });
  }
  return seqs.slice(0, mostIds);
};

/** Parts of one month may overlap; of one instant the smaller id comes first, whatever segment it is in. */
const inTimeOrder = (one: FoundEvent, other: FoundEvent): number =>
  one.ms - other.ms || (one.id < other.id ? -1 : Number(one.id > other.id));

/** For each stretch the ids of the counted events on its covered days, in order of time, at most the first 1,000. */
export const findingEvents = async (
  snapshot: Snapshot,
  collected: Collected,
  stretches: readonly CountedDays[],
  breathe: Breathe,
): Promise<string[][]> => {
  const found: FoundEvent[][] = stretches.map(() => []);
  for (const view of snapshot.views) {
    await breathe();
    const { timeOffset, baseMs } = view.segment.columns;
    const seqs = stretches.map((stretch) => seqsOf(snapshot, view, collected, stretch));
    const asked = [...new Set(seqs.flat())].sort((one, other) => one - other);
    if (asked.length === 0) continue;
    const ids = view.segment.ids(asked);
    const idOf = new Map(asked.map((seq, index) => [seq, ids[index] ?? '']));
    for (const [index, own] of seqs.entries()) {
      for (const seq of own) found[index]?.push({ ms: baseMs + (timeOffset[seq] ?? 0), id: idOf.get(seq) ?? '' });
    }
  }
  return found.map((events) =>
    events
      .sort(inTimeOrder)
      .slice(0, mostIds)
      .map(({ id }) => id),
  );
};
