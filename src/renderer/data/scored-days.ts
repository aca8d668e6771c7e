// The time a filter asks for as the days that are scored: what lies before them stays history.
import type { Filter } from '#shared/model/filter.ts';
import { topTerms, withTime } from '#shared/model/filter-edit.ts';
import { parseTimeBound } from '#shared/model/time-bound.ts';
import { instantOfWall } from '#shared/model/wall-clock.ts';
import { dayInstant, dayOfInstant } from '../ui/day-instant.ts';

export interface ScoredDays {
  /** The filter without its time. */
  filter: Filter;
  /** First day, null for all. */
  from: string | null;
  /** The day after the last, null for all. */
  to: string | null;
}

const instantOf = (text: string, zone: string): number | null => {
  const bound = parseTimeBound(text);
  if (bound === null) return null;
  if (bound.kind === 'instant') return bound.ms;
  return instantOfWall(bound.kind === 'date' ? `${bound.date}T00:00:00` : bound.dateTime.slice(0, 19), zone);
};

const dayAfter = (day: string): string => dayInstant(day, 'UTC', 1)?.slice(0, 10) ?? day;

/**
 * Whole days of `calendarZone` that hold what `filter` asks for; its bounds are read in `viewZone`, and of several times all must
 * hold. A filter whose time cannot be read is left as it is.
 */
export const scoredDays = (filter: Filter, viewZone: string, calendarZone: string): ScoredDays => {
  const times = topTerms(filter).filter((term) => term.op === 'time');
  const edges = (bound: 'from' | 'to'): (number | null)[] =>
    times.flatMap(({ [bound]: text }) => (text === undefined ? [] : [instantOf(text, viewZone)]));
  const starts = edges('from');
  const ends = edges('to');
  const known = (edge: number | null): edge is number => edge !== null;
  if (times.length === 0 || ![...starts, ...ends].every(known)) return { filter, from: null, to: null };
  const from = Math.max(...starts.filter(known));
  const to = Math.min(...ends.filter(known));
  return {
    filter: withTime(filter, {}),
    from: starts.length === 0 ? null : dayOfInstant(from, calendarZone),
    to: ends.length === 0 ? null : dayAfter(dayOfInstant(to - 1, calendarZone)),
  };
};
