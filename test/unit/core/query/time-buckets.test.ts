import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { timeBuckets } from '#core/query/time-buckets.ts';

const at = (text: string): number => Date.parse(text);
const hours = (bucket: { startMs: number; endMs: number }): number => (bucket.endMs - bucket.startMs) / 3_600_000;

describe('timeBuckets', () => {
  it('knows days of 23, 24 and 25 hours', () => {
    const spring = timeBuckets(at('2026-03-28T12:00:00Z'), at('2026-03-30T12:00:00Z'), 'day', 'Europe/Madrid');
    expect(spring.map((day) => [day.label, hours(day)])).toEqual([
      ['2026-03-28', 24],
      ['2026-03-29', 23],
      ['2026-03-30', 24],
    ]);
    const autumn = timeBuckets(at('2026-10-25T12:00:00Z'), at('2026-10-25T12:00:00Z'), 'day', 'Europe/Madrid');
    expect(autumn.map(hours)).toEqual([25]);
  });

  it('names an hour that the clock shows twice by its offset and skips one it does not show', () => {
    const autumn = timeBuckets(at('2026-10-24T23:30:00Z'), at('2026-10-25T02:10:00Z'), 'hour', 'Europe/Madrid');
    expect(autumn.map(({ label }) => label)).toEqual([
      '2026-10-25 01:00',
      '2026-10-25 02:00+02:00',
      '2026-10-25 02:00+01:00',
      '2026-10-25 03:00',
    ]);
    const spring = timeBuckets(at('2026-03-29T00:30:00Z'), at('2026-03-29T01:30:00Z'), 'hour', 'Europe/Madrid');
    expect(spring.map(({ label }) => label)).toEqual(['2026-03-29 01:00', '2026-03-29 03:00']);
  });

  it('cuts hours into minutes and ten minutes of the local clock', () => {
    const tens = timeBuckets(at('2026-05-20T09:35:00Z'), at('2026-05-20T09:59:59Z'), 'ten-minute', 'Asia/Kolkata');
    expect(tens.map(({ label }) => label)).toEqual(['2026-05-20 15:00', '2026-05-20 15:10', '2026-05-20 15:20']);
    const minutes = timeBuckets(at('2026-10-25T00:59:00Z'), at('2026-10-25T01:01:00Z'), 'minute', 'Europe/Madrid');
    expect(minutes.map(({ label }) => label)).toEqual([
      '2026-10-25 02:59+02:00',
      '2026-10-25 02:00+01:00',
      '2026-10-25 02:01+01:00',
    ]);
    expect(minutes.every(({ startMs, endMs }) => endMs - startMs === 60_000)).toBe(true);
    const half = timeBuckets(
      at('2018-04-07T14:00:00Z'),
      at('2018-04-07T16:00:00Z'),
      'ten-minute',
      'Australia/Lord_Howe',
    );
    expect(new Set(half.map(({ label }) => label)).size).toBe(half.length);
    for (const [index, { startMs }] of half.entries()) if (index > 0) expect(startMs).toBe(half[index - 1]?.endMs);
    expect(() => timeBuckets(at('2026-01-01T00:00:00Z'), at('2026-05-01T00:00:00Z'), 'minute', 'UTC')).toThrow(
      expect.objectContaining({ code: 'BAD_INPUT' }),
    );
  });

  it.each(['Australia/Lord_Howe', 'America/Sao_Paulo', 'Asia/Kolkata', 'Pacific/Apia', 'Europe/Madrid', 'UTC'])(
    'leaves no gap and no overlap in %s',
    (zone) => {
      const [from, to] = [at('2018-01-01T00:10:00Z'), at('2018-12-31T23:50:00Z')];
      for (const bucket of ['day', 'week', 'month'] as const) {
        const buckets = timeBuckets(from, to, bucket, zone);
        expect(new Set(buckets.map(({ label }) => label)).size).toBe(buckets.length);
        expect(buckets[0]?.startMs).toBeLessThanOrEqual(from);
        expect(buckets.at(-1)?.endMs).toBeGreaterThan(to);
        for (const [index, { startMs }] of buckets.entries()) {
          if (index > 0) expect(startMs).toBe(buckets[index - 1]?.endMs);
        }
      }
      for (const month of ['02', '04', '10', '11']) {
        const buckets = timeBuckets(at(`2018-${month}-01T00:00:00Z`), at(`2018-${month}-27T00:00:00Z`), 'hour', zone);
        expect(new Set(buckets.map(({ label }) => label)).size).toBe(buckets.length);
        for (const [index, { startMs, endMs }] of buckets.entries()) {
          expect(endMs).toBeGreaterThan(startMs);
          if (index > 0) expect(startMs).toBe(buckets[index - 1]?.endMs);
        }
      }
    },
  );

  it('agrees with the calendar day by day in every zone, also where the clock changed twice within a week', () => {
    const zones = [
      'America/Boa_Vista',
      'Pacific/Apia',
      'Africa/Casablanca',
      'Asia/Gaza',
      'Europe/Madrid',
      'Asia/Kolkata',
    ];
    for (const zone of zones) {
      for (const year of [2000, 2011, 2026]) {
        const [from, to] = [at(`${year}-01-03T07:00:00Z`), at(`${year + 1}-02-03T07:00:00Z`)];
        const first = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone).toPlainDate();
        const days = timeBuckets(from, to, 'day', zone);
        for (const [index, { startMs, endMs, label }] of days.entries()) {
          const date = first.add({ days: index });
          expect(label).toBe(date.toString());
          expect(startMs).toBe(date.toZonedDateTime(zone).epochMilliseconds);
          expect(endMs).toBe(date.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds);
        }
        expect(days.at(-1)?.endMs).toBeGreaterThan(to);
        expect(days.at(-1)?.startMs).toBeLessThanOrEqual(to);
      }
    }
  });

  it('labels ISO weeks and months', () => {
    const weeks = timeBuckets(at('2025-12-29T12:00:00Z'), at('2026-01-05T12:00:00Z'), 'week', 'UTC');
    expect(weeks.map(({ label }) => label)).toEqual(['2026-W01', '2026-W02']);
    expect(new Date(weeks[0]?.startMs ?? 0).toISOString()).toBe('2025-12-29T00:00:00.000Z');
    const months = timeBuckets(at('2026-01-31T23:30:00Z'), at('2026-03-01T00:00:00Z'), 'month', 'Europe/Madrid');
    expect(months.map(({ label }) => label)).toEqual(['2026-02', '2026-03']);
  });

  it('allows 5,000 buckets and says what to do above', () => {
    const from = at('2026-01-01T00:00:00Z');
    expect(timeBuckets(from, from + 5000 * 3_600_000 - 1, 'hour', 'UTC')).toHaveLength(5000);
    for (const last of [from + 5000 * 3_600_000, from + 1e15]) {
      expect(() => timeBuckets(from, last, 'hour', 'UTC')).toThrow(
        expect.objectContaining({
          code: 'BAD_INPUT',
          data: { where: 'bucket', detail: expect.stringContaining('day') },
        }),
      );
    }
  });
});
