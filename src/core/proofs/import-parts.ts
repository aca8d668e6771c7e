// Where the events of one import stand: its segments by month, and its rows in total order over those that overlap in time.
import { createHash } from 'node:crypto';
import { monthStart } from '../archive/month-of.ts';
import { mergeParts, type OrderedPart } from '../archive/total-order.ts';
import type { SegmentReader } from '../archive/types.ts';

/** A segment that holds events of the import. `mine`: 1 for the source codes that are the import's. */
export interface ImportPart {
  segment: SegmentReader;
  mine: Uint8Array;
}

/** Rows `from` to `to` (exclusive) of a part that follow each other in total order, those of other imports among them. */
export interface PartRun {
  part: ImportPart;
  from: number;
  to: number;
}

/** Oldest month first. */
export const partsOf = (segments: readonly SegmentReader[], importId: string): ImportPart[] =>
  segments
    .map((segment) => {
      const { source } = segment.columns.dictionaries;
      return { segment, mine: Uint8Array.from(source, (of) => Number(of.importId === importId)) };
    })
    .filter(({ mine }) => mine.includes(1))
    .sort(
      (left, right) =>
        monthStart(left.segment.entry.month) - monthStart(right.segment.entry.month) ||
        left.segment.entry.oldestMs - right.segment.entry.oldestMs,
    );

/** Names exactly these segments in this order, so that a file made of them is known to be made of them. */
export const stampOf = (kind: string, importId: string, parts: readonly ImportPart[]): string =>
  createHash('sha256')
    .update(JSON.stringify([kind, importId, ...parts.map(({ segment }) => segment.entry.sha256)]))
    .digest('hex');

/** The parts of each month, oldest first. */
export const monthsOf = (parts: readonly ImportPart[]): ImportPart[][] => {
  const months: ImportPart[][] = [];
  for (const part of parts) {
    const last = months.at(-1);
    if (last?.[0]?.segment.entry.month === part.segment.entry.month) last.push(part);
    else months.push([part]);
  }
  return months;
};

/** Whether parts of a month, sorted by their oldest event, do not each end before the next begins. */
export const areOverlapping = (parts: readonly ImportPart[]): boolean =>
  parts.some(({ segment }, place) => {
    const next = parts[place + 1]?.segment.entry.oldestMs ?? Number.POSITIVE_INFINITY;
    return segment.entry.newestMs >= next;
  });

interface Ordered extends OrderedPart {
  of: ImportPart;
}

const orderOf = (of: ImportPart): Ordered => {
  const { columns, entry, tie } = of.segment;
  return { of, times: columns.timeOffset, contents: of.segment.contentHashes(0, entry.events), tie };
};

/** All rows of the parts in total order; of parts that overlap 40 bytes a row are in memory. */
export function* runsOf(parts: readonly ImportPart[]): Generator<PartRun> {
  for (const month of monthsOf(parts)) {
    if (!areOverlapping(month)) {
      for (const part of month) yield { part, from: 0, to: part.segment.entry.events };
    } else {
      for (const { part, from, to } of mergeParts(month.map(orderOf))) yield { part: (part as Ordered).of, from, to };
    }
  }
}

/** Seqs `from` to `to` of the import, in pieces that follow each other without a gap. */
export function* ownRows({ segment, mine }: ImportPart, from: number, to: number): Generator<[number, number]> {
  const { source } = segment.columns;
  for (let start = from; start < to; ) {
    if (mine[source[start] ?? 0] === 0) {
      start++;
      continue;
    }
    let end = start + 1;
    while (end < to && mine[source[end] ?? 0] === 1) end++;
    yield [start, end];
    start = end;
  }
}
