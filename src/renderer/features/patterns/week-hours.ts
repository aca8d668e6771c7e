// The hours of the week as terms of a filter: what a click on the heat map asks for, and which hours are asked for already.
import type { Filter } from '#shared/model/filter.ts';
import { topTerms } from '#shared/model/filter-edit.ts';
import { normaliseFilter } from '#shared/model/normalise-filter.ts';

/** ISO day 1 (Monday) to 7, hour 0 to 23; null is any. */
export interface WeekHour {
  day: number | null;
  hour: number | null;
}

const clockOf = (hour: number): string => `${String(hour % 24).padStart(2, '0')}:00`;

const isWeekTerm = ({ op }: Filter): boolean => op === 'weekday' || op === 'clock';

/** The filter without its top-level days of the week and times of day: what the heat map counts, so that other hours stay in sight. */
export const withoutWeekHours = (filter: Filter): Filter =>
  normaliseFilter({ op: 'and', args: topTerms(filter).filter((term) => !isWeekTerm(term)) });

/** Asks for these hours instead of those the top level asks for. */
export const withWeekHour = (filter: Filter, { day, hour }: WeekHour): Filter => {
  const terms: Filter[] = topTerms(filter).filter((term) => !isWeekTerm(term));
  if (day !== null) terms.push({ op: 'weekday', days: [day] });
  if (hour !== null) terms.push({ op: 'clock', from: clockOf(hour), to: clockOf(hour + 1) });
  return normaliseFilter({ op: 'and', args: terms });
};

const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

/** Whether the top level asks for hours of the week, and this whole hour is among them. */
export const asksForHour = (filter: Filter, day: number, hour: number): boolean => {
  const terms = topTerms(filter).filter(isWeekTerm);
  return (
    terms.length > 0 &&
    terms.every((term) => {
      if (term.op === 'weekday') return term.days.includes(day);
      if (term.op !== 'clock') return true;
      const [from, to, start] = [minutesOf(term.from), minutesOf(term.to), hour * 60];
      // Over midnight where the end is not after the beginning.
      return to > from ? start >= from && start + 60 <= to : start >= from || start + 60 <= to;
    })
  );
};

/** Monday to Friday, 08:00 to 20:00 are taken for working hours; a guess that is only drawn, never judged by. */
export const isOffHours = (day: number, hour: number): boolean => day > 5 || hour < 8 || hour >= 20;
