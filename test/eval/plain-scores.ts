// What the method is held against: sorting by count, and distances from the actor's own past in standard deviations or in
// median absolute deviations. Each over the same days as the method's baseline.
import type { ActorCounts, DayAxis } from '#core/anomaly/types.ts';

export const plainMethods = ['raw count', 'mean/sd z', 'raw MAD z'] as const;
export type PlainMethod = (typeof plainMethods)[number];

/** Stands for a spread of nothing, so that any difference from it is enormous: what the textbook formula does. */
const noSpread = 1e-9;
const baselineDays = 56;

const medianOf = (values: readonly number[]): number => {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
};

const scoreOf = (method: PlainMethod, today: number, past: readonly number[]): number => {
  if (method === 'raw count') return today;
  if (method === 'mean/sd z') {
    const mean = past.reduce((sum, each) => sum + each, 0) / past.length;
    const variance = past.reduce((sum, each) => sum + (each - mean) ** 2, 0) / Math.max(1, past.length - 1);
    return (today - mean) / Math.max(noSpread, Math.sqrt(variance));
  }
  const median = medianOf(past);
  const spread = 1.4826 * medianOf(past.map((each) => Math.abs(each - median)));
  return (today - median) / Math.max(noSpread, spread);
};

/** Scores of one actor by day; NaN where a day is not covered or nothing is known before it. */
export const plainScores = (method: PlainMethod, axis: DayAxis, { counts, firstDay }: ActorCounts): Float64Array => {
  const past: [number[], number[]] = [[], []];
  return Float64Array.from(axis.days, (_, day) => {
    if (axis.covered[day] !== 1 || day < firstDay) return Number.NaN;
    const own = past[axis.weekend[day] === 1 ? 1 : 0];
    const today = (counts.business[day] ?? 0) + (counts.off[day] ?? 0) + (counts.weekend[day] ?? 0);
    const window = own.slice(-baselineDays);
    own.push(today);
    return window.length === 0 ? Number.NaN : scoreOf(method, today, window);
  });
};
