// The matches of one segment as a line of events in order of time, with the rank of any instant on it.
import type { StoredEvent } from '../archive/types.ts';
import type { SegmentView } from './segment-view.ts';
import { lowerBound } from './time-search.ts';
import { timestampNanos } from './timestamp-nanos.ts';

/** The matches of one segment, ascending in time; `seqs` null stands for every event. */
export interface Matches {
  view: SegmentView;
  seqs: Uint32Array | null;
  count: number;
}

/** More events than this within one millisecond keep the order of the archive instead of being read to be sorted by id. */
export const tieLimit = 2_000;

/** One segment's matches with a moving head. */
export interface Strand {
  view: SegmentView;
  count: number;
  head: number;
  seqAt(index: number): number;
  timeAt(index: number): number;
  /** Number of matches before the instant, not counting those before `from`. */
  rankOf(ms: number, from?: number): number;
}

/** At the first match of the segment. */
export const strandOf = ({ view, seqs, count }: Matches): Strand => {
  const { timeOffset, baseMs } = view.segment.columns;
  const seqAt = (index: number): number => (seqs === null ? index : (seqs[index] ?? 0));
  const timeAt = (index: number): number => baseMs + (timeOffset[seqAt(index)] ?? 0);
  const rankOf = (ms: number, from = 0): number => {
    if (seqs === null) return lowerBound(timeOffset, ms - baseMs, from);
    return lowerBound(seqs, lowerBound(timeOffset, ms - baseMs), from);
  };
  return { view, count, head: 0, seqAt, timeAt, rankOf };
};

const compareText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** Within a millisecond: by the finer time, then by id, then by content (versions of one id). */
export const compareStored = (a: StoredEvent, b: StoredEvent): number =>
  timestampNanos(a.event.timestamp) - timestampNanos(b.event.timestamp) ||
  compareText(a.event.id, b.event.id) ||
  Buffer.compare(a.contentHash, b.contentHash);
