// A page out of segments that overlap in time, without merging them: the page's first instant is found by counting, then only
// the page itself is merged. Cost grows with the page and the number of segments, not with the depth.
import type { StoredEvent } from '../archive/types.ts';
import type { SegmentView } from './segment-view.ts';
import { compareStored, type Matches, type Strand, strandOf, tieLimit } from './strand.ts';

/** A stretch of events of one millisecond: `skip` and `take` are applied once it is in its final order. */
export interface Run {
  places: { strand: Strand; seq: number }[];
  sorted: boolean;
  skip: number;
  take: number;
}

/** The latest instant before which at most `rank` events lie: the time of the event of that rank. */
const timeOfRank = (strands: readonly Strand[], rank: number): number => {
  let low = Math.min(...strands.map((strand) => strand.timeAt(0)));
  let high = Math.max(...strands.map((strand) => strand.timeAt(strand.count - 1)));
  while (low < high) {
    const middle = low + Math.ceil((high - low) / 2);
    const before = strands.reduce((sum, strand) => sum + strand.rankOf(middle), 0);
    if (before <= rank) low = middle;
    else high = middle - 1;
  }
  return low;
};

/** Takes the run of one millisecond off the strands' heads. */
const takeRun = (
  strands: readonly Strand[],
  ms: number,
  rank: number,
  from: number,
  to: number,
): Run & { size: number } => {
  const parts = strands
    .filter((strand) => strand.head < strand.count && strand.timeAt(strand.head) === ms)
    .map((strand) => ({ strand, first: strand.head, end: strand.rankOf(ms + 1, strand.head) }));
  const size = parts.reduce((sum, { first, end }) => sum + end - first, 0);
  const skip = Math.max(from - rank, 0);
  const take = Math.min(to - rank, size) - skip;
  const sorted = size > 1 && size <= tieLimit;
  const places: Run['places'] = [];
  let passed = 0;
  for (const { strand, first, end } of parts) {
    const begin = sorted ? first : first + Math.max(skip - passed, 0);
    const stop = sorted ? end : Math.min(end, first + skip + take - passed);
    for (let index = begin; index < stop; index++) places.push({ strand, seq: strand.seqAt(index) });
    passed += end - first;
    strand.head = end;
  }
  return { places, sorted, skip: sorted ? skip : 0, take, size };
};

/** The events of several pieces of a page, each segment being asked once; a piece is as long as its runs take. */
export const readPieces = (pieces: readonly (readonly Run[])[]): StoredEvent[][] => {
  const wanted = new Map<SegmentView, number[]>();
  for (const { places } of pieces.flat()) {
    for (const { strand, seq } of places) {
      const seqs = wanted.get(strand.view);
      if (seqs === undefined) wanted.set(strand.view, [seq]);
      else seqs.push(seq);
    }
  }
  const streams = new Map([...wanted].map(([view, seqs]) => [view, view.events(seqs)[Symbol.iterator]()] as const));
  const readRun = ({ places, sorted, skip, take }: Run): StoredEvent[] => {
    const stored = places.flatMap(({ strand }) => {
      const next = streams.get(strand.view)?.next();
      return next === undefined || next.done === true ? [] : [next.value];
    });
    return (sorted ? stored.sort(compareStored) : stored).slice(skip, skip + take);
  };
  return pieces.map((runs) => runs.flatMap(readRun));
};

/**
 * What to read for the ranks `from` (inclusive) to `to` (exclusive) over the given matches together, oldest first:
 * by time, then by id; thousands of events within one millisecond keep the order of the archive.
 */
export const runsOf = (matches: readonly Matches[], from: number, to: number): Run[] => {
  const strands = matches.filter(({ count }) => count > 0).map(strandOf);
  const total = strands.reduce((sum, { count }) => sum + count, 0);
  const end = Math.min(to, total);
  if (from >= end) return [];
  let ms = timeOfRank(strands, from);
  let rank = 0;
  for (const strand of strands) {
    strand.head = strand.rankOf(ms);
    rank += strand.head;
  }
  const runs: Run[] = [];
  while (rank < end) {
    const run = takeRun(strands, ms, rank, from, end);
    runs.push(run);
    rank += run.size;
    ms = strands.reduce(
      (next, strand) => (strand.head < strand.count ? Math.min(next, strand.timeAt(strand.head)) : next),
      Number.POSITIVE_INFINITY,
    );
  }
  return runs;
};
