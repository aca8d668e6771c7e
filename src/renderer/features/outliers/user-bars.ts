// Turns the counts by user into bars: the largest, then everybody else as one.
import type { Facet } from '#shared/model/query.ts';

/** `email` null: the events name no user. `others`: how many users stand together in the bar, 0 for a bar of one user. */
export interface UserBar {
  key: string;
  email: string | null;
  others: number;
  count: number;
}

export const othersKey = '\u0000others';
const unnamedKey = '\u0000unnamed';

/** `total` is the count of all events of the facet; the bars always add up to it. */
export const userBars = (facet: Facet, total: number): UserBar[] => {
  const bars = facet.values.map(({ value, count }) => ({ key: value ?? unnamedKey, email: value, others: 0, count }));
  const rest = total - bars.reduce((sum, { count }) => sum + count, 0);
  if (rest <= 0) return bars;
  return [...bars, { key: othersKey, email: null, others: Math.max(1, facet.distinct - bars.length), count: rest }];
};
