// Where the bars of a mini time line stand: by time over the whole archive, so that two of them can be compared.
import type { Bucket, Histogram } from '#shared/model/query.ts';

const day = 86_400_000;

/** Bars narrow enough to show a rhythm, and few enough to be seen in a narrow pane. */
export const miniBucket = (
  oldest: string | null,
  newest: string | null,
): Extract<Bucket, 'hour' | 'day' | 'week' | 'month'> => {
  const span = oldest === null || newest === null ? 0 : Date.parse(newest) - Date.parse(oldest);
  if (span <= 4 * day) return 'hour';
  if (span <= 100 * day) return 'day';
  return span <= 730 * day ? 'week' : 'month';
};

/** Shares of the whole: `x` and `width` of the time, `height` of the highest bar. */
export interface MiniBar {
  x: number;
  width: number;
  height: number;
  bucket: Histogram['buckets'][number];
}

export interface MiniBars {
  bars: MiniBar[];
  /** Where the instant `here` stands. */
  here: number;
}

/** Empty bars are left out. All instants are RFC 3339; the extent is that of the archive widened to whole bars. */
export const miniBars = (
  buckets: Histogram['buckets'],
  { from, to, here }: { from: string; to: string; here: string },
): MiniBars => {
  const filled = buckets.filter(({ count }) => count > 0);
  const starts = filled.map(({ start }) => Date.parse(start));
  const ends = filled.map(({ end }) => Date.parse(end));
  const left = Math.min(Date.parse(from), starts[0] ?? Number.POSITIVE_INFINITY);
  const right = Math.max(Date.parse(to), ends.at(-1) ?? Number.NEGATIVE_INFINITY);
  const span = Math.max(1, right - left);
  const highest = filled.reduce((most, { count }) => Math.max(most, count), 1);
  const bars = filled.map((bucket, at) => ({
    x: ((starts[at] ?? left) - left) / span,
    width: ((ends[at] ?? left) - (starts[at] ?? left)) / span,
    height: bucket.count / highest,
    bucket,
  }));
  return { bars, here: Math.min(1, Math.max(0, (Date.parse(here) - left) / span)) };
};
