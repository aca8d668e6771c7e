// Counting events by value: first by code within a segment, then merged by value over segments.
import type { FieldCodes } from './segment-view.ts';
import type { Selection } from './selection.ts';

/** Events per code among the selected seqs with from <= seq < to. */
export const countCodes = (
  { codes, values }: FieldCodes,
  selection: Selection,
  from = 0,
  to = codes.length,
): Uint32Array => {
  const counts = new Uint32Array(values.length);
  if (selection === 'none') return counts;
  if (selection === 'all') {
    for (let seq = from; seq < to; seq++) {
      const code = codes[seq] ?? 0;
      counts[code] = (counts[code] ?? 0) + 1;
    }
    return counts;
  }
  for (let seq = from; seq < to; seq++) {
    const code = codes[seq] ?? 0;
    counts[code] = (counts[code] ?? 0) + (selection[seq] ?? 0);
  }
  return counts;
};

export type ValueCounts = Map<string | null, number>;

export const addCount = (counts: ValueCounts, value: string | null, count: number): void => {
  if (count > 0) counts.set(value, (counts.get(value) ?? 0) + count);
};

/** The `limit` most frequent values: by count, then by value in code unit order, "not stated" last. */
export const topValues = (counts: ValueCounts, limit: number): { value: string | null; count: number }[] =>
  [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || compareValues(a.value, b.value))
    .slice(0, limit);

const compareValues = (a: string | null, b: string | null): number => {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a < b ? -1 : Number(a > b);
};
