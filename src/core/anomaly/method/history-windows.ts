// Which earlier days a day's baseline rests on.
import type { DayAxis } from '../types.ts';

/**
 * The covered days of each kind, oldest first (0 business days, 1 weekends and holidays). `place`: of each covered day, its
 * position among its kind; −1 where a day is not covered. `start`: the position its baseline begins at (it ends before `place`).
 */
export interface HistoryWindows {
  kinds: readonly [Int32Array, Int32Array];
  place: Int32Array;
  start: Int32Array;
}

/** The baseline of a day: the `baselineDays` covered days of its kind before it. */
export const historyWindows = (axis: DayAxis, baselineDays: number): HistoryWindows => {
  const kinds: [number[], number[]] = [[], []];
  const place = new Int32Array(axis.days.length).fill(-1);
  const start = new Int32Array(axis.days.length);
  for (let day = 0; day < axis.days.length; day += 1) {
    if (axis.covered[day] !== 1) continue;
    const kind = kinds[axis.weekend[day] === 1 ? 1 : 0];
    place[day] = kind.length;
    start[day] = Math.max(0, kind.length - baselineDays);
    kind.push(day);
  }
  return { kinds: [Int32Array.from(kinds[0]), Int32Array.from(kinds[1])], place, start };
};

/** How many of `days`, which are in order, lie before `day`. */
export const daysBefore = (days: Int32Array, day: number): number => {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((days[middle] ?? 0) < day) low = middle + 1;
    else high = middle;
  }
  return low;
};
