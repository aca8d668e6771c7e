// Times as sources write them → one UTC spelling. What can be read in one way only is read; a local time without a zone
// or a date that is both day-first and month-first is refused unless somebody decided, never read by a guess.

import { assertNever } from '#shared/assert-never.ts';
import type { TimeFormat } from '#shared/model/mapping.ts';
import { daysFromEpoch, isDate, spellTime } from './timestamp/civil-time.ts';
import { readEpoch, readEpochBySize } from './timestamp/epoch-time.ts';
import { readExcelSerial } from './timestamp/excel-time.ts';
import { createLocalClock, type LocalClock } from './timestamp/local-clock.ts';
import { type ParsedTime, refuseTime, type TimeNotes } from './timestamp/parsed-time.ts';
import { type DateOrder, plainSpaces, readWrittenTime, type WrittenTime } from './timestamp/written-time.ts';

/** `utc` only where the source itself says so, for example in a column header `Time (UTC)`. */
export type ZonelessTimes = 'refuse' | 'utc';

/** What was decided about a column of times; made once per source by `createTimeRules`. */
export interface TimeRules {
  format: TimeFormat;
  /** Null: a time without a zone is refused. */
  clock: LocalClock | null;
}

/** `zone`: IANA name for times without one, null to refuse them. Throws BAD_INPUT for a zone this machine does not know. */
export const createTimeRules = (format: TimeFormat, zone: string | null): TimeRules => ({
  format,
  clock: zone === null ? null : createLocalClock(zone),
});

const pair = (text: string, at: number): number => {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
};

/** `YYYY-MM-DDTHH:MM:SS.mmmZ` exactly: ms UTC, or NaN when it is anything else or impossible. */
const millisecondForm = (text: string): number => {
  if (
    text.length !== 24 ||
    text.charCodeAt(4) !== 45 ||
    text.charCodeAt(7) !== 45 ||
    text.charCodeAt(10) !== 84 ||
    text.charCodeAt(13) !== 58 ||
    text.charCodeAt(16) !== 58 ||
    text.charCodeAt(19) !== 46 ||
    text.charCodeAt(23) !== 90
  ) {
    return Number.NaN;
  }
  const [century, years, month, day] = [pair(text, 0), pair(text, 2), pair(text, 5), pair(text, 8)];
  const [hour, minute, second] = [pair(text, 11), pair(text, 14), pair(text, 17)];
  const [centis, millis] = [pair(text, 20), text.charCodeAt(22) - 48];
  if (century < 0 || years < 0 || hour < 0 || minute < 0 || second < 0 || centis < 0 || millis < 0 || millis > 9) {
    return Number.NaN;
  }
  const year = century * 100 + years;
  if (year < 1 || !isDate(year, month, day)) return Number.NaN;
  if (hour > 23 || minute > 59 || second > 59) return Number.NaN;
  const seconds = daysFromEpoch(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second;
  return seconds * 1000 + centis * 10 + millis;
};

const noZone = refuseTime('a local time without a zone; Z or an offset is needed');

type Shown = Pick<WrittenTime, 'seconds' | 'fraction' | 'centuryAssumed' | 'orderAssumed'>;

const withNotes = (parsed: ParsedTime, notes: TimeNotes): ParsedTime => (parsed.ok ? { ...parsed, notes } : parsed);

/** A time that lies at an offset for certain; noted only where something else about it was decided. */
const placeCertain = ({ seconds, fraction, centuryAssumed, orderAssumed }: Shown, offset: number): ParsedTime => {
  const parsed = spellTime(seconds - offset, fraction);
  if (!centuryAssumed && orderAssumed === null) return parsed;
  return withNotes(parsed, { zone: null, offsetSeconds: null, dstAmbiguous: false, centuryAssumed, orderAssumed });
};

/** A time as a wall clock showed it, in the zone that was decided on. */
const placeLocal = (shown: Shown, rules: TimeRules | ZonelessTimes): ParsedTime => {
  if (rules === 'utc') return placeCertain(shown, 0);
  if (rules === 'refuse' || rules.clock === null) return noZone;
  const { seconds, fraction, centuryAssumed, orderAssumed } = shown;
  const { zone } = rules.clock;
  const reading = rules.clock.read(seconds);
  if (reading === null) return refuseTime(`clocks in ${zone} skipped this time when they were set forward`);
  const { offsetSeconds, ambiguous: dstAmbiguous } = reading;
  return withNotes(spellTime(seconds - offsetSeconds, fraction), {
    zone,
    offsetSeconds,
    dstAmbiguous,
    centuryAssumed,
    orderAssumed,
  });
};

const parseWritten = (text: string, order: DateOrder | null, rules: TimeRules | ZonelessTimes): ParsedTime | null => {
  const written = readWrittenTime(text, order);
  if (written === null || !written.ok) return written;
  return written.offset === null ? placeLocal(written, rules) : placeCertain(written, written.offset);
};

const parseSerial = (text: string, rules: TimeRules | ZonelessTimes): ParsedTime => {
  const shownMs = readExcelSerial(text);
  if (shownMs === null) return refuseTime('neither a serial day of a spreadsheet nor a written time');
  const seconds = Math.floor(shownMs / 1000);
  const fraction = String(shownMs - seconds * 1000).padStart(3, '0');
  return placeLocal({ seconds, fraction, centuryAssumed: false, orderAssumed: null }, rules);
};

const unreadable = refuseTime('not a time this version can read');

/**
 * A source's time as UTC. Read in every format: RFC 3339 and its kin (0-9 fraction digits, every offset form, a space for
 * the T, `UTC` for the Z), dates with the month first, last or by name, 12-hour times, RFC 2822, `Date.toString`. Epoch
 * numbers are read by their size under `auto`, `day-first` and `month-first`; serial days of a spreadsheet only under
 * `excel`.
 */
export const parseTimestamp = (text: string, rules: TimeRules | ZonelessTimes = 'refuse'): ParsedTime => {
  const quick = millisecondForm(text);
  if (!Number.isNaN(quick)) return { ok: true, timestamp: text, timeMs: quick };
  const plain = plainSpaces(text);
  const format = typeof rules === 'string' ? 'auto' : rules.format;
  switch (format) {
    case 'auto':
      return parseWritten(plain, null, rules) ?? readEpochBySize(plain) ?? unreadable;
    case 'day-first':
    case 'month-first':
      return parseWritten(plain, format, rules) ?? readEpochBySize(plain) ?? unreadable;
    case 'epoch-s':
    case 'epoch-ms':
    case 'epoch-us':
    case 'epoch-ns':
      return parseWritten(plain, null, rules) ?? readEpoch(plain, format);
    case 'excel':
      return parseWritten(plain, null, rules) ?? parseSerial(plain, rules);
    default:
      return assertNever(format);
  }
};
