// Counts of the matching events over time, in the calendar of a zone, optionally split by the values of a field.
import type { FacetField } from '#shared/model/field.ts';
import type { Bucket, Histogram } from '#shared/model/query.ts';
import type { CompiledFilter } from './compile-filter.ts';
import { countFacets } from './facets.ts';
import type { SegmentView } from './segment-view.ts';
import { countBetween, type Selection } from './selection.ts';
import { seriesSlots } from './series-slots.ts';
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

/** Calls `visit` for each bucket that overlaps the segment, with its range of seqs. */
const forEachBucket = (
  { segment }: SegmentView,
  buckets: readonly TimeBucket[],
  visit: (index: number, fromSeq: number, toSeq: number) => void,
): void => {
  const { baseMs, timeOffset } = segment.columns;
  const { oldestMs, newestMs } = segment.entry;
  let seq = 0;
  for (const [index, { startMs, endMs }] of buckets.entries()) {
    if (endMs <= oldestMs) continue;
    if (startMs > newestMs) return;
    const from = lowerBound(timeOffset, startMs - baseMs, seq);
    const to = lowerBound(timeOffset, endMs - baseMs, from);
    if (to > from) visit(index, from, to);
    seq = to;
  }
};

/** Events per slot among the selected seqs with from <= seq < to, added to `counts` from index `at` on. */
const addSlots = (
  counts: Uint32Array,
  at: number,
  slots: Uint8Array,
  selection: Selection,
  from: number,
  to: number,
): void => {
  if (selection === 'none') return;
  if (selection === 'all') {
    for (let seq = from; seq < to; seq++) {
      const slot = at + (slots[seq] ?? 0);
      counts[slot] = (counts[slot] ?? 0) + 1;
    }
    return;
  }
  for (let seq = from; seq < to; seq++) {
    const slot = at + (slots[seq] ?? 0);
    counts[slot] = (counts[slot] ?? 0) + (selection[seq] ?? 0);
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
  const { facets } = await countFacets(snapshot, filter, splitBy, limit, breathe);
  const series = facets[0]?.values.map(({ value }) => value) ?? [];
  const width = series.length + 1;
  const counts = new Uint32Array(buckets.length * width);
  for (const view of snapshot.views) {
    await breathe();
    const selection = snapshot.select(view, filter);
    if (selection === 'none') continue;
    const slots = split === undefined ? null : seriesSlots(view, split, series);
    forEachBucket(view, buckets, (index, from, to) => {
      const at = index * width;
      if (slots === null) counts[at] = (counts[at] ?? 0) + countBetween(selection, from, to);
      else addSlots(counts, at, slots, selection, from, to);
    });
  }
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
