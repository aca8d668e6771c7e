import { describe, expect, it } from 'vitest';
import { addDays, lastDays, shownDays } from '#renderer/features/query-bar/day-range.ts';

describe('whole days as bounds', () => {
  it('counts calendar days over months, leap days and changes of clocks', () => {
    expect(addDays('2026-05-31', 1)).toBe('2026-06-01');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-03-30', -1)).toBe('2026-03-29');
  });

  it('ends the last days with the day of the newest event in the zone', () => {
    expect(lastDays('2026-05-31T22:30:00.000Z', 1, 'UTC')).toEqual({ from: '2026-05-31', to: '2026-06-01' });
    expect(lastDays('2026-05-31T22:30:00.000Z', 7, 'Europe/Madrid')).toEqual({ from: '2026-05-26', to: '2026-06-02' });
  });

  it('shows in the calendar what is a whole day, and nothing else', () => {
    expect(shownDays('2026-05-01', '2026-06-01')).toEqual(['2026-05-01', '2026-05-31']);
    expect(shownDays('2026-05-01T10:00', '')).toEqual([null, null]);
  });
});
