// The values of `weekday:` and `clock:` in filter text: days of the local week and times of the local day.
import { weekdayNames } from './filter.ts';
import { foldCase } from './fold-case.ts';

export const weekdayHint = `a day (${weekdayNames.join(', ')}, or 1 for Monday to 7) or a range of days such as mon-fri`;
export const clockHint = 'two times of day such as 20:00-08:00, from inclusive, to exclusive';

const longNames = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** ISO day, 1 Monday; 0 for what is no day. */
const dayOf = (word: string): number => {
  if (/^[1-7]$/.test(word)) return Number(word);
  const names: readonly string[] = word.length === 3 ? weekdayNames : longNames;
  return names.indexOf(foldCase(word)) + 1;
};

/** The ISO days of one value, a range going on over Sunday where it has to; null when it is none. */
export const parseWeekdays = (text: string): number[] | null => {
  const words = text.split('-');
  const [first = 0, last = first] = words.map(dayOf);
  if (words.length > 2 || first === 0 || last === 0) return null;
  return Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, step) => ((first - 1 + step) % 7) + 1);
};

const clockShape = /^(\d{1,2})(?::(\d\d))?-(\d{1,2})(?::(\d\d))?$/;

/** `HH:MM` of both times; the end of the day, written 24, is 00:00. Null when the text is no pair of times. */
export const parseClock = (text: string): { from: string; to: string } | null => {
  const found = clockShape.exec(text);
  if (found === null) return null;
  const [fromHour, fromMinute, toHour, toMinute] = [1, 2, 3, 4].map((part) => Number(found[part] ?? '0'));
  const isEndOfDay = toHour === 24 && toMinute === 0;
  const isTime = (hour = 24, minute = 60): boolean => hour < 24 && minute < 60;
  if (!isTime(fromHour, fromMinute) || !(isEndOfDay || isTime(toHour, toMinute))) return null;
  const spelled = (hour = 0, minute = 0): string =>
    `${String(hour % 24).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  return { from: spelled(fromHour, fromMinute), to: spelled(toHour, toMinute) };
};
