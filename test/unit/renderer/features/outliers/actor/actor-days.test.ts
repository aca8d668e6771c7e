import { describe, expect, it } from 'vitest';
import { aroundDay, chosenDay } from '#renderer/features/outliers/actor/chosen-day.ts';
import { dayNumbers } from '#renderer/features/outliers/actor/day-number-list.ts';
import { daysWithin, printDaySpan } from '#renderer/features/outliers/actor/day-span.ts';
import { dayTable } from '#renderer/features/outliers/actor/day-table.ts';
import { numberTableText } from '#renderer/features/outliers/actor/number-table.ts';
import { runningTotal } from '#renderer/features/outliers/actor/running-total.ts';
import { dayOf, findingOn, uncoveredDay } from './actor-fixture.ts';

const days = [dayOf('2026-03-16'), uncoveredDay('2026-03-17'), dayOf('2026-03-18', { observed: 0, score: 0.1 })];

describe('the day a page begins with', () => {
  it('is that of the highest finding, else of the highest score, else the last with an access', () => {
    const findings = [findingOn('2026-03-10', 3), findingOn('2026-03-12', 9), findingOn('2026-03-18', 4)];
    expect(chosenDay({ findings, days })).toBe('2026-03-12');
    expect(chosenDay({ findings: [], days })).toBe('2026-03-16');
    const unscored = [...days, dayOf('2026-03-19')].map((day) => ({ ...day, score: null }));
    expect(chosenDay({ findings: [], days: unscored })).toBe('2026-03-19');
    expect(chosenDay({ findings: [], days: [uncoveredDay('2026-03-17')] })).toBeNull();
    expect(chosenDay({ findings: [], days: [] })).toBeNull();
  });

  it('has the findings before and after it, two on one day once', () => {
    const findings = [
      findingOn('2026-03-18', 4),
      findingOn('2026-03-10', 3),
      findingOn('2026-03-10', 5, { window: 7 }),
    ];
    expect(aroundDay(findings, '2026-03-18')).toEqual({ before: '2026-03-10', after: null });
    expect(aroundDay(findings, '2026-03-12')).toEqual({ before: '2026-03-10', after: '2026-03-18' });
    expect(aroundDay([], '2026-03-12')).toEqual({ before: null, after: null });
  });
});

describe('the days shown', () => {
  it('are those of the address, all where it names none of them', () => {
    expect(daysWithin(days, printDaySpan('2026-03-17', '2026-04-01')).map(({ day }) => day)).toEqual([
      '2026-03-17',
      '2026-03-18',
    ]);
    for (const text of ['', 'x', '2026-03-18', '2025-01-01..2025-02-01', '2026-03-18..2026-03-16'])
      expect(daysWithin(days, text)).toBe(days);
  });
});

describe('the table of days', () => {
  const table = dayTable(days, (key) => key, 'Europe/Madrid');

  it('says that a day is not covered and leaves its numbers out', () => {
    expect(table.rows[1]).toMatchObject({ name: '2026-03-17', isAsked: false });
    expect(table.rows[1]?.values).toEqual(['uncovered', ...Array(9).fill(null)]);
    expect(table.rows.map(({ isAsked }) => isAsked)).toEqual([true, false, false]);
    for (const { values } of table.rows) expect(values).toHaveLength(table.heads.length - 1);
  });

  it('goes to a spreadsheet with every digit, and with nothing where nothing is known', () => {
    const lines = numberTableText(
      dayTable([dayOf('2026-03-16', { expected: 2.123456789 }), uncoveredDay('2026-03-17')], (key) => key, 'UTC'),
    ).split('\n');
    expect(lines).toHaveLength(3);
    expect(lines[1]).toContain('\t2.123456789\t');
    expect(lines[2]).toBe(`2026-03-17\tuncovered${'\t'.repeat(9)}`);
  });
});

it('new resources add up over days of which nothing is known', () => {
  expect(runningTotal([1, null, 0, 4])).toEqual([1, 1, 1, 5]);
  expect(runningTotal([])).toEqual([]);
});

describe('the numbers of a day', () => {
  const keysOf = (groups: ReturnType<typeof dayNumbers>) =>
    groups.flatMap(({ numbers }) => numbers.map(({ key }) => key));

  it('are more where the day is a finding, none of them twice', () => {
    const plain = keysOf(dayNumbers(dayOf('2026-03-16'), null));
    const found = keysOf(dayNumbers(dayOf('2026-03-16'), findingOn('2026-03-16', 3)));
    expect(found).toEqual(expect.arrayContaining([...plain, 'log10P', 'dispersion', 'oneIn', 'peerFactor', 'usual']));
    expect(new Set(found).size).toBe(found.length);
  });

  it('stay unknown on a day that is not covered', () => {
    const values = dayNumbers(uncoveredDay('2026-03-17'), null).flatMap(({ numbers }) =>
      numbers.map(({ value }) => value),
    );
    expect(values.every((value) => value === null)).toBe(true);
  });
});
