// Days of coverage → the rows of a calendar, one a month; months of which nothing is known are folded into one row.
import type { CoverageDay } from '#shared/model/coverage.ts';

/** `days[0]` is the first of the month; null where the archive's time does not reach. */
export interface MonthRow {
  kind: 'month';
  /** `2026-05` */
  month: string;
  days: (CoverageDay | null)[];
}

/** Consecutive months without an event and without a claim, both bounds inclusive. */
export interface QuietRow {
  kind: 'quiet';
  from: string;
  to: string;
  months: number;
}

const daysIn = (month: string): number =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate();

const isKnown = ({ events, covered }: CoverageDay): boolean => events > 0 || covered > 0;

/** `days` in order of time, each at most once. */
export const calendarMonths = (days: readonly CoverageDay[]): (MonthRow | QuietRow)[] => {
  const months = new Map<string, CoverageDay[]>();
  for (const day of days) {
    const month = day.day.slice(0, 7);
    const known = months.get(month);
    if (known === undefined) months.set(month, [day]);
    else known.push(day);
  }
  const rows: (MonthRow | QuietRow)[] = [];
  for (const [month, found] of months) {
    if (found.some(isKnown)) {
      const byDay = new Map(found.map((day) => [Number(day.day.slice(8)), day]));
      const whole = Array.from({ length: daysIn(month) }, (_, index) => byDay.get(index + 1) ?? null);
      rows.push({ kind: 'month', month, days: whole });
      continue;
    }
    const before = rows.at(-1);
    if (before?.kind === 'quiet') {
      before.to = month;
      before.months += 1;
    } else rows.push({ kind: 'quiet', from: month, to: month, months: 1 });
  }
  return rows;
};

/** Shade of a day from 0 (no event) to 4 (as busy as the busiest), on a logarithmic scale. */
export const shadeOf = (events: number, most: number): number =>
  events === 0 ? 0 : Math.max(1, Math.ceil((4 * Math.log1p(events)) / Math.log1p(Math.max(most, 1))));
