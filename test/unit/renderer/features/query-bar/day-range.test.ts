import { describe, expect, it } from 'vitest';
import { addDays, shownDays } from '#renderer/features/query-bar/day-range.ts';

describe('whole days as bounds', () => {
  it('counts calendar days over months, leap days and changes of clocks', () => {
    expect(addDays('2026-05-31', 1)).toBe('2026-06-01');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-03-30', -1)).toBe('2026-03-29');
  });

  it('shows in the calendar what is a whole day, and nothing else', () => {
    expect(shownDays('2026-05-01', '2026-06-01')).toEqual(['2026-05-01', '2026-05-31']);
    expect(shownDays('2026-05-01T10:00', '')).toEqual([null, null]);
  });
});
