// Masks out of code tables: four events a step, no branch on an event, and two tables at once where two are asked for.
import type { CodeTable } from './code-table.ts';
import { wordsOf } from './selection.ts';

/** The mask of one table. */
export const maskOf = ({ codes, table }: CodeTable): Uint8Array => {
  const mask = new Uint8Array(codes.length);
  const words = wordsOf(mask);
  for (let word = 0, seq = 0; word < words.length; word++, seq += 4) {
    words[word] =
      (table[codes[seq] ?? 0] ?? 0) |
      ((table[codes[seq + 1] ?? 0] ?? 0) << 8) |
      ((table[codes[seq + 2] ?? 0] ?? 0) << 16) |
      ((table[codes[seq + 3] ?? 0] ?? 0) << 24);
  }
  for (let seq = words.length * 4; seq < codes.length; seq++) mask[seq] = table[codes[seq] ?? 0] ?? 0;
  return mask;
};

/** The mask of events that two tables both select. */
export const maskOfBoth = (one: CodeTable, other: CodeTable): Uint8Array => {
  const { codes, table } = one;
  const { codes: codes2, table: table2 } = other;
  const mask = new Uint8Array(codes.length);
  const words = wordsOf(mask);
  for (let word = 0, seq = 0; word < words.length; word++, seq += 4) {
    words[word] =
      ((table[codes[seq] ?? 0] ?? 0) & (table2[codes2[seq] ?? 0] ?? 0)) |
      (((table[codes[seq + 1] ?? 0] ?? 0) & (table2[codes2[seq + 1] ?? 0] ?? 0)) << 8) |
      (((table[codes[seq + 2] ?? 0] ?? 0) & (table2[codes2[seq + 2] ?? 0] ?? 0)) << 16) |
      (((table[codes[seq + 3] ?? 0] ?? 0) & (table2[codes2[seq + 3] ?? 0] ?? 0)) << 24);
  }
  for (let seq = words.length * 4; seq < codes.length; seq++) {
    mask[seq] = (table[codes[seq] ?? 0] ?? 0) & (table2[codes2[seq] ?? 0] ?? 0);
  }
  return mask;
};

/** The mask of events that one of two tables selects. */
export const maskOfEither = (one: CodeTable, other: CodeTable): Uint8Array => {
  const { codes, table } = one;
  const { codes: codes2, table: table2 } = other;
  const mask = new Uint8Array(codes.length);
  const words = wordsOf(mask);
  for (let word = 0, seq = 0; word < words.length; word++, seq += 4) {
    words[word] =
      (table[codes[seq] ?? 0] ?? 0) |
      (table2[codes2[seq] ?? 0] ?? 0) |
      (((table[codes[seq + 1] ?? 0] ?? 0) | (table2[codes2[seq + 1] ?? 0] ?? 0)) << 8) |
      (((table[codes[seq + 2] ?? 0] ?? 0) | (table2[codes2[seq + 2] ?? 0] ?? 0)) << 16) |
      (((table[codes[seq + 3] ?? 0] ?? 0) | (table2[codes2[seq + 3] ?? 0] ?? 0)) << 24);
  }
  for (let seq = words.length * 4; seq < codes.length; seq++) {
    mask[seq] = (table[codes[seq] ?? 0] ?? 0) | (table2[codes2[seq] ?? 0] ?? 0);
  }
  return mask;
};
