// What is known of everybody by all of their events, whatever their kind: when they were first seen, under which name lately,
// in which role mostly.

import type { Identities } from '../../query/identities.ts';
import type { SegmentView } from '../../query/segment-view.ts';
import { lowerBound } from '../../query/time-search.ts';
import type { Breathe } from '../types.ts';

/** By place in `people`. `firstMs`: Infinity for those without an event in the time asked for; `role`: null where none is stated. */
export interface Activity {
  firstMs: Float64Array;
  ids: readonly (string | null)[];
  emails: readonly (string | null)[];
  roles: readonly (string | null)[];
}

/** The range of seqs whose events lie from `fromMs` (inclusive) to `toMs` (exclusive). */
const rangeOf = ({ segment }: SegmentView, fromMs: number, toMs: number): [number, number] => {
  const { timeOffset, baseMs, count } = segment.columns;
  const { oldestMs, newestMs } = segment.entry;
  if (toMs <= oldestMs || fromMs > newestMs) return [0, 0];
  const from = fromMs <= oldestMs ? 0 : lowerBound(timeOffset, fromMs - baseMs);
  return [from, toMs > newestMs ? count : lowerBound(timeOffset, toMs - baseMs, from)];
};

interface Seen {
  first: Int32Array;
  last: Int32Array;
  /** Events by pair of actor and role code: actor code × roles + role code. */
  pairs: Map<number, number>;
}

/** A table of so many pairs is worth its memory. */
const mostCells = 2 ** 22;

const look = (view: SegmentView, from: number, to: number): Seen => {
  const { actor, role, dictionaries } = view.segment.columns;
  const [actors, roles] = [dictionaries.actor.length, dictionaries.role.length];
  const first = new Int32Array(actors).fill(-1);
  const last = new Int32Array(actors).fill(-1);
  const table = actors * roles <= mostCells ? new Uint32Array(actors * roles) : null;
  const pairs = new Map<number, number>();
  for (let seq = from; seq < to; seq++) {
    const code = actor[seq] ?? 0;
    if ((last[code] ?? 0) < 0) first[code] = seq;
    last[code] = seq;
    const pair = code * roles + (role[seq] ?? 0);
    if (table === null) pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
    else table[pair] = (table[pair] ?? 0) + 1;
  }
  table?.forEach((count, pair) => {
    if (count > 0) pairs.set(pair, count);
  });
  return { first, last, pairs };
};

/** The newest of what was seen under a name; of two at one instant the smaller text. */
const createNewest = (size: number) => {
  const texts = new Array<string | null>(size).fill(null);
  const times = new Float64Array(size).fill(Number.NEGATIVE_INFINITY);
  const see = (place: number, text: string | null, ms: number): void => {
    const [known, knownMs = 0] = [texts[place] ?? null, times[place]];
    if (text === null || text === '' || ms < knownMs || (ms === knownMs && known !== null && known <= text)) return;
    texts[place] = text;
    times[place] = ms;
  };
  return { texts, see };
};

const mostFrequent = (counts: ReadonlyMap<string, number> | undefined): string | null => {
  let best: [string, number] | null = null;
  for (const [role, count] of counts ?? []) {
    if (best === null || count > best[1] || (count === best[1] && role < best[0])) best = [role, count];
  }
  return best?.[0] ?? null;
};

/** One look at every event from `fromMs` (inclusive) to `toMs` (exclusive, UTC). */
export const activityOf = async (
  views: readonly SegmentView[],
  { people, codes }: Identities,
  [fromMs, toMs]: readonly [number, number],
  breathe: Breathe,
): Promise<Activity> => {
  const firstMs = new Float64Array(people.length).fill(Number.POSITIVE_INFINITY);
  const ids = createNewest(people.length);
  const emails = createNewest(people.length);
  const tallies: (Map<string, number> | undefined)[] = people.map(() => undefined);
  for (const view of views) {
    const [from, to] = rangeOf(view, fromMs, toMs);
    if (from === to) continue;
    await breathe();
    const { baseMs, timeOffset, dictionaries } = view.segment.columns;
    const places = codes.get(view) ?? new Int32Array(0);
    const { first, last, pairs } = look(view, from, to);
    for (const [code, { id, email }] of dictionaries.actor.entries()) {
      const place = places[code] ?? -1;
      if (place < 0 || (last[code] ?? -1) < 0) continue;
      firstMs[place] = Math.min(firstMs[place] ?? 0, baseMs + (timeOffset[first[code] ?? 0] ?? 0));
      const lastMs = baseMs + (timeOffset[last[code] ?? 0] ?? 0);
      ids.see(place, id, lastMs);
      emails.see(place, email, lastMs);
    }
    const roles = dictionaries.role;
    for (const [pair, count] of pairs) {
      const place = places[Math.floor(pair / roles.length)] ?? -1;
      const role = roles[pair % roles.length] ?? '';
      if (place < 0 || role === '') continue;
      const tally = tallies[place] ?? new Map<string, number>();
      tally.set(role, (tally.get(role) ?? 0) + count);
      tallies[place] = tally;
    }
  }
  return { firstMs, ids: ids.texts, emails: emails.texts, roles: tallies.map(mostFrequent) };
};
