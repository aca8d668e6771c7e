// The counted accesses themselves, by actor: when, and to which resource. Twelve bytes an access.
import type { Snapshot } from '../../query/snapshot.ts';
import { countedMatches } from '../../query/tally-slots.ts';
import type { Collected } from '../collect/collect-counts.ts';
import { forEachMatch } from '../collect/count-accesses.ts';
import type { Breathe } from '../types.ts';
import { actorCodes } from './actor-codes.ts';
import { forEachDay } from './for-each-day.ts';

/**
 * The accesses of actor `a` stand from `starts[a]` to `starts[a + 1]`, in order of time (UTC ms). `resource`: the hash of its id,
 * 0 where none is stated; ids that share a hash count as one (in a million resources about a hundred pairs do).
 */
export interface AccessEvents {
  starts: Uint32Array;
  timeMs: Float64Array;
  resource: Uint32Array;
}

/** Parts of one month may overlap in time. Equal times are put in order of their resource, so that no order of import shows. */
const putInOrder = ({ starts, timeMs, resource }: AccessEvents, actor: number): void => {
  const [from, to] = [starts[actor] ?? 0, starts[actor + 1] ?? 0];
  const times = timeMs.subarray(from, to);
  if (times.every((ms, place) => place === 0 || ms >= (times[place - 1] ?? 0))) return;
  const hashes = resource.subarray(from, to);
  const [oldTimes, oldHashes] = [times.slice(), hashes.slice()];
  const order = Uint32Array.from(times, (_, place) => place).sort(
    (one, other) => (oldTimes[one] ?? 0) - (oldTimes[other] ?? 0) || (oldHashes[one] ?? 0) - (oldHashes[other] ?? 0),
  );
  for (const [place, old] of order.entries()) {
    times[place] = oldTimes[old] ?? 0;
    hashes[place] = oldHashes[old] ?? 0;
  }
};

/** Exactly the accesses that `collected` has counted. */
export const accessEvents = async (
  snapshot: Snapshot,
  collected: Collected,
  breathe: Breathe,
): Promise<AccessEvents> => {
  const { axis, counted, places, totals } = collected;
  const starts = new Uint32Array(places.length + 1);
  for (const [actor, total] of totals.entries()) starts[actor + 1] = (starts[actor] ?? 0) + total;
  const events = starts.at(-1) ?? 0;
  const found = { starts, timeMs: new Float64Array(events), resource: new Uint32Array(events) };
  const codesOf = actorCodes(collected);
  const next = starts.slice(0, -1);
  for (const view of snapshot.views.toReversed()) {
    await breathe();
    const matches = countedMatches(snapshot, view, counted);
    if (matches.selection === 'none') continue;
    const { actor, baseMs, timeOffset, resourceHash } = view.segment.columns;
    const own = codesOf(view);
    forEachDay(view, axis, (_, from, to) =>
      forEachMatch(matches, from, to, (seq) => {
        const index = own[actor[seq] ?? 0] ?? -1;
        if (index < 0) return;
        const at = next[index] ?? 0;
        next[index] = at + 1;
        found.timeMs[at] = baseMs + (timeOffset[seq] ?? 0);
        found.resource[at] = resourceHash[seq] ?? 0;
      }),
    );
  }
  for (let actor = 0; actor < places.length; actor++) putInOrder(found, actor);
  return found;
};
