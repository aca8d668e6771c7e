// How many matches of a filter each actor has on each day.
import type { Snapshot } from '../../query/snapshot.ts';
import { countedMatches } from '../../query/tally-slots.ts';
import { forEachMatch } from '../collect/count-accesses.ts';
import type { Breathe } from '../types.ts';
import { type ActorsOf, actorCodes } from './actor-codes.ts';
import { forEachDay } from './for-each-day.ts';

/** By actor, then by day; absent where there are none. */
export type DayCounts = ReadonlyMap<number, Uint32Array>;

/** On covered days only. */
export const dayCounts = async (snapshot: Snapshot, of: ActorsOf, breathe: Breathe): Promise<DayCounts> => {
  const found = new Map<number, Uint32Array>();
  const codesOf = actorCodes(of);
  for (const view of snapshot.views) {
    await breathe();
    const matches = countedMatches(snapshot, view, of.counted);
    if (matches.selection === 'none') continue;
    const { actor } = view.segment.columns;
    const own = codesOf(view);
    forEachDay(view, of.axis, (day, from, to) =>
      forEachMatch(matches, from, to, (seq) => {
        const place = own[actor[seq] ?? 0] ?? -1;
        if (place < 0) return;
        const counts = found.get(place) ?? new Uint32Array(of.axis.days.length);
        counts[day] = (counts[day] ?? 0) + 1;
        found.set(place, counts);
      }),
    );
  }
  return found;
};
