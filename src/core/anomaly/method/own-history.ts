// What each actor did on the days its baseline rests on: sums that move along with the days.
import type { AnomalyParameters } from '#shared/model/anomaly.ts';
import type { ActorCounts } from '../types.ts';
import { daysBefore, type HistoryWindows } from './history-windows.ts';

/** Counts above are taken as this in the scatter, so that the sums of squares of 9,000 days stay whole numbers. */
const mostInScatter = 1_000_000;
/** Fewer accesses than this in a window say nothing of scatter: two of them would pass for perfect regularity. */
const leastInScatter = 10;

/** One actor's window on one kind of day. `first`: business hours of business days, everything on weekends; `second`: off hours. */
export interface OwnHistory {
  days: number;
  first: number;
  second: number;
  /** m² / (v − m) within the bounds of the parameters; Infinity where v ≤ m (no more scatter than chance); NaN where nothing is told. */
  scatter: number;
}

/** Follows one actor through the days of one kind, which must be asked for in order. What it returns is overwritten by the next day. */
export const followHistory = (
  counts: ActorCounts,
  kind: 0 | 1,
  windows: HistoryWindows,
  { leastDispersion, mostDispersion }: AnomalyParameters,
): ((day: number) => OwnHistory) => {
  const days = windows.kinds[kind];
  const firstOf = kind === 0 ? counts.counts.business : counts.counts.weekend;
  const secondOf = kind === 0 ? counts.counts.off : null;
  const known = daysBefore(days, counts.firstDay);
  const own: OwnHistory = { days: 0, first: 0, second: 0, scatter: Number.NaN };
  let capped = 0;
  let squares = 0;
  let start = 0;
  let end = 0;
  const add = (place: number, sign: 1 | -1): void => {
    const day = days[place] ?? 0;
    const first = firstOf[day] ?? 0;
    const second = secondOf === null ? 0 : (secondOf[day] ?? 0);
    if (first + second === 0) return;
    const whole = Math.min(mostInScatter, first + second);
    own.first += sign * first;
    own.second += sign * second;
    capped += sign * whole;
    squares += sign * whole * whole;
  };
  return (day) => {
    const place = windows.place[day] ?? 0;
    const from = Math.max(known, windows.start[day] ?? 0);
    for (; end < place; end += 1) if (end >= known) add(end, 1);
    for (start = Math.max(start, known); start < Math.min(from, end); start += 1) add(start, -1);
    const n = Math.max(0, place - from);
    own.days = n;
    if (n < 2 || capped < leastInScatter) own.scatter = Number.NaN;
    else {
      const excess = n * squares - capped * capped - capped * (n - 1);
      const scatter = (capped * capped * (n - 1)) / (n * excess);
      own.scatter =
        excess > 0 ? Math.min(mostDispersion, Math.max(leastDispersion, scatter)) : Number.POSITIVE_INFINITY;
    }
    return own;
  };
};
