// Counts of the matching events over time, in the calendar of a zone, optionally split by the values of a field.
import type { FacetField } from '#shared/model/field.ts';
import type { Bucket, Histogram } from '#shared/model/query.ts';
import type { CompiledFilter } from './compile-filter.ts';
import { countFacets } from './facets.ts';
import { matchingExtent } from './matching-extent.ts';
import type { SegmentView } from './segment-view.ts';
import { seriesSlots } from './series-slots.ts';
import type { Snapshot } from './snapshot.ts';
import { addSlots, countedMatches, countIn, createTallies, sumOf } from './tally-slots.ts';
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

/** First and last instant to show, both inclusive: the filter's bounds, and where it has none the first and last match. */
const shownRange = async (
  snapshot: Snapshot,
  filter: CompiledFilter,
  breathe: () => Promise<void>,
): Promise<{ fromMs: number; lastMs: number } | null> => {
  const extent = await matchingExtent(snapshot, filter, breathe);
  const firstMs = extent?.firstMs ?? Number.POSITIVE_INFINITY;
  const lastMs = extent?.lastMs ?? Number.NEGATIVE_INFINITY;
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

/** Buckets without a match are present with 0. Throws BAD_INPUT when they would be more than 5,000. */
export const countOverTime = async (
  snapshot: Snapshot,
  { filter, zone, bucket, split, limit }: HistogramQuestion,
  breathe: () => Promise<void>,
): Promise<Histogram> => {
  const shown = await shownRange(snapshot, filter, breathe);
  const buckets = shown === null ? [] : timeBuckets(shown.fromMs, shown.lastMs, bucket, zone);
  const splitBy = split === undefined ? [] : [split];
  const { facets } = await countFacets(snapshot, { filter, fields: splitBy, limit }, breathe);
  const series = facets[0]?.values.map(({ value }) => value) ?? [];
  const width = series.length + 1;
  const tallies = createTallies(buckets.length * width);
  for (const view of snapshot.views) {
    await breathe();
    const matches = countedMatches(snapshot, view, filter);
    if (matches.selection === 'none') continue;
    const slots = split === undefined ? null : seriesSlots(view, split, series);
    forEachBucket(view, buckets, (index, from, to) => {
      const at = index * width;
      if (slots === null) tallies[0][at] = (tallies[0][at] ?? 0) + countIn(matches, from, to);
      else addSlots(tallies, at, slots, matches, from, to);
    });
  }
  const counts = sumOf(tallies);
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
