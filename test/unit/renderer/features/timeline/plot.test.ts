import { describe, expect, it } from 'vitest';
import {
  barBox,
  bucketAt,
  joined,
  type Plot,
  seriesPaths,
  spanOf,
  spansPath,
} from '#renderer/features/timeline/plot.ts';
import { keptSlots, seriesOf } from '#renderer/features/timeline/series.ts';
import { uncovered } from '#renderer/ui/uncovered.ts';
import type { Histogram } from '#shared/model/query.ts';

const at = (hour: number): string => new Date(Date.UTC(2026, 4, 20, hour)).toISOString();
const bar = (hour: number, bySeries: number[], other = 0): Histogram['buckets'][number] => ({
  start: at(hour),
  end: at(hour + 1),
  label: `${hour}:00`,
  count: bySeries.reduce((sum, count) => sum + count, other),
  bySeries,
  other,
});
const histogram: Histogram = {
  series: ['create', null],
  buckets: [bar(0, [3, 1], 4), bar(1, [0, 0]), bar(2, [1, 0])],
};
const plot: Plot = { width: 300, height: 80, span: spanOf(histogram.buckets) };

describe('the plot', () => {
  it('finds the bar under a pixel, the outer ones beyond the ends', () => {
    expect([-5, 0, 99, 100, 250, 999].map((x) => bucketAt(plot, histogram.buckets, x))).toEqual([0, 0, 0, 1, 2, 2]);
    expect(bucketAt(plot, [], 3)).toBe(-1);
    expect(barBox(plot, bar(1, []))).toEqual({ x: 100, width: 99 });
  });

  it('stacks a bar upwards and draws the smallest so that it is seen', () => {
    const series = seriesOf(histogram, 'action', new Map([['create', 2]]));
    expect(series.map(({ value, index }) => [value, index])).toEqual([
      ['create', 0],
      [null, 1],
      [null, null],
    ]);
    const [create, missing, others] = seriesPaths(plot, histogram.buckets, series, 8);
    expect(create).toBe('M0 50h99v30h-99zM200 70h99v10h-99z');
    expect(missing).toBe('M0 40h99v10h-99z');
    expect(others).toBe('M0 0h99v40h-99z');
    expect(seriesPaths(plot, [bar(2, [1])], series.slice(0, 1), 100_000)[0]).toBe('M200 78.5h99v1.5h-99z');
  });

  it('draws spans at least two pixels wide', () => {
    expect(spansPath(plot, [{ fromMs: plot.span.fromMs, toMs: plot.span.fromMs + 1 }])).toBe('M0 0h2v80h-2z');
  });
});

describe('keptSlots', () => {
  it('keeps the colour of a value from answer to answer', () => {
    const first = keptSlots(new Map(), ['create', 'update'], 3);
    expect([...first]).toEqual([
      ['create', 0],
      ['update', 1],
    ]);
    expect([...keptSlots(first, ['delete', 'update', null], 3)]).toEqual([
      ['update', 1],
      ['delete', 0],
      [null, 2],
    ]);
  });
});

describe('uncovered', () => {
  const span = { fromMs: Date.parse(at(0)), toMs: Date.parse(at(10)) };
  it('is what no range holds, ranges in any order and over each other', () => {
    const gaps = uncovered(
      [
        { from: at(4), to: at(6) },
        { from: at(1), to: at(3) },
        { from: at(2), to: at(3) },
        { from: at(5), to: at(7) },
      ],
      span,
    );
    expect(gaps.map(({ fromMs, toMs }) => [fromMs, toMs].map((ms) => new Date(ms).getUTCHours()))).toEqual([
      [0, 1],
      [3, 4],
      [7, 10],
    ]);
  });

  it('is nothing where one range holds all, and all where none does', () => {
    expect(uncovered([{ from: at(-5), to: at(20) }], span)).toEqual([]);
    expect(uncovered([{ from: at(11), to: at(20) }], span)).toEqual([span]);
    expect(uncovered([], span)).toEqual([span]);
  });
});

describe('joined', () => {
  it('is the bars taken together', () => {
    expect(joined([bar(0, [3, 1], 4), bar(1, [0, 2]), bar(2, [1, 0])])).toMatchObject({
      start: at(0),
      end: at(3),
      count: 11,
      bySeries: [4, 3],
      other: 4,
    });
    expect(joined([])).toBeUndefined();
  });
});
