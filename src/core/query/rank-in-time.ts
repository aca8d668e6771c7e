// Where a match or an instant stands among matches in order of time, oldest first: the same order as `runsOf` reads, found by
// counting. Only the events of one millisecond are ever read.
import type { StoredEvent } from '../archive/types.ts';
import type { Instant } from './resolve-time.ts';
import type { SegmentView } from './segment-view.ts';
import { compareStored, type Matches, type Strand, strandOf, tieLimit } from './strand.ts';
import { timestampNanos } from './timestamp-nanos.ts';

/** The matches of one millisecond, in the order of the archive, and how many there are before it. */
interface Tie {
  before: number;
  size: number;
  parts: { strand: Strand; first: number; end: number }[];
}

const tieAt = (matches: readonly Matches[], ms: number): Tie => {
  const strands = matches.filter(({ count }) => count > 0).map(strandOf);
  const parts = strands.map((strand) => {
    const first = strand.rankOf(ms);
    return { strand, first, end: strand.rankOf(ms + 1, first) };
  });
  return {
    before: parts.reduce((sum, { first }) => sum + first, 0),
    size: parts.reduce((sum, { first, end }) => sum + end - first, 0),
    parts: parts.filter(({ first, end }) => end > first),
  };
};

const readTie = ({ parts }: Tie): { view: SegmentView; stored: StoredEvent }[] =>
  parts.flatMap(({ strand: { view, seqAt }, first, end }) => {
    const seqs = Array.from({ length: end - first }, (_, index) => seqAt(first + index));
    return view.events(seqs).map((stored) => ({ view, stored }));
  });

/** The rank of a match, oldest first; the event must be one of `matches`. */
export const rankOfMatch = (matches: readonly Matches[], view: SegmentView, seq: number): number => {
  const { baseMs, timeOffset } = view.segment.columns;
  const tie = tieAt(matches, baseMs + (timeOffset[seq] ?? 0));
  if (tie.size <= 1) return tie.before;
  if (tie.size <= tieLimit) {
    const inOrder = readTie(tie).sort((a, b) => compareStored(a.stored, b.stored));
    return tie.before + inOrder.findIndex((entry) => entry.view === view && entry.stored.seq === seq);
  }
  let passed = tie.before;
  for (const { strand, first, end } of tie.parts) {
    if (strand.view !== view) {
      passed += end - first;
      continue;
    }
    let index = first;
    while (index < end && strand.seqAt(index) !== seq) index++;
    return passed + index - first;
  }
  return passed;
};

/**
 * How many matches lie before the instant, with `inclusive` also those at it. Of thousands within one millisecond, which have
 * no order by time, all count as later than the instant, with `inclusive` as earlier.
 */
export const rankOfInstant = (matches: readonly Matches[], { ms, nanos }: Instant, inclusive: boolean): number => {
  const tie = tieAt(matches, ms);
  if (tie.size === 0 || (!inclusive && nanos === 0)) return tie.before;
  if (tie.size > tieLimit) return tie.before + (inclusive ? tie.size : 0);
  const within = readTie(tie).filter(({ stored }) => {
    const time = timestampNanos(stored.event.timestamp);
    return time < nanos || (inclusive && time === nanos);
  });
  return tie.before + within.length;
};
