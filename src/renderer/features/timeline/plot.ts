// The shapes of the time line in pixels: one path for all bars of a series, and the way back from a pixel to a bar.
import type { Histogram } from '#shared/model/query.ts';
import type { Span } from '../../ui/span.ts';
import { countOf, type Series } from './series.ts';

export interface Plot {
  width: number;
  height: number;
  /** What is drawn from the left edge to the right. */
  span: Span;
}

type Buckets = Histogram['buckets'];

/** A bar that holds an event is never lower than this, in pixels. */
const lowestBar = 1.5;

export const spanOf = (buckets: Buckets): Span => ({
  fromMs: Date.parse(buckets[0]?.start ?? ''),
  toMs: Date.parse(buckets.at(-1)?.end ?? ''),
});

/** Pixel of an instant, also outside the plot. */
export const xOf = ({ span, width }: Plot, ms: number): number =>
  ((ms - span.fromMs) / (span.toMs - span.fromMs)) * width;

/** Left edge and width of a bar. */
export const barBox = (plot: Plot, { start, end }: { start: string; end: string }): { x: number; width: number } => {
  const from = xOf(plot, Date.parse(start));
  const wide = xOf(plot, Date.parse(end)) - from;
  // A hair between bars where there is room for one.
  return { x: from, width: wide > 4 ? wide - 1 : wide };
};

/** The bar under a pixel; the first or last beyond the ends, -1 without bars. */
export const bucketAt = (plot: Plot, buckets: Buckets, x: number): number => {
  const after = buckets.findIndex(({ end }) => xOf(plot, Date.parse(end)) > x);
  return after === -1 ? buckets.length - 1 : after;
};

/** Bars taken together, as one. */
export const joined = (bars: Buckets): Buckets[number] | undefined => {
  const [first, last] = [bars[0], bars.at(-1)];
  if (first === undefined || last === undefined || bars.length === 1) return first;
  return {
    start: first.start,
    end: last.end,
    label: first.label,
    count: bars.reduce((sum, { count }) => sum + count, 0),
    bySeries: first.bySeries.map((_, place) => bars.reduce((sum, { bySeries }) => sum + (bySeries[place] ?? 0), 0)),
    other: bars.reduce((sum, { other }) => sum + other, 0),
  };
};

const number = (value: number): string => String(Math.round(value * 100) / 100);

const box = (x: number, y: number, width: number, height: number): string =>
  `M${number(x)} ${number(y)}h${number(width)}v${number(height)}h${number(-width)}z`;

/** The bars of each series, stacked upwards in the order given; `most` events reach the top. */
export const seriesPaths = (plot: Plot, buckets: Buckets, series: readonly Series[], most: number): string[] => {
  const paths = series.map((): string[] => []);
  for (const bucket of buckets) {
    if (bucket.count === 0) continue;
    const { x, width } = barBox(plot, bucket);
    const total = Math.max(lowestBar, (bucket.count / most) * plot.height);
    let y = plot.height;
    for (const [place, one] of series.entries()) {
      const height = (countOf(bucket, one) / bucket.count) * total;
      if (height === 0) continue;
      y -= height;
      paths[place]?.push(box(x, y, width, height));
    }
  }
  return paths.map((parts) => parts.join(''));
};

/** The whole height over each span, at least two pixels wide so that a short one is seen. */
export const spansPath = (plot: Plot, spans: readonly Span[]): string =>
  spans
    .map(({ fromMs, toMs }) => {
      const x = xOf(plot, fromMs);
      return box(x, 0, Math.max(2, xOf(plot, toMs) - x), plot.height);
    })
    .join('');
