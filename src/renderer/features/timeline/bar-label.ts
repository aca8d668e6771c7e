// What a bar is called: its dates in words, times as the grid writes them.
import type { Bucket, Histogram } from '#shared/model/query.ts';

/** Dates of English are written as the grid's are: day before month. */
export const dateLanguage = (language: string): string => (language === 'en' ? 'en-GB' : language);

const dates = { day: 'numeric', month: 'short', year: 'numeric' } as const;

/** `16 – 22 Mar 2026` for a week, `Tue, 17 Mar 2026` for a day, `Mar 2026` for a month, `2026-03-17 02:00` for less. */
export const barLabel = (
  { start, end, label }: Histogram['buckets'][number],
  bucket: Bucket,
  zone: string,
  language: string,
): string => {
  const [from, last] = [Date.parse(start), Date.parse(end) - 1];
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { timeZone: zone, ...options });
  switch (bucket) {
    case 'minute':
    case 'ten-minute':
    case 'hour':
      return label;
    case 'day':
      return format({ ...dates, weekday: 'short' }).format(from);
    case 'week':
      return format(dates).formatRange(from, last);
    case 'month':
      return format({ month: 'short', year: 'numeric' }).format(from);
  }
};

const shortestDayMs = 20 * 3_600_000;

/** From the first bar to the last: the days, and the times where the bars are shorter than days. */
export const spanLabel = (buckets: Histogram['buckets'], zone: string, language: string): string => {
  const [first, last] = [buckets[0], buckets.at(-1)];
  if (first === undefined || last === undefined) return '';
  const isTimes = Date.parse(first.end) - Date.parse(first.start) < shortestDayMs;
  const times = isTimes ? ({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const) : {};
  // The last day is named itself; a time is where the last bar ends.
  return new Intl.DateTimeFormat(language, { timeZone: zone, ...dates, ...times }).formatRange(
    Date.parse(first.start),
    Date.parse(last.end) - (isTimes ? 0 : 1),
  );
};
