// What an actor did in any stretch of days, and what its baseline at the beginning of the stretch says of it; each in a few
// subtractions.
import type { ActorDayScores, DayAxis } from '../types.ts';

/**
 * A stretch of days. `start`: its first scored day. `expected`, `usual`: with and without the days' peer factors; `squares`: the
 * sum of the days' expectations squared.
 */
export interface WindowSums {
  start: number;
  scored: number;
  observed: number;
  expected: number;
  usual: number;
  squares: number;
}

/** Asked with a first day and the day after the last; null where no day was scored. */
export type WindowReader = (from: number, end: number) => WindowSums | null;

/** Sums of what lies before each day; by kind, 0 business days, 1 weekends and holidays. */
const kinds = [0, 1] as const;
const pair = <Value>(make: () => Value): readonly [Value, Value] => [make(), make()];

export const windowSums = (scores: ActorDayScores, { weekend }: Pick<DayAxis, 'weekend'>): WindowReader => {
  const days = weekend.length;
  const sums = (): Float64Array => new Float64Array(days + 1);
  const observed = sums();
  const scored = sums();
  const [ofKind, factors, squares] = [pair(sums), pair(sums), pair(sums)];
  /** The first scored day of a kind from a day on. */
  const next = pair(() => new Uint32Array(days + 1).fill(days));
  for (let day = 0; day < days; day++) {
    const isScored = Number(!Number.isNaN(scores.surprise[day] ?? Number.NaN));
    observed[day + 1] = (observed[day] ?? 0) + (isScored === 1 ? (scores.observed[day] ?? 0) : 0);
    scored[day + 1] = (scored[day] ?? 0) + isScored;
    for (const kind of kinds) {
      const own = weekend[day] === kind ? isScored : 0;
      const factor = own === 1 ? (scores.peerFactor[day] ?? 1) : 0;
      ofKind[kind][day + 1] = (ofKind[kind][day] ?? 0) + own;
      factors[kind][day + 1] = (factors[kind][day] ?? 0) + factor;
      squares[kind][day + 1] = (squares[kind][day] ?? 0) + factor * factor;
    }
  }
  for (let day = days - 1; day >= 0; day--) {
    const isScored = !Number.isNaN(scores.surprise[day] ?? Number.NaN);
    for (const kind of kinds) next[kind][day] = isScored && weekend[day] === kind ? day : (next[kind][day + 1] ?? days);
  }
  return (from, end) => {
    const start = Math.min(next[0][from] ?? end, next[1][from] ?? end);
    if (start >= end) return null;
    const between = (of: Float64Array): number => (of[end] ?? 0) - (of[from] ?? 0);
    const window: WindowSums = {
      start,
      scored: between(scored),
      observed: between(observed),
      expected: 0,
      usual: 0,
      squares: 0,
    };
    for (const kind of kinds) {
      const first = next[kind][from] ?? end;
      const rate = first < end ? (scores.usual[first] ?? 0) : 0;
      window.expected += rate * between(factors[kind]);
      window.usual += rate * between(ofKind[kind]);
      window.squares += rate * rate * between(squares[kind]);
    }
    return window;
  };
};
