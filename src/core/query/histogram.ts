// Counts of the matching events over time, in the calendar of a zone, optionally split by the values of a field.
import type { FacetField } from '#shared/model/field.ts';
import type { Bucket, Histogram } from '#shared/model/query.ts';
import type { CompiledFilter } from './compile-filter.ts';
import { countFacets } from './facets.ts';
import type { SegmentView } from './segment-view.ts';
import { countBetween, type Selection, sparseSeqs, wordsOf } from './selection.ts';
import { type SeriesSlots, seriesSlots } from './series-slots.ts';
import type { Snapshot } from './snapshot.ts';
import { type TimeBucket, timeBuckets } from './time-buckets.ts';
import { lowerBound } from './time-search.ts';

export interface HistogramQuestion {
  filter: CompiledFilter;
  zone: string;
  bucket: Bucket;
  split: FacetField | undefined;
  /** Largest number of series of a split. */
  limit: number;
}

/** Times of the first and last selected event, UTC ms. */
const extentOf = ({ segment }: SegmentView, selection: Selection): { firstMs: number; lastMs: number } | null => {
  if (selection === 'none') return null;
  const { oldestMs, newestMs } = segment.entry;
  if (selection === 'all') return { firstMs: oldestMs, lastMs: newestMs };
  const { baseMs, timeOffset } = segment.columns;
  return {
    firstMs: baseMs + (timeOffset[selection.indexOf(1)] ?? 0),
    lastMs: baseMs + (timeOffset[selection.lastIndexOf(1)] ?? 0),
  };
};

/** First and last instant to show, both inclusive: the filter's bounds, and where it has none the first and last match. */
const shownRange = async (
  snapshot: Snapshot,
  filter: CompiledFilter,
  breathe: () => Promise<void>,
): Promise<{ fromMs: number; lastMs: number } | null> => {
  let firstMs = Number.POSITIVE_INFINITY;
  let lastMs = Number.NEGATIVE_INFINITY;
  for (const view of snapshot.views) {
    await breathe();
    const extent = extentOf(view, snapshot.select(view, filter));
    if (extent === null) continue;
    firstMs = Math.min(firstMs, extent.firstMs);
    lastMs = Math.max(lastMs, extent.lastMs);
  }
  const { from, to } = filter;
  const shown = {
    fromMs: from?.ms ?? firstMs,
    lastMs: to === null ? lastMs : to.ms - (to.nanos === 0 ? 1 : 0),
  };
  return Number.isFinite(shown.fromMs) && Number.isFinite(shown.lastMs) && shown.fromMs <= shown.lastMs ? shown : null;
};

/** Index of the first bucket that ends after the instant. */
const firstBucket = (buckets: readonly TimeBucket[], ms: number): number => {
  let from = 0;
  let to = buckets.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((buckets[middle]?.endMs ?? 0) <= ms) from = middle + 1;
    else to = middle;
  }
  return from;
};

/** Calls `visit` for each bucket (in order of time) that overlaps the segment, with its range of seqs. */
export const forEachBucket = (
  { segment }: SegmentView,
  buckets: readonly TimeBucket[],
  visit: (index: number, fromSeq: number, toSeq: number) => void,
): void => {
  const { baseMs, timeOffset } = segment.columns;
  const { oldestMs, newestMs } = segment.entry;
  let seq = 0;
  for (let index = firstBucket(buckets, oldestMs); index < buckets.length; index++) {
    const { startMs = 0, endMs = 0 } = buckets[index] ?? {};
    if (startMs > newestMs) return;
    const from = lowerBound(timeOffset, startMs - baseMs, seq);
    const to = endMs > newestMs ? timeOffset.length : lowerBound(timeOffset, endMs - baseMs, from);
    if (to > from) visit(index, from, to);
    seq = to;
  }
};

/** The matches of one segment, ready to be counted bucket by bucket; `seqs` are there when matches are few. */
interface CountedMatches {
  selection: Selection;
  seqs: Uint32Array | null;
  slots: SeriesSlots | null;
}

/** Two lists of counts, so that an event's count does not wait for that of the event before it. */
type Tallies = readonly [Uint32Array, Uint32Array];

const addOne = (counts: Uint32Array, slot: number, by: number): void => {
  counts[slot] = (counts[slot] ?? 0) + by;
};

/** Adds the matches with from <= seq < to by their series to the counts from index `at` on. */
const addSlots = (
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

const countIn = ({ selection, seqs }: CountedMatches, from: number, to: number): number =>
  seqs === null ? countBetween(selection, from, to) : lowerBound(seqs, to) - lowerBound(seqs, from);

/** Buckets without a match are present with 0. Throws BAD_INPUT when they would be more than 5,000. */
export const countOverTime = async (
  snapshot: Snapshot,
  { filter, zone, bucket, split, limit }: HistogramQuestion,
  breathe: () => Promise<void>,
): Promise<Histogram> => {
  const shown = await shownRange(snapshot, filter, breathe);
  const buckets = shown === null ? [] : timeBuckets(shown.fromMs, shown.lastMs, bucket, zone);
  const splitBy = split === undefined ? [] : [split];
  const { facets } = await countFacets(snapshot, filter, splitBy, limit, breathe);
  const series = facets[0]?.values.map(({ value }) => value) ?? [];
  const width = series.length + 1;
  const size = buckets.length * width;
  const tallies: Tallies = [new Uint32Array(size), new Uint32Array(size)];
  const [counts, others] = tallies;
  for (const view of snapshot.views) {
    await breathe();
    const selection = snapshot.select(view, filter);
    if (selection === 'none') continue;
    const matches: CountedMatches = {
      selection,
      seqs: sparseSeqs(selection, snapshot.count(view, filter), view.segment.entry.events),
      slots: split === undefined ? null : seriesSlots(view, split, series),
    };
    forEachBucket(view, buckets, (index, from, to) => {
      const at = index * width;
      if (matches.slots === null) addOne(counts, at, countIn(matches, from, to));
      else addSlots(tallies, at, matches.slots, matches, from, to);
    });
  }
  for (let slot = 0; slot < size; slot++) addOne(counts, slot, others[slot] ?? 0);
  return {
    series,
    buckets: buckets.map(({ startMs, endMs, label }, index) => {
      const slots = [...counts.subarray(index * width, (index + 1) * width)];
      return {
        start: new Date(startMs).toISOString(),
        end: new Date(endMs).toISOString(),
        label,
        count: slots.reduce((sum, count) => sum + count, 0),
        bySeries: slots.slice(0, series.length),
        other: split === undefined ? 0 : (slots.at(-1) ?? 0),
      };
    }),
  };
};
