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

/**
 * Hex root over all rows of the segments. A month in one part is in order already, so only its hashes are asked for;
 * of a month in several parts everything is in memory at once, 40 bytes a row.
 */
export const eventsRoot = (
  entries: readonly SegmentEntry[],
  contentsOf: (entry: SegmentEntry) => Buffer,
  orderOf: (entry: SegmentEntry) => OrderedPart,
): string => {
  const range = new MerkleRange();
  for (const parts of byMonth(entries)) {
    const [only] = parts;
    if (parts.length === 1 && only) range.append(contentsOf(only));
    else {
      for (const { part, from, to } of mergeParts(parts.map(orderOf))) {
        range.append(part.contents.subarray(from * 32, to * 32));
      }
    }
  }
  return range.root().toString('hex');
};
