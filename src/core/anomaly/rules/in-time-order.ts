// Segments that overlap in time, walked as one.
import type { SegmentView } from '../../query/segment-view.ts';

/** A segment and the seqs of it that are looked at, ascending; null for all. */
export interface Walked {
  view: SegmentView;
  seqs: Uint32Array | null;
}

interface Cursor {
  part: number;
  timeOffset: Uint32Array;
  baseMs: number;
  seqs: Uint32Array | null;
  size: number;
  at: number;
}

const seqAt = ({ seqs, at }: Cursor): number => (seqs === null ? at : (seqs[at] ?? 0));
const timeAt = (cursor: Cursor): number => cursor.baseMs + (cursor.timeOffset[seqAt(cursor)] ?? 0);

/** `visit` is called in order of time (UTC ms), of one instant in the order of the parts. */
export const inTimeOrder = (
  parts: readonly Walked[],
  visit: (part: number, seq: number, timeMs: number) => void,
): void => {
  let cursors = parts
    .map(({ view, seqs }, part): Cursor => {
      const { timeOffset, baseMs, count } = view.segment.columns;
      return { part, timeOffset, baseMs, seqs, size: seqs?.length ?? count, at: 0 };
    })
    .filter(({ size }) => size > 0);
  while (cursors.length > 0) {
    let [next] = cursors as [Cursor, ...Cursor[]];
    let limit = Number.POSITIVE_INFINITY;
    for (const cursor of cursors) if (timeAt(cursor) < timeAt(next)) next = cursor;
    for (const cursor of cursors) if (cursor !== next) limit = Math.min(limit, timeAt(cursor));
    // Until another part has something older, or as old and before it in the order of the parts.
    do {
      visit(next.part, seqAt(next), timeAt(next));
      next.at += 1;
    } while (next.at < next.size && timeAt(next) < limit);
    if (next.at >= next.size) cursors = cursors.filter((cursor) => cursor !== next);
  }
};
