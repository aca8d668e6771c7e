// Accesses by hour of the local week: of one actor, and of its peers on average.
import type { Snapshot } from '../query/snapshot.ts';
import { countedMatches } from '../query/tally-slots.ts';
import { forEachMatch } from './collect/count-accesses.ts';
import type { Scored } from './scored-counts.ts';
import type { Breathe } from './types.ts';

const hourMs = 3_600_000;
const weekHours = 168;
/** 1 January 1970 was a Thursday. */
const firstHour = 72;

export interface HoursQuestion {
  /** The actor's place in the list. */
  place: number;
  /** Keys of its peers. */
  peers: readonly string[];
  /** Days, `first` inclusive, `end` exclusive. */
  first: number;
  end: number;
}

/** 168 counts from Monday 00:00 on, of covered days. */
export const hoursOfWeek = async (
  snapshot: Snapshot,
  { axis, actors, identities, places, counted }: Scored,
  { place, peers, first, end }: HoursQuestion,
  zone: string,
  breathe: Breathe,
): Promise<{ own: number[]; peers: number[] }> => {
  const asked = new Set(peers);
  /** By place in the identities: 1 the actor, 2 a peer. */
  const sides = new Uint8Array(identities.people.length);
  for (const [index, { actor }] of actors.entries()) if (asked.has(actor.key)) sides[places[index] ?? 0] = 2;
  sides[places[place] ?? 0] = 1;
  const tallies = [new Float64Array(weekHours), new Float64Array(weekHours), new Float64Array(weekHours)];
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
      const side = sides[own[actor[seq] ?? 0] ?? -1] ?? 0;
      if (side === 0) return;
      const ms = baseMs + (timeOffset[seq] ?? 0);
      if (ms < startMs || ms >= endMs) return;
      while (ms >= (axis.startMs[day + 1] ?? 0)) day += 1;
      if (axis.covered[day] !== 1) return;
      while (ms >= (spans[span]?.endMs ?? Number.POSITIVE_INFINITY)) span += 1;
      const hour = Math.floor((ms + (spans[span]?.offsetMs ?? 0)) / hourMs) + firstHour;
      const tally = tallies[side] as Float64Array;
      const slot = ((hour % weekHours) + weekHours) % weekHours;
      tally[slot] = (tally[slot] ?? 0) + 1;
    });
  }
  const [, mine = new Float64Array(weekHours), theirs = new Float64Array(weekHours)] = tallies;
  return { own: [...mine], peers: Array.from(theirs, (sum) => (peers.length === 0 ? 0 : sum / peers.length)) };
};
