import { describe, expect, it } from 'vitest';
import { dayInstant, dayOfInstant } from '#renderer/ui/day-instant.ts';

describe('dayInstant', () => {
  it('is the start of the day in the zone, in summer and in winter', () => {
    expect(dayInstant('2026-05-31', 'Europe/Madrid')).toBe('2026-05-30T22:00:00Z');
    expect(dayInstant('2026-12-31', 'Europe/Madrid', 1)).toBe('2026-12-31T23:00:00Z');
    expect(dayInstant('2026-05-31', 'UTC', 1)).toBe('2026-06-01T00:00:00Z');
  });

  it('is null for what is no day', () => {
    expect(['', '2026-02-30', '31-05-2026', '2026-5-1', 'x'].map((day) => dayInstant(day, 'UTC'))).toEqual(
      Array(5).fill(null),
    );
  });

  it('is undone by dayOfInstant', () => {
    for (const day of ['2026-03-29', '2026-10-25', '2024-02-29']) {
      expect(dayOfInstant(Date.parse(dayInstant(day, 'Europe/Madrid') ?? ''), 'Europe/Madrid')).toBe(day);
    }
  });
});
