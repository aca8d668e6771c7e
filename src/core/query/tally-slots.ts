// Counting the matches of a segment piece by piece, by the series they belong to.
import type { CompiledFilter } from './compile-filter.ts';
import type { SegmentView } from './segment-view.ts';
import { countBetween, type Selection, sparseSeqs, wordsOf } from './selection.ts';
import type { SeriesSlots } from './series-slots.ts';
import type { Snapshot } from './snapshot.ts';
import { lowerBound } from './time-search.ts';

/** The matches of one segment, ready to be counted piece by piece; `seqs` are there when matches are few. */
export interface CountedMatches {
  selection: Selection;
  seqs: Uint32Array | null;
}

export const countedMatches = (snapshot: Snapshot, view: SegmentView, filter: CompiledFilter): CountedMatches => {
  const selection = snapshot.select(view, filter);
  return { selection, seqs: sparseSeqs(selection, snapshot.count(view, filter), view.segment.entry.events) };
};

/** Two lists of counts, so that an event's count does not wait for that of the event before it. */
export type Tallies = readonly [Uint32Array, Uint32Array];

export const createTallies = (size: number): Tallies => [new Uint32Array(size), new Uint32Array(size)];

/** Both lists as one; they are not to be added to any more. */
export const sumOf = ([counts, others]: Tallies): Uint32Array => {
  for (let slot = 0; slot < counts.length; slot++) addOne(counts, slot, others[slot] ?? 0);
  return counts;
};

const addOne = (counts: Uint32Array, slot: number, by: number): void => {
  counts[slot] = (counts[slot] ?? 0) + by;
};

/** Adds the matches with from <= seq < to by their series to the counts from index `at` on. */
export const addSlots = (
  [counts, others]: Tallies,
  at: number,
  { codes, table }: SeriesSlots,
  { selection, seqs }: CountedMatches,
  from: number,
  to: number,
): void => {
  if (selection === 'none') return;
  if (seqs !== null) {
    const end = lowerBound(seqs, to);
    for (let index = lowerBound(seqs, from); index < end; index++) {
      addOne(counts, at + (table[codes[seqs[index] ?? 0] ?? 0] ?? 0), 1);
    }
    return;
  }
  if (selection === 'all') {
    for (let seq = from; seq < to; seq++) {
      const slot = at + (table[codes[seq] ?? 0] ?? 0);
      counts[slot] = (counts[slot] ?? 0) + 1;
    }
    return;
  }
  const words = wordsOf(selection);
  const firstWord = Math.min((from + 3) >>> 2, to >>> 2);
  const endWord = to >>> 2;
  const addEach = (start: number, end: number): void => {
    for (let seq = start; seq < end; seq++) {
      const slot = at + (table[codes[seq] ?? 0] ?? 0);
      counts[slot] = (counts[slot] ?? 0) + (selection[seq] ?? 0);
    }
  };
  addEach(from, firstWord === endWord ? to : firstWord * 4);
  if (firstWord === endWord) return;
  for (let word = firstWord, seq = firstWord * 4; word < endWord; word++, seq += 4) {
    const four = words[word] ?? 0;
    const a = at + (table[codes[seq] ?? 0] ?? 0);
    const b = at + (table[codes[seq + 1] ?? 0] ?? 0);
    const c = at + (table[codes[seq + 2] ?? 0] ?? 0);
    const d = at + (table[codes[seq + 3] ?? 0] ?? 0);
    counts[a] = (counts[a] ?? 0) + (four & 1);
    others[b] = (others[b] ?? 0) + ((four >>> 8) & 1);
    counts[c] = (counts[c] ?? 0) + ((four >>> 16) & 1);
    others[d] = (others[d] ?? 0) + (four >>> 24);
  }
  addEach(endWord * 4, to);
};

/** Number of matches with from <= seq < to. */
export const countIn = ({ selection, seqs }: CountedMatches, from: number, to: number): number =>
  seqs === null ? countBetween(selection, from, to) : lowerBound(seqs, to) - lowerBound(seqs, from);
