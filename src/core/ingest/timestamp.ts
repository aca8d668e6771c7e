// Times as sources write them → one UTC spelling. Only unambiguous spellings are taken: a local time without a zone is
// refused with that reason, never read in the zone of this machine.

export type ParsedTime = { ok: true; timestamp: string; timeMs: number } | { ok: false; problem: string };

/** `utc` only where the source itself says so, for example in a column header `Time (UTC)`. */
export type ZonelessTimes = 'refuse' | 'utc';

const refuse = (problem: string): ParsedTime => ({ ok: false, problem });

const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const daysIn = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : (monthDays[month - 1] ?? 0);

/** Days from 1970-01-01 in the proleptic Gregorian calendar (H. Hinnant, days_from_civil). */
const daysFromEpoch = (year: number, month: number, day: number): number => {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
};

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
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return Number.NaN;
  if (hour > 23 || minute > 59 || second > 59) return Number.NaN;
  const seconds = daysFromEpoch(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second;
  return seconds * 1000 + centis * 10 + millis;
};

/** Canonical spelling of whole seconds and a fraction of 0-9 digits: 3 digits, more only where they are not zeros. */
const spell = (seconds: number, fraction: string): ParsedTime => {
  const digits = fraction.replace(/0+$/, '').padEnd(3, '0');
  const timeMs = seconds * 1000 + Number(digits.slice(0, 3));
  const date = new Date(timeMs);
  const year = date.getUTCFullYear();
  if (!(year >= 1 && year <= 9999)) return refuse('the time lies outside the years 0001 to 9999');
  return { ok: true, timestamp: `${date.toISOString().slice(0, 20)}${digits}Z`, timeMs };
};

const dateTime = /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)? ?(.*)$/;
const offsetForm = /^([+-])(\d\d)(?::?(\d\d))?$/;

/** Offset in seconds east of UTC, null when there is none, NaN when it cannot be read. */
const offsetSeconds = (zone: string): number | null => {
  if (zone === '') return null;
  if (/^(?:z|utc|gmt)$/i.test(zone)) return 0;
  const match = offsetForm.exec(zone);
  if (match === null) return Number.NaN;
  const hours = Number(match[2]);
  const minutes = Number(match[3] ?? '0');
  if (hours > 23 || minutes > 59) return Number.NaN;
  return (match[1] === '-' ? -1 : 1) * (hours * 3600 + minutes * 60);
};

const parseDateTime = (text: string, zoneless: ZonelessTimes): ParsedTime | null => {
  const match = dateTime.exec(text);
  if (match === null) return null;
  const [year, month, day, hour, minute] = [1, 2, 3, 4, 5].map((group) => Number(match[group])) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const second = Number(match[6] ?? '0');
  const fraction = match[7] ?? '';
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return refuse('there is no such date');
  if (second === 60) return refuse('a leap second has no place on the UTC millisecond scale');
  if (hour > 23 || minute > 59 || second > 60) return refuse('there is no such time of day');
  if (fraction.length > 9) return refuse('more than 9 fraction digits');
  const offset = offsetSeconds(match[8] ?? '');
  if (Number.isNaN(offset)) return refuse(`the zone "${match[8]}" is not Z or an offset such as +02:00`);
  if (offset === null && zoneless === 'refuse') return refuse('a local time without a zone; Z or an offset is needed');
  return spell(daysFromEpoch(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second - (offset ?? 0), fraction);
};

const epochForm = /^(-?)(\d{8,19})(?:\.(\d{1,9}))?$/;
const epochScales = [
  { below: 1e11, digits: 0 },
  { below: 1e14, digits: 3 },
  { below: 1e17, digits: 6 },
  { below: 1e20, digits: 9 },
];
const plausibleFrom = Date.UTC(1990, 0, 1);
const plausibleTo = Date.UTC(2100, 0, 1);

const parseEpoch = (text: string): ParsedTime | null => {
  const match = epochForm.exec(text);
  if (match === null || match[1] === '-') return null;
  const whole = match[2] as string;
  const scale = epochScales.find((candidate) => Number(whole) < candidate.below);
  if (scale === undefined || (scale.digits > 0 && match[3] !== undefined)) {
    return refuse('epoch numbers carry a fraction only in seconds');
  }
  const cut = whole.length - scale.digits;
  const parsed = spell(Number(whole.slice(0, cut)), scale.digits === 0 ? (match[3] ?? '') : whole.slice(cut));
  if (parsed.ok && parsed.timeMs >= plausibleFrom && parsed.timeMs < plausibleTo) return parsed;
  return refuse('as an epoch number in s, ms, µs or ns it lies outside 1990 to 2100');
};

/**
 * A source's time as UTC: `timestamp` with 3 to 9 fraction digits, `timeMs` floored to ms. Reads RFC 3339 (0-9 fraction
 * digits, every offset form, a space for the T, `UTC` for the Z) and epoch numbers in s, ms, µs or ns by magnitude.
 */
export const parseTimestamp = (text: string, zoneless: ZonelessTimes = 'refuse'): ParsedTime => {
  const quick = millisecondForm(text);
  if (!Number.isNaN(quick)) return { ok: true, timestamp: text, timeMs: quick };
  const trimmed = text.trim();
  return (
    parseDateTime(trimmed, zoneless) ??
    parseEpoch(trimmed) ??
    refuse(/^\d{4}-\d\d-\d\d$/.test(trimmed) ? 'a date without a time of day' : 'not a time this version can read')
  );
};
