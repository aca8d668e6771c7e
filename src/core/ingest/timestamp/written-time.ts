// A date and a time of day as people and programs write them → seconds of the calendar and the stated offset.
import { daysFromEpoch, isDate } from './civil-time.ts';
import { refuseTime } from './parsed-time.ts';
import { statedOffset } from './stated-offset.ts';
import { readWrittenDate, type WrittenDate } from './written-date.ts';

export type DateOrder = 'day-first' | 'month-first';

/** `seconds`: the written time as if it were UTC. `offset` in seconds east of UTC, null where the text has none. */
export interface WrittenTime {
  ok: true;
  seconds: number;
  fraction: string;
  offset: number | null;
  centuryAssumed: boolean;
  /** Set where the given order decided between two dates. */
  orderAssumed: DateOrder | null;
}

type Refusal = { ok: false; problem: string };

const timeOfDay = /^(\d{1,2})([:.])(\d\d)(?:\2(\d\d)(?:[.,](\d+))?)?(?: ?([ap])\.? ?m\.?(?![a-z]))? ?(.*)$/i;

/** One plain space wherever the text has any of the spaces programs write. */
export const plainSpaces = (text: string): string =>
  /[^\x20-\x7e]| {2}|^ | $/.test(text) ? text.replace(/\s+/g, ' ').trim() : text;

const settleDate = (date: WrittenDate, order: DateOrder | null): { month: number; day: number } | Refusal => {
  if (date.shortYear && order === null) {
    return refuseTime('a year of two digits; whether the day or the month stands first has to be decided');
  }
  if (date.month !== null && date.day !== null) return { month: date.month, day: date.day };
  const { first, second } = date;
  const asDayFirst = { month: second, day: first };
  const asMonthFirst = { month: first, day: second };
  if (order !== null) return order === 'day-first' ? asDayFirst : asMonthFirst;
  if (first === second || first > 12) return asDayFirst;
  if (second > 12) return asMonthFirst;
  return refuseTime('either day or month may stand first; it has to be decided for the column');
};

/**
 * `text` with plain spaces. `order` settles `03/04/2026` and allows years of two digits (read as 2000 to 2099); with null
 * only what can be read in one way is read. Null when the text is no such time at all.
 */
export const readWrittenTime = (text: string, order: DateOrder | null): WrittenTime | Refusal | null => {
  const date = readWrittenDate(text);
  if (date === null) return null;
  if (date.rest === '') return refuseTime('a date without a time of day');
  const match = timeOfDay.exec(date.rest);
  if (match === null) return null;
  const settled = settleDate(date, order);
  if ('ok' in settled) return settled;
  const { month, day } = settled;
  const year = date.shortYear ? 2000 + date.year : date.year;
  if (!isDate(year, month, day)) {
    const isOtherOrder = order !== null && date.month === null && isDate(year, day, month);
    return refuseTime(isOtherOrder ? `no date when read ${order}, as this column is` : 'there is no such date');
  }
  const half = match[6]?.toLowerCase();
  const shown = Number(match[1]);
  const hour = half === undefined ? shown : (shown % 12) + (half === 'p' ? 12 : 0);
  const [minute, second] = [Number(match[3]), Number(match[4] ?? '0')];
  if (second === 60) return refuseTime('a leap second has no place on the UTC millisecond scale');
  const isHour = half === undefined ? shown <= 23 : shown >= 1 && shown <= 12;
  if (!isHour || minute > 59 || second > 60) return refuseTime('there is no such time of day');
  const fraction = match[5] ?? '';
  if (fraction.length > 9) return refuseTime('more than 9 fraction digits');
  const offset = statedOffset(match[7] ?? '', date.isMail);
  if (Number.isNaN(offset)) return refuseTime(`the zone "${match[7]}" is not Z or an offset such as +02:00`);
  const { first, second: other } = date;
  const isOpen = date.month === null && first <= 12 && other <= 12 && first !== other;
  const seconds = daysFromEpoch(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second;
  return { ok: true, seconds, fraction, offset, centuryAssumed: date.shortYear, orderAssumed: isOpen ? order : null };
};
