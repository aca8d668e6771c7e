// Weeks and months that stand out as a whole while no day of them does: what is taken slowly. A window's baseline is that of
// its first days, so that what goes on within it does not become usual meanwhile.
import { lnCountTail } from '../method/count-tail.ts';
import type { ActorDayScores, DayAxis } from '../types.ts';
import type { Unusual } from './unusual.ts';

const lengths = [7, 30] as const;
/** Below this many times the expected sum a window is not looked at. */
const leastRatio = 1.25;
/** At least this share of a window's days must have been scored. */
const leastShare = 0.6;

/** Sums up to and without a day; kinds are 0 business days, 1 weekends and holidays. */
interface Sums {
  observed: Float64Array;
  scored: Uint32Array;
  factors: readonly [Float64Array, Float64Array];
  squares: readonly [Float64Array, Float64Array];
  /** By kind the first scored day from a day on; the number of days where there is none. */
  next: readonly [Uint32Array, Uint32Array];
}

const isScored = (scores: ActorDayScores, day: number): boolean => !Number.isNaN(scores.surprise[day] ?? Number.NaN);

const sumsOf = (scores: ActorDayScores, { weekend }: DayAxis): Sums => {
  const days = weekend.length;
  const empty = (): Float64Array => new Float64Array(days + 1);
  const sums: Sums = {
    observed: empty(),
    scored: new Uint32Array(days + 1),
    factors: [empty(), empty()],
    squares: [empty(), empty()],
    next: [new Uint32Array(days + 1).fill(days), new Uint32Array(days + 1).fill(days)],
  };
  for (let day = 0; day < days; day++) {
    const counts = Number(isScored(scores, day));
    sums.observed[day + 1] = (sums.observed[day] ?? 0) + (counts === 1 ? (scores.observed[day] ?? 0) : 0);
    sums.scored[day + 1] = (sums.scored[day] ?? 0) + counts;
    for (const kind of [0, 1] as const) {
      const factor = counts === 1 && weekend[day] === kind ? (scores.peerFactor[day] ?? 1) : 0;
      sums.factors[kind][day + 1] = (sums.factors[kind][day] ?? 0) + factor;
      sums.squares[kind][day + 1] = (sums.squares[kind][day] ?? 0) + factor * factor;
    }
  }
  for (let day = days - 1; day >= 0; day--) {
    for (const kind of [0, 1] as const) {
      const isFirst = isScored(scores, day) && weekend[day] === kind;
      sums.next[kind][day] = isFirst ? day : (sums.next[kind][day + 1] ?? days);
    }
  }
  return sums;
};

/** The mean of a window that begins at `from` and ends before `end`, and how much its days scatter together. */
const expectationOf = (scores: ActorDayScores, { factors, squares, next }: Sums, from: number, end: number) => {
  let [expected, usual, scatter] = [0, 0, 0];
  for (const kind of [0, 1] as const) {
    const start = next[kind][from] ?? end;
    if (start >= end) continue;
    const rate = scores.usual[start] ?? 0;
    const between = (sums: Float64Array): number => (sums[end] ?? 0) - (sums[from] ?? 0);
    expected += rate * between(factors[kind]);
    scatter += rate * rate * between(squares[kind]);
    let days = 0;
    for (let day = start; day < end; day = next[kind][day + 1] ?? end) days += 1;
    usual += rate * days;
  }
  const start = Math.min(next[0][from] ?? end, next[1][from] ?? end);
  const dispersion = scores.dispersion[start] ?? Number.NaN;
  // The sum of independent negative-binomial counts, by its mean and variance.
  return { expected, usual, dispersion: (expected * expected * dispersion) / scatter };
};

const surpriseOf = (observed: number, expected: number, dispersion: number): number =>
  Math.max(0, -lnCountTail(observed, expected, dispersion) / Math.LN10);

/** Whether the window still stands out when its strongest day is left aside. */
const isMoreThanADay = (scores: ActorDayScores, found: Unusual, least: number): boolean => {
  let strongest = found.from;
  const excess = (day: number): number => (scores.observed[day] ?? 0) - (scores.expected[day] ?? 0);
  for (let day = found.from; day <= found.day; day++) {
    if (isScored(scores, day) && !(excess(day) <= excess(strongest))) strongest = day;
  }
  const rest = Math.max(0.02, found.expected - (scores.expected[strongest] ?? 0));
  const observed = found.observed - (scores.observed[strongest] ?? 0);
  return surpriseOf(observed, rest, (found.dispersion * rest) / found.expected) >= least;
};

/** Windows that end on a day from `first` to `end` (exclusive) with a surprise of at least `least`. */
export const unusualWindows = (
  axis: DayAxis,
  scores: ActorDayScores,
  actor: number,
  { first, end, least }: { first: number; end: number; least: number },
): Unusual[] => {
  const sums = sumsOf(scores, axis);
  const found: Unusual[] = [];
  for (let day = first; day < end; day++) {
    if (!isScored(scores, day) || (scores.observed[day] ?? 0) === 0) continue;
    for (const window of lengths) {
      const from = day - window + 1;
      if (from < 0 || (sums.scored[day + 1] ?? 0) - (sums.scored[from] ?? 0) < window * leastShare) continue;
      const observed = (sums.observed[day + 1] ?? 0) - (sums.observed[from] ?? 0);
      if (observed < 2) continue;
      const { expected, usual, dispersion } = expectationOf(scores, sums, from, day + 1);
      if (observed < expected * leastRatio) continue;
      const surprise = surpriseOf(observed, expected, dispersion);
      const each = { actor, day, from, window, score: surprise, surprise, observed, expected, usual, dispersion };
      if (surprise >= least && isMoreThanADay(scores, each, least)) found.push(each);
    }
  }
  return found;
};
