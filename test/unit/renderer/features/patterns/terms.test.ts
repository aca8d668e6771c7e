import { describe, expect, it } from 'vitest';
import { asksForCell, withCell, withoutCell } from '#renderer/features/patterns/matrix-terms.ts';
import { asksForHour, isOffHours, withoutWeekHours, withWeekHour } from '#renderer/features/patterns/week-hours.ts';
import { parseFilter, printFilter } from '#shared/model/filter-text.ts';

describe('hours of the week', () => {
  it('asks for an hour instead of those asked for before, and leaves the rest', () => {
    const before = parseFilter('action:access weekday:sat,sun clock:20:00-07:00 (weekday:mon OR role:admin)');
    const after = withWeekHour(before, { day: 2, hour: 3 });
    expect(after).toEqual(parseFilter('action:access (weekday:mon OR role:admin) weekday:tue clock:03:00-04:00'));
    expect(parseFilter(printFilter(after))).toEqual(after);
    expect(withoutWeekHours(after)).toEqual(parseFilter('action:access (weekday:mon OR role:admin)'));
  });

  it('asks for a day or an hour alone', () => {
    const everything = parseFilter('');
    expect(withWeekHour(everything, { day: 7, hour: null })).toEqual(parseFilter('weekday:sun'));
    expect(withWeekHour(everything, { day: null, hour: 23 })).toEqual(parseFilter('clock:23:00-00:00'));
  });

  it('knows which hours are asked for, over midnight too', () => {
    const night = parseFilter('weekday:tue clock:22:00-07:00');
    expect(asksForHour(night, 2, 23)).toBe(true);
    expect(asksForHour(night, 2, 6)).toBe(true);
    expect(asksForHour(night, 2, 7)).toBe(false);
    expect(asksForHour(night, 3, 23)).toBe(false);
    expect(asksForHour(parseFilter('clock:03:30-05:00'), 1, 3)).toBe(false);
    expect(asksForHour(parseFilter('clock:23:00-00:00'), 1, 23)).toBe(true);
    expect(asksForHour(parseFilter('action:access'), 1, 3)).toBe(false);
  });

  it('takes weekends and nights for off-hours', () => {
    expect([isOffHours(1, 7), isOffHours(1, 8), isOffHours(5, 19), isOffHours(5, 20), isOffHours(6, 12)]).toEqual([
      true,
      false,
      false,
      true,
      true,
    ]);
  });
});

describe('cells of the matrix', () => {
  const fields = { rows: 'actor.email', columns: 'resource.type' } as const;

  it('asks for both values instead of those asked for before; not stated is a value', () => {
    const before = parseFilter('actor.email:ana@acme.example -resource.type:queue action:access');
    const after = withCell(before, fields, { row: 'luis@acme.example', column: null });
    expect(after).toEqual(parseFilter('action:access actor.email:luis@acme.example resource.type:""'));
    expect(withoutCell(after, fields)).toEqual(parseFilter('action:access'));
    expect(withCell(before, fields, { row: undefined, column: 'ivr' })).toEqual(
      parseFilter('action:access resource.type:ivr'),
    );
  });

  it('knows which cells are asked for, without regard to case', () => {
    const filter = parseFilter('actor.email:Luis@acme.example resource.type:recording,ivr');
    expect(asksForCell(filter, fields, { row: 'luis@acme.example', column: 'ivr' })).toBe(true);
    expect(asksForCell(filter, fields, { row: 'luis@acme.example', column: null })).toBe(false);
    expect(asksForCell(parseFilter('resource.type:ivr'), fields, { row: 'ana', column: 'ivr' })).toBe(true);
    expect(asksForCell(parseFilter('role:admin'), fields, { row: 'ana', column: 'ivr' })).toBe(false);
  });
});
