// What the middle of a group usually does: the medians of its days, remembered as the days go by.
import type { HistoryWindows } from './history-windows.ts';

/** Remembers a day's median (NaN: of nobody) and returns the mean of those of the days its baseline rests on, NaN without any. */
export type DailyMedians = (day: number, median: number) => number;

/**
 * For one group and one kind of days, which must be told in order, each once. Medians are halves of whole numbers, so the sums
 * are exact in any order.
 */
export const dailyMedians = (kind: 0 | 1, windows: HistoryWindows): DailyMedians => {
  const told = new Float64Array(windows.kinds[kind].length).fill(Number.NaN);
  let sum = 0;
  let count = 0;
  let start = 0;
  return (day, median) => {
    for (; start < (windows.start[day] ?? 0); start += 1) {
      const left = told[start] ?? Number.NaN;
      if (Number.isNaN(left)) continue;
      sum -= left;
      count -= 1;
    }
    const mean = count === 0 ? Number.NaN : sum / count;
    if (!Number.isNaN(median)) {
      told[windows.place[day] ?? 0] = median;
      sum += median;
      count += 1;
    }
    return mean;
  };
};
