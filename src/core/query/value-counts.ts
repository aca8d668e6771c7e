// Counting events by value: first by code within a segment, then merged by value over segments.
import type { FieldCodes } from './segment-view.ts';
import { type Selection, wordsOf } from './selection.ts';

/** Two tallies side by side: an event's count does not wait for that of the event before it. */
const tallyAll = ({ codes, values }: FieldCodes): Uint32Array => {
  const counts = new Uint32Array(values.length);
  const others = new Uint32Array(values.length);
  const even = codes.length & ~1;
  for (let seq = 0; seq < even; seq += 2) {
    const code = codes[seq] ?? 0;
    const next = codes[seq + 1] ?? 0;
    counts[code] = (counts[code] ?? 0) + 1;
    others[next] = (others[next] ?? 0) + 1;
  }
  if (even < codes.length) others[codes[even] ?? 0] = (others[codes[even] ?? 0] ?? 0) + 1;
  for (let code = 0; code < counts.length; code++) counts[code] = (counts[code] ?? 0) + (others[code] ?? 0);
  return counts;
};

const tallyMask = ({ codes, values }: FieldCodes, mask: Uint8Array): Uint32Array => {
  const counts = new Uint32Array(values.length);
  const others = new Uint32Array(values.length);
  const words = wordsOf(mask);
  for (let word = 0, seq = 0; word < words.length; word++, seq += 4) {
    const four = words[word] ?? 0;
    const a = codes[seq] ?? 0;
    const b = codes[seq + 1] ?? 0;
    const c = codes[seq + 2] ?? 0;
    const d = codes[seq + 3] ?? 0;
    counts[a] = (counts[a] ?? 0) + (four & 1);
    others[b] = (others[b] ?? 0) + ((four >>> 8) & 1);
    counts[c] = (counts[c] ?? 0) + ((four >>> 16) & 1);
    others[d] = (others[d] ?? 0) + (four >>> 24);
  }
  for (let seq = words.length * 4; seq < codes.length; seq++) {
    const code = codes[seq] ?? 0;
    counts[code] = (counts[code] ?? 0) + (mask[seq] ?? 0);
  }
  for (let code = 0; code < counts.length; code++) counts[code] = (counts[code] ?? 0) + (others[code] ?? 0);
  return counts;
};

const tallySeqs = ({ codes, values }: FieldCodes, seqs: Uint32Array): Uint32Array => {
  const counts = new Uint32Array(values.length);
  for (let index = 0; index < seqs.length; index++) {
    const code = codes[seqs[index] ?? 0] ?? 0;
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
};

/** Events per code among the selected ones; `seqs` are these, when there is a list of them. */
export const countCodes = (field: FieldCodes, selection: Selection, seqs: Uint32Array | null = null): Uint32Array => {
  if (selection === 'none') return new Uint32Array(field.values.length);
  if (selection === 'all') return tallyAll(field);
  return seqs === null ? tallyMask(field, selection) : tallySeqs(field, seqs);
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

/** In code unit order, "not stated" last. */
export const compareValues = (a: string | null, b: string | null): number => {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a < b ? -1 : Number(a > b);
};
