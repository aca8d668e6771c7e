import { describe, expect, it } from 'vitest';
import { boundMs, boundOf, chooseBucket } from '#renderer/features/timeline/choose-bucket.ts';
import { parseTimeBound } from '#shared/model/time-bound.ts';

const year = { oldest: '2025-06-01T00:00:00.000Z', newest: '2026-05-31T23:00:00.000Z' };

describe('chooseBucket', () => {
  const madrid = 'Europe/Madrid';

  it('follows the time asked for, within what the archive holds', () => {
    expect(chooseBucket({}, year, madrid)).toBe('week');
    expect(chooseBucket({ from: '2026-05-01', to: '2026-05-04' }, year, madrid)).toBe('hour');
    expect(chooseBucket({ from: '2026-05-01', to: '2026-05-02' }, year, madrid)).toBe('ten-minute');
    expect(chooseBucket({ from: '2026-05-01T16:00', to: '2026-05-01T17:00' }, year, madrid)).toBe('minute');
    expect(chooseBucket({ from: '2026-03-01' }, year, madrid)).toBe('day');
    expect(chooseBucket({ from: '2010-01-01', to: '2026-01-01' }, year, madrid)).toBe('month');
    expect(chooseBucket({}, { oldest: '2019-01-01T00:00:00.000Z', newest: year.newest }, madrid)).toBe('month');
  });

  it('has an answer for an empty archive, and for a range that is none', () => {
    expect(chooseBucket({}, { oldest: null, newest: null }, madrid)).toBe('minute');
    expect(chooseBucket({ from: '2026-05-02', to: '2026-05-01' }, year, madrid)).toBe('minute');
  });
});

describe('boundMs', () => {
  it('reads a bound as the filter does: dates and local times in the zone', () => {
    expect(boundMs('2026-05-20', 'Europe/Madrid')).toBe(Date.parse('2026-05-19T22:00:00Z'));
    expect(boundMs('2026-05-20T10:00', 'Asia/Kolkata')).toBe(Date.parse('2026-05-20T04:30:00Z'));
    expect(boundMs('2026-05-20T10:00Z', 'Asia/Kolkata')).toBe(Date.parse('2026-05-20T10:00:00Z'));
    expect(boundMs('sometime', 'UTC')).toBeNull();
    expect(boundMs(undefined, 'UTC')).toBeNull();
  });
});

describe('boundOf', () => {
  it('writes local midnight as a bare date', () => {
    expect(boundOf('2026-05-19T22:00:00.000Z', 'Europe/Madrid')).toBe('2026-05-20');
    expect(boundOf('2026-05-20T00:00:00.000Z', 'UTC')).toBe('2026-05-20');
  });

  it('tells the two midnights of a day apart where clocks go back at one', () => {
    expect(boundOf('2025-11-02T04:00:00.000Z', 'America/Havana')).toBe('2025-11-02');
    expect(boundOf('2025-11-02T05:00:00.000Z', 'America/Havana')).toBe('2025-11-02T00:00-05:00');
  });

  it('tells the two hours of a clock change apart, in a spelling the filter reads', () => {
    const first = boundOf('2026-10-25T00:00:00.000Z', 'Europe/Madrid');
    const second = boundOf('2026-10-25T01:00:00.000Z', 'Europe/Madrid');
    expect(first).toBe('2026-10-25T02:00+02:00');
    expect(second).toBe('2026-10-25T02:00+01:00');
    expect(parseTimeBound(second)).toMatchObject({ kind: 'instant', ms: Date.parse('2026-10-25T01:00:00Z') });
    expect(parseTimeBound(boundOf('2026-05-20T07:00:00.000Z', 'UTC'))).toMatchObject({
      ms: Date.parse('2026-05-20T07:00:00Z'),
    });
  });
});
