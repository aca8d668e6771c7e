// Turns a written time bound into the instant it means in the zone of the query.
import { Temporal } from 'temporal-polyfill';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { parseTimeBound, timeBoundHint } from '#shared/model/time-bound.ts';

/** `ms` UTC, floored, and the rest of that millisecond in nanoseconds (0 to 999,999). */
export interface Instant {
  ms: number;
  nanos: number;
}

/**
 * The instant of a bound. A bare date is the first instant of that day in the zone, for `from` and `to` alike.
 * A local time that the clock shows twice (autumn) or never (spring) takes the earlier instant for `from` and the later one for
 * `to`: the window is never narrower than either reading. Throws BAD_FILTER; the zone must have been checked.
 */
export const resolveTime = (text: string, side: 'from' | 'to', zone: string): Instant => {
  const bound = parseTimeBound(text);
  if (bound === null) throw new WorkbenchError('BAD_FILTER', `${side}:${text}`, `${side}: takes ${timeBoundHint}`);
  if (bound.kind === 'instant') return { ms: bound.ms, nanos: bound.nanos };
  const zoned =
    bound.kind === 'date'
      ? Temporal.PlainDate.from(bound.date).toZonedDateTime(zone)
      : Temporal.PlainDateTime.from(bound.dateTime).toZonedDateTime(zone, {
          disambiguation: side === 'from' ? 'earlier' : 'later',
        });
  return { ms: zoned.epochMilliseconds, nanos: zoned.microsecond * 1000 + zoned.nanosecond };
};
