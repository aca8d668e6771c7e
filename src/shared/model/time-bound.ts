// The spellings of a bound in `from:` and `to:`. Syntax and calendar only: which instant a local time is depends on the zone.

/**
 * A time bound as written.
 * - `date`: a bare date, the start of that day in the zone of the query;
 * - `local`: a date and clock time in the zone of the query, as `YYYY-MM-DDTHH:MM:SS.fffffffff`;
 * - `instant`: with `Z` or an offset; `ms` UTC (floored), `nanos` the rest of that millisecond, 0 to 999,999.
 */
export type TimeBound =
  | { kind: 'date'; date: string }
  | { kind: 'local'; dateTime: string }
  | { kind: 'instant'; ms: number; nanos: number };

export const timeBoundHint =
  'a date (2026-05-01), a local time (2026-05-01T16:30) or an instant with Z or an offset (2026-05-01T16:30:00Z)';

const shape =
  /^(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(?:([Zz])|([+-])(\d\d):?(\d\d))?)?$/;

/** Reads a bound; null when it is no time the calendar knows (2026-02-30, 24:00, a leap second). */
export const parseTimeBound = (text: string): TimeBound | null => {
  const found = shape.exec(text);
  if (found === null) return null;
  const part = (index: number): number => Number(found[index] ?? '0');
  const [year, month, day, hour, minute, second] = [part(1), part(2), part(3), part(4), part(5), part(6)];
  if (hour > 23 || minute > 59 || second > 59 || part(10) > 23 || part(11) > 59) return null;
  const midnight = new Date(0);
  midnight.setUTCFullYear(year, month - 1, day);
  if (midnight.getUTCMonth() !== month - 1 || midnight.getUTCDate() !== day) return null;
  const date = text.slice(0, 10);
  if (found[4] === undefined) return { kind: 'date', date };
  const fraction = (found[7] ?? '').padEnd(9, '0');
  if (found[8] === undefined && found[9] === undefined) {
    return { kind: 'local', dateTime: `${date}T${found[4]}:${found[5]}:${found[6] ?? '00'}.${fraction}` };
  }
  const offsetMinutes = (found[9] === '-' ? -1 : 1) * (part(10) * 60 + part(11));
  const clock = ((hour * 60 + minute - offsetMinutes) * 60 + second) * 1000 + Number(fraction.slice(0, 3));
  return { kind: 'instant', ms: midnight.getTime() + clock, nanos: Number(fraction.slice(3)) };
};
