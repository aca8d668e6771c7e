// Days and seconds of the proleptic Gregorian calendar, and the one spelling a time is stored in.
import { type ParsedTime, refuseTime } from './parsed-time.ts';

const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Days of a month 1-12; 0 for any other month. */
const daysIn = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : (monthDays[month - 1] ?? 0);

export const isDate = (year: number, month: number, day: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);

/** Days from 1970-01-01 in the proleptic Gregorian calendar (H. Hinnant, days_from_civil). */
export const daysFromEpoch = (year: number, month: number, day: number): number => {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
};

/** Canonical spelling of whole UTC seconds and a fraction of 0-9 digits: 3 digits, more only where they are not zeros. */
export const spellTime = (seconds: number, fraction: string): ParsedTime => {
  const digits = fraction.replace(/0+$/, '').padEnd(3, '0');
  const timeMs = seconds * 1000 + Number(digits.slice(0, 3));
  const date = new Date(timeMs);
  const year = date.getUTCFullYear();
  if (!(year >= 1 && year <= 9999)) return refuseTime('the time lies outside the years 0001 to 9999');
  return { ok: true, timestamp: `${date.toISOString().slice(0, 20)}${digits}Z`, timeMs };
};
