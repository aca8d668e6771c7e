import { describe, expect, it } from 'vitest';
import { pannedRange, widenedRange } from '#renderer/features/timeline/shift-range.ts';
import type { Span } from '#renderer/ui/span.ts';

const span = (from: string, to: string): Span => ({ fromMs: Date.parse(from), toMs: Date.parse(to) });
const zone = 'Europe/Madrid';

describe('pannedRange', () => {
  it('moves whole days by half their number, across a change of the clock', () => {
    const week = span('2026-03-22T23:00:00Z', '2026-03-29T22:00:00Z');
    expect(pannedRange(week, zone, 1)).toEqual({ from: '2026-03-27', to: '2026-04-03' });
    expect(pannedRange(week, zone, -1)).toEqual({ from: '2026-03-19', to: '2026-03-26' });
    const day = span('2026-05-19T22:00:00Z', '2026-05-20T22:00:00Z');
    expect(pannedRange(day, zone, 1)).toEqual({ from: '2026-05-21', to: '2026-05-22' });
  });

  it('moves hours by half their length', () => {
    const hours = span('2026-05-20T08:00:00Z', '2026-05-20T12:00:00Z');
    expect(pannedRange(hours, zone, -1)).toEqual({ from: '2026-05-20T08:00+02:00', to: '2026-05-20T12:00+02:00' });
    const minute = span('2026-05-20T08:00:00Z', '2026-05-20T08:01:00Z');
    expect(pannedRange(minute, zone, 1)).toEqual({ from: '2026-05-20T10:01+02:00', to: '2026-05-20T10:02+02:00' });
  });
});

describe('widenedRange', () => {
  it('is three times as long around the same middle', () => {
    const hour = span('2026-05-20T08:00:00Z', '2026-05-20T09:00:00Z');
    expect(widenedRange(hour, zone, null)).toEqual({ from: '2026-05-20T09:00+02:00', to: '2026-05-20T12:00+02:00' });
  });

  it('is any time once it holds the whole archive', () => {
    const whole = span('2026-05-01T00:00:00Z', '2026-05-08T00:00:00Z');
    expect(widenedRange(span('2026-05-03T00:00:00Z', '2026-05-06T00:00:00Z'), 'UTC', whole)).toEqual({});
    expect(widenedRange(span('2026-05-03T00:00:00Z', '2026-05-04T00:00:00Z'), 'UTC', whole)).toEqual({
      from: '2026-05-02',
      to: '2026-05-05',
    });
  });
});
