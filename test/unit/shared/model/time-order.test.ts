import { describe, expect, it } from 'vitest';
import { aroundMoment, isImpossible } from '#shared/model/time-order.ts';

const madrid = 'Europe/Madrid';

describe('a range of time', () => {
  it('is impossible where its end is not after its beginning', () => {
    const impossible = (from: string, to: string) => isImpossible({ from, to }, madrid);
    expect(impossible('2026-06-01', '2026-05-01')).toBe(true);
    expect(impossible('2026-06-01', '2026-06-01')).toBe(true);
    expect(impossible('2026-05-01', '2026-06-01')).toBe(false);
    expect(impossible('2026-05-01T10:00', '2026-05-01T09:59:59')).toBe(true);
    expect(impossible('2026-05-01T10:00:00.2', '2026-05-01T10:00:00.1')).toBe(true);
    // 12:00 UTC is 14:00 in Madrid in summer, 13:00 in winter.
    expect(impossible('2026-07-01T12:00:00Z', '2026-07-01T13:30')).toBe(true);
    expect(impossible('2026-01-01T12:00:00Z', '2026-01-01T13:30')).toBe(false);
    // Between the first 02:30 and the second lies an hour.
    expect(impossible('2026-10-25T02:30:00+02:00', '2026-10-25T02:30:00+01:00')).toBe(false);
  });

  it('is never impossible with one bound, or one that cannot be read', () => {
    expect(isImpossible({ from: '2026-06-01' }, madrid)).toBe(false);
    expect(isImpossible({ to: '2026-06-01' }, madrid)).toBe(false);
    expect(isImpossible({ from: 'tomorrow', to: '2026-06-01' }, madrid)).toBe(false);
  });
});

describe('around a moment', () => {
  it('goes along the wall clock, over midnight too', () => {
    expect(aroundMoment(' 2026-05-30 16:30 ', 15, madrid)).toEqual({
      from: '2026-05-30T16:15:00',
      to: '2026-05-30T16:45:00',
    });
    expect(aroundMoment('2026-05-31T00:05:30', 15, madrid)?.from).toBe('2026-05-30T23:50:30');
  });

  it('turns an instant into times of the zone', () => {
    expect(aroundMoment('2026-05-30T14:30:00Z', 15, madrid)).toEqual({
      from: '2026-05-30T16:15:00',
      to: '2026-05-30T16:45:00',
    });
  });

  it('needs a time of day', () => {
    for (const text of ['', '2026-05-30', '16:30', 'yesterday']) expect(aroundMoment(text, 15, madrid)).toBeNull();
  });
});
