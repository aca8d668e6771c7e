import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveTime } from '#core/query/resolve-time.ts';
import type { ViewTime } from '#shared/model/case.ts';
import { resolveViewTime } from '#shared/model/relative-time.ts';

const madrid = 'Europe/Madrid';
type Unit = Extract<ViewTime, { kind: 'relative' }>['unit'];

const last = (amount: number, unit: Unit, newest: string, zone = madrid) =>
  resolveViewTime({ kind: 'relative', amount, unit, before: 'newest' }, { nowMs: 0, newest, zone });

describe('a stretch before the newest event', () => {
  it('ends behind that event, at the next full second', () => {
    expect(last(7, 'day', '2026-05-31T18:29:53.416Z')).toEqual({
      from: '2026-05-24T20:29:54',
      to: '2026-05-31T20:29:54',
    });
    expect(last(1, 'day', '2026-05-31T18:29:53Z').to).toBe('2026-05-31T20:29:54');
    expect(last(2, 'week', '2026-05-31T18:29:53Z').from).toBe('2026-05-17T20:29:54');
  });

  it('goes back by calendar months and years, to the end of those that are shorter', () => {
    expect(last(1, 'month', '2026-03-31T09:59:59Z', 'UTC').from).toBe('2026-02-28T10:00:00');
    expect(last(1, 'month', '2024-03-31T09:59:59Z', 'UTC').from).toBe('2024-02-29T10:00:00');
    expect(last(3, 'month', '2026-01-15T09:59:59Z', 'UTC').from).toBe('2025-10-15T10:00:00');
    expect(last(1, 'year', '2024-02-29T09:59:59Z', 'UTC').from).toBe('2023-02-28T10:00:00');
    expect(last(25, 'month', '2026-05-31T09:59:59Z', 'UTC').from).toBe('2024-04-30T10:00:00');
  });

  it('keeps the time of day over a change of the clock, while hours are hours', () => {
    // The clock went forward on 2026-03-29 at 02:00.
    expect(last(1, 'day', '2026-03-29T10:59:59Z')).toEqual({ from: '2026-03-28T13:00:00', to: '2026-03-29T13:00:00' });
    expect(last(24, 'hour', '2026-03-29T10:59:59Z')).toEqual({
      from: '2026-03-28T12:00:00',
      to: '2026-03-29T13:00:00',
    });
    // And back on 2026-10-25 at 03:00.
    expect(last(24, 'hour', '2026-10-25T11:59:59Z')).toEqual({
      from: '2026-10-24T14:00:00',
      to: '2026-10-25T13:00:00',
    });
  });

  it('says which of two equal clock times it means', () => {
    expect(last(1, 'hour', '2026-10-25T00:29:59Z')).toEqual({
      from: '2026-10-25T01:30:00',
      to: '2026-10-25T02:30:00+02:00',
    });
    expect(last(1, 'hour', '2026-10-25T01:29:59Z')).toEqual({
      from: '2026-10-25T02:30:00+02:00',
      to: '2026-10-25T02:30:00+01:00',
    });
  });

  it('holds the newest event and begins before it, whatever the zone and the time', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }),
        fc.constantFrom(madrid, 'UTC', 'America/St_Johns', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Apia'),
        fc.constantFrom<Unit>('hour', 'day', 'week', 'month', 'year'),
        fc.integer({ min: 1, max: 40 }),
        (date, zone, unit, amount) => {
          const { from = '', to = '' } = last(amount, unit, date.toISOString(), zone);
          const end = resolveTime(to, 'to', zone).ms;
          expect(end).toBeGreaterThan(date.getTime());
          expect(end).toBeLessThanOrEqual(date.getTime() + 1000);
          expect(resolveTime(from, 'from', zone).ms).toBeLessThan(date.getTime());
          if (unit === 'hour') expect(end - resolveTime(from, 'from', zone).ms).toBe(amount * 3_600_000);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('the other times of a view', () => {
  const anchor = { nowMs: Date.parse('2026-06-10T07:59:59.5Z'), newest: '2026-05-31T22:29:53Z', zone: madrid };

  it('are before now, and before now too where there is no newest event', () => {
    const time: ViewTime = { kind: 'relative', amount: 1, unit: 'day', before: 'now' };
    const expected = { from: '2026-06-09T10:00:00', to: '2026-06-10T10:00:00' };
    expect(resolveViewTime(time, anchor)).toEqual(expected);
    expect(resolveViewTime({ ...time, before: 'newest' }, { ...anchor, newest: null })).toEqual(expected);
  });

  it('are exact bounds, or none', () => {
    expect(resolveViewTime({ kind: 'any' }, anchor)).toEqual({});
    expect(resolveViewTime({ kind: 'absolute', from: '2026-05-01', to: null }, anchor)).toEqual({ from: '2026-05-01' });
  });

  it('are whole days and months of the calendar of the zone', () => {
    const calendar = (unit: 'day' | 'month', back: number, zone = madrid) =>
      resolveViewTime({ kind: 'calendar', unit, back }, { ...anchor, zone });
    // 22:29 UTC on 31 May is the first of June in Madrid.
    expect(calendar('month', 0)).toEqual({ from: '2026-06-01', to: '2026-07-01' });
    expect(calendar('month', 0, 'UTC')).toEqual({ from: '2026-05-01', to: '2026-06-01' });
    expect(calendar('month', 6)).toEqual({ from: '2025-12-01', to: '2026-01-01' });
    expect(calendar('day', 0, 'UTC')).toEqual({ from: '2026-05-31', to: '2026-06-01' });
    expect(calendar('day', 1)).toEqual({ from: '2026-05-31', to: '2026-06-01' });
  });
});
