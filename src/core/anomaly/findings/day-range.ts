// Which days of an axis a question is about.
import type { DayAxis } from '../types.ts';

const lowerBoundOf = (days: readonly string[], day: string): number => {
  const place = days.findIndex((each) => each >= day);
  return place < 0 ? days.length : place;
};

/** `first` inclusive, `end` exclusive, for ISO days `from` (inclusive) to `to` (exclusive); null: all there are. */
export const dayRange = (
  { days }: DayAxis,
  { from, to }: { from: string | null; to: string | null },
): { first: number; end: number } => {
  const first = from === null ? 0 : lowerBoundOf(days, from);
  return { first, end: Math.max(first, to === null ? days.length : lowerBoundOf(days, to)) };
};
