// Accesses by hour of the local week: of everybody, counted once, for the charts of each.
import type { Snapshot } from '../query/snapshot.ts';
import { countedMatches } from '../query/tally-slots.ts';
import type { Collected } from './collect/collect-counts.ts';
import { forEachMatch } from './collect/count-accesses.ts';
import type { Breathe } from './types.ts';

const hourMs = 3_600_000;
export const weekHours = 168;
/** 1 January 1970 was a Thursday. */
const firstHour = 72;

/**
 * 168 counts from Monday 00:00 on for each actor, at its place × 168: of covered days from `first` to `end` (exclusive), hours as
 * the zone's clock shows them.
 */
export const hoursOfWeek = async (
  snapshot: Snapshot,
  { axis, actors, identities, places, counted }: Collected,
  { first, end, zone }: { first: number; end: number; zone: string },
  breathe: Breathe,
): Promise<Uint32Array> => {
  const rows = new Int32Array(identities.people.length).fill(-1);
  for (const [actor, place] of places.entries()) rows[place] = actor * weekHours;
  const tally = new Uint32Array(actors.length * weekHours);
  const [startMs, endMs] = [axis.startMs[first] ?? 0, axis.startMs[end] ?? 0];
  for (const view of snapshot.views) {
    const { oldestMs, newestMs } = view.segment.entry;
    if (newestMs < startMs || oldestMs >= endMs) continue;
    await breathe();
    const { timeOffset, baseMs, actor } = view.segment.columns;
    const matches = countedMatches(snapshot, view, counted);
    const own = identities.codes.get(view) ?? new Int32Array(0);
    const spans = view.offsets(zone);
    let day = first;
    let span = 0;
    forEachMatch(matches, 0, timeOffset.length, (seq) => {
      const row = rows[own[actor[seq] ?? 0] ?? -1] ?? -1;
      const ms = baseMs + (timeOffset[seq] ?? 0);
      if (row < 0 || ms < startMs || ms >= endMs) return;
      while (ms >= (axis.startMs[day + 1] ?? 0)) day += 1;
      if (axis.covered[day] !== 1) return;
      while (ms >= (spans[span]?.endMs ?? Number.POSITIVE_INFINITY)) span += 1;
      const hour = Math.floor((ms + (spans[span]?.offsetMs ?? 0)) / hourMs) + firstHour;
      const slot = row + (((hour % weekHours) + weekHours) % weekHours);
      tally[slot] = (tally[slot] ?? 0) + 1;
    });
  }
  return tally;
};
