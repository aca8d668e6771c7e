// The Merkle root over the content hashes of newly sealed events, in total order.
import { MerkleRange } from '../evidence/merkle.ts';
import { monthStart } from './month-of.ts';
import { mergeParts, type OrderedPart } from './total-order.ts';
import type { SegmentEntry } from './types.ts';

/** Segments by month, the oldest month first. */
export const byMonth = (entries: readonly SegmentEntry[]): SegmentEntry[][] => {
  const months = new Map<number, SegmentEntry[]>();
  for (const entry of entries) {
    const start = monthStart(entry.month);
    months.set(start, [...(months.get(start) ?? []), entry]);
  }
  return [...months].sort(([left], [right]) => left - right).map(([, parts]) => parts);
};

/** The parts in order of time when each ends before the next begins, else null: as a sorted source leaves them. */
const oneAfterTheOther = (parts: readonly SegmentEntry[]): SegmentEntry[] | null => {
  const sorted = [...parts].sort((left, right) => left.oldestMs - right.oldestMs);
  const overlaps = sorted.some(
    (part, place) => part.newestMs >= (sorted[place + 1]?.oldestMs ?? Number.POSITIVE_INFINITY),
  );
  return overlaps ? null : sorted;
};

/**
 * Hex root over all rows of the segments. Of parts that follow each other only the hashes are asked for; of a month whose
 * parts overlap everything is in memory at once, 40 bytes a row.
 */
export const eventsRoot = (
  entries: readonly SegmentEntry[],
  contentsOf: (entry: SegmentEntry) => Buffer,
  orderOf: (entry: SegmentEntry) => OrderedPart,
): string => {
  const range = new MerkleRange();
  for (const parts of byMonth(entries)) {
    const inOrder = oneAfterTheOther(parts);
    if (inOrder) for (const part of inOrder) range.append(contentsOf(part));
    else {
      for (const { part, from, to } of mergeParts(parts.map(orderOf))) {
        range.append(part.contents.subarray(from * 32, to * 32));
      }
    }
  }
  return range.root().toString('hex');
};
