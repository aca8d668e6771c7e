// Seconds since 1970 in four units, by their size or as a profile says.
import { spellTime } from './civil-time.ts';
import { type ParsedTime, refuseTime } from './parsed-time.ts';

const epochForm = /^(-?)(\d{8,19})(?:\.(\d{1,9}))?$/;
const epochScales = [
  { below: 1e11, digits: 0 },
  { below: 1e14, digits: 3 },
  { below: 1e17, digits: 6 },
  { below: 1e20, digits: 9 },
];
const plausibleFrom = Date.UTC(1990, 0, 1);
const plausibleTo = Date.UTC(2100, 0, 1);

/** By its size: s, ms, µs or ns. Null when the text is no such number. */
export const readEpochBySize = (text: string): ParsedTime | null => {
  const match = epochForm.exec(text);
  if (match === null || match[1] === '-') return null;
  const whole = match[2] as string;
  const scale = epochScales.find((candidate) => Number(whole) < candidate.below);
  if (scale === undefined || (scale.digits > 0 && match[3] !== undefined)) {
    return refuseTime('epoch numbers carry a fraction only in seconds');
  }
  const cut = whole.length - scale.digits;
  const parsed = spellTime(Number(whole.slice(0, cut)), scale.digits === 0 ? (match[3] ?? '') : whole.slice(cut));
  if (parsed.ok && parsed.timeMs >= plausibleFrom && parsed.timeMs < plausibleTo) return parsed;
  return refuseTime('as an epoch number in s, ms, µs or ns it lies outside 1990 to 2100');
};

const numberForm = /^(-?)(\d{1,20})(?:[.,](\d*))?$/;
const unitDigits = { 'epoch-s': 0, 'epoch-ms': 3, 'epoch-us': 6, 'epoch-ns': 9 } as const;
export type EpochUnit = keyof typeof unitDigits;

/** In a unit that was decided on: any size, before 1970 too. */
export const readEpoch = (text: string, unit: EpochUnit): ParsedTime => {
  if (/^-?\d(?:[.,]\d+)?e\+?\d+$/i.test(text)) {
    return refuseTime('a number shortened to powers of ten, as spreadsheets do; its last digits are lost');
  }
  const match = numberForm.exec(text);
  if (match === null) return refuseTime('not a number');
  const digits = unitDigits[unit];
  const whole = (match[2] as string).padStart(digits + 1, '0');
  const cut = whole.length - digits;
  const fraction = `${whole.slice(cut)}${match[3] ?? ''}`.replace(/0+$/, '');
  if (fraction.length > 9) return refuseTime('more than 9 fraction digits');
  const seconds = Number(whole.slice(0, cut));
  if (match[1] === '') return spellTime(seconds, fraction);
  const nanos = Number(fraction.padEnd(9, '0'));
  return nanos === 0 ? spellTime(-seconds, '') : spellTime(-seconds - 1, String(1e9 - nanos).padStart(9, '0'));
};
