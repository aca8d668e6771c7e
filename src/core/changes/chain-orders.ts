// Events of one instant stand in the log by their ids, which tell nothing of what came first. Before a break is told among
// them, every order is tried; orders that fit and leave different things behind are kept until a later event decides.
import { copyOf, type Held, hold, type Knowledge, sameGround, take } from './chain-knowledge.ts';
import type { Told } from './chain-told.ts';

/** One way the events may have followed each other: what is known at its end, and what holding them showed, in that order. */
export interface Way {
  knowledge: Knowledge;
  walked: { told: Told; held: Held }[];
}

/** `settled` false: there were too many orders to try, and what is known then proves nothing. `least`: breaks of the best order. */
export interface Orders {
  ways: Way[];
  settled: boolean;
  least: number;
}

/** Orders of six events that share fields can all be tried. */
const mostTries = 2000;
const mostWays = 6;

const tops = ({ changes }: Told): string[] => changes.map(({ field }) => field.split('.', 1)[0] ?? field);

const isSparse = ({ kind, before, after, open }: Told): boolean =>
  kind === 'change' && !open && before === undefined && after === undefined;

/** Those that share no field with another come first: their place among the others makes no difference. */
const splitFree = (events: readonly Told[]): { free: Told[]; bound: Told[] } => {
  if (!events.every(isSparse)) return { free: [], bound: [...events] };
  const uses = new Map<string, number>();
  for (const told of events) for (const top of new Set(tops(told))) uses.set(top, (uses.get(top) ?? 0) + 1);
  const isFree = (told: Told): boolean => tops(told).every((top) => uses.get(top) === 1);
  return { free: events.filter(isFree), bound: events.filter((told) => !isFree(told)) };
};

const step = ({ knowledge, walked }: Way, told: Told): Way => {
  const held = hold(knowledge, told);
  const next = copyOf(knowledge);
  take(next, told);
  return { knowledge: next, walked: [...walked, { told, held }] };
};

/** As `step` for one after the other, copying once. */
const stepAll = ({ knowledge, walked }: Way, events: readonly Told[]): Way => {
  const way = { knowledge: copyOf(knowledge), walked: [...walked] };
  for (const told of events) {
    way.walked.push({ told, held: hold(way.knowledge, told) });
    take(way.knowledge, told);
  }
  return way;
};

/** Events that tell the same change are as good as each other at any place. */
const oneOfEach = (events: readonly Told[]): Told[] => {
  const known = new Set<string>();
  return events.filter((told) => {
    if (!isSparse(told)) return true;
    const signature = JSON.stringify(told.changes);
    return !known.has(signature) && known.add(signature);
  });
};

const breaksOf = (way: Way): number => way.walked.reduce((sum, { held }) => sum + held.found.length, 0);

/** Every order of the events from each way, the fewest breaks winning; the log's own order is tried first. */
export const ordersOf = (ways: readonly Way[], events: readonly Told[]): Orders => {
  const { free, bound } = splitFree(events);
  const starts = ways.map((way) => stepAll(way, free));
  if (bound.length === 0) return { ways: fewest(starts), settled: true, least: Math.min(...starts.map(breaksOf)) };
  let tries = 0;
  let least = Number.POSITIVE_INFINITY;
  let best: Way[] = [];
  const arrive = (way: Way, breaks: number): void => {
    if (breaks < least) best = [];
    least = breaks;
    if (best.length < mostWays && !best.some(({ knowledge }) => sameGround(knowledge, way.knowledge))) best.push(way);
  };
  const walk = (way: Way, left: readonly Told[], breaks: number): void => {
    if (left.length === 0) arrive(way, breaks);
    const nexts = oneOfEach(left)
      .map((told) => {
        tries += 1;
        const next = tries > mostTries ? null : step(way, told);
        return { told, next, breaks: next === null ? 0 : breaks + (next.walked.at(-1)?.held.found.length ?? 0) };
      })
      .sort((one, other) => one.breaks - other.breaks);
    for (const { told, next, breaks: sum } of nexts) {
      if (next === null || tries > mostTries || sum > least) continue;
      walk(
        next,
        left.filter((other) => other !== told),
        sum,
      );
    }
  };
  for (const start of starts) walk(start, bound, breaksOf(start));
  return { ways: best, settled: tries <= mostTries, least };
};

/** The ways with the fewest breaks. */
export const fewest = (ways: readonly Way[]): Way[] => {
  const least = Math.min(...ways.map(breaksOf));
  return ways.filter((way) => breaksOf(way) === least);
};
