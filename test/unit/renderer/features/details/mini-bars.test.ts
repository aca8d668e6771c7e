import { describe, expect, it } from 'vitest';
import { miniBars, miniBucket } from '#renderer/features/details/mini-bars.ts';

const bucket = (start: string, end: string, count: number) => ({
  start,
  end,
  label: start.slice(0, 10),
  count,
  bySeries: [],
  other: 0,
});
const buckets = [
  bucket('2026-01-03T00:00:00Z', '2026-01-04T00:00:00Z', 4),
  bucket('2026-01-04T00:00:00Z', '2026-01-05T00:00:00Z', 0),
  bucket('2026-01-05T00:00:00Z', '2026-01-06T00:00:00Z', 1),
];

describe('the bars of a mini time line', () => {
  it('stand by time over the whole archive, with the event between them', () => {
    const { bars, here } = miniBars(buckets, {
      from: '2026-01-01T00:00:00Z',
      to: '2026-01-11T00:00:00Z',
      here: '2026-01-06T00:00:00Z',
    });
    expect(bars.map(({ x, width, height }) => [x, width, height])).toEqual([
      [0.2, 0.1, 1],
      [0.4, 0.1, 0.25],
    ]);
    expect(here).toBe(0.5);
  });

  it('widens the extent to whole bars and keeps the mark inside', () => {
    const { bars, here } = miniBars(buckets, {
      from: '2026-01-03T12:00:00Z',
      to: '2026-01-05T12:00:00Z',
      here: '2026-02-01T00:00:00Z',
    });
    expect(bars[0]?.x).toBe(0);
    expect((bars.at(-1)?.x ?? 0) + (bars.at(-1)?.width ?? 0)).toBeCloseTo(1, 10);
    expect(here).toBe(1);
    expect(
      miniBars([], { from: '2026-01-01T00:00:00Z', to: '2026-01-01T00:00:00Z', here: '2026-01-01T00:00:00Z' }),
    ).toEqual({
      bars: [],
      here: 0,
    });
  });

  it('are as wide as the archive is long', () => {
    const over = (days: number) =>
      miniBucket('2026-01-01T00:00:00Z', new Date(Date.UTC(2026, 0, 1) + days * 86_400_000).toISOString());
    expect([1, 30, 365, 2000].map(over)).toEqual(['hour', 'day', 'week', 'month']);
    expect(miniBucket(null, null)).toBe('hour');
  });
});
