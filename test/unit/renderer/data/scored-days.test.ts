import { describe, expect, it } from 'vitest';
import { scoredDays } from '#renderer/data/scored-days.ts';
import { parseFilter, printFilter } from '#shared/model/filter-text.ts';

const days = (text: string, viewZone = 'Europe/Madrid', calendarZone = 'Europe/Madrid') => {
  const { filter, from, to } = scoredDays(parseFilter(text), viewZone, calendarZone);
  return [printFilter(filter), from, to];
};

describe('scoredDays', () => {
  it('takes the time out of the filter, so that what lies before stays history', () => {
    expect(days('role:admin from:2026-03-01 to:2026-04-01')).toEqual(['role:admin', '2026-03-01', '2026-04-01']);
    expect(days('from:2026-03-01')).toEqual(['', '2026-03-01', null]);
    expect(days('to:2026-03-01')).toEqual(['', null, '2026-03-01']);
  });

  it('holds whole days: those that the time touches', () => {
    expect(days('from:2026-03-01T10:30 to:2026-03-02T00:01')).toEqual(['', '2026-03-01', '2026-03-03']);
  });

  it('reads bounds in the zone of the view and counts days of the calendar', () => {
    expect(days('from:2026-03-01 to:2026-03-02', 'UTC', 'Europe/Madrid')).toEqual(['', '2026-03-01', '2026-03-03']);
    expect(days('from:2026-03-01T23:30:00Z')).toEqual(['', '2026-03-02', null]);
  });

  it('lets every one of several times hold', () => {
    expect(days('from:2026-03-01 to:2026-05-01 from:2026-04-01 to:2026-06-01')).toEqual([
      '',
      '2026-04-01',
      '2026-05-01',
    ]);
  });

  it('leaves a filter without a time, and a time inside brackets, as they are', () => {
    expect(days('role:admin')).toEqual(['role:admin', null, null]);
    const inside = 'role:admin OR from:2026-03-01';
    expect(days(inside)).toEqual([printFilter(parseFilter(inside)), null, null]);
  });
});
