// How wide the bars of the time line are, and what a bar's edge is as a bound of a filter.
import { Temporal } from 'temporal-polyfill';
import type { Bucket } from '#shared/model/query.ts';
import { parseTimeBound } from '#shared/model/time-bound.ts';
import { formatDay, formatOffset, formatSecond } from '../../ui/format-time.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Epoch ms of a bound as the filter reads it in `zone`; null without one, or when it is none. */
export const boundMs = (bound: string | undefined | null, zone: string): number | null => {
  const found = bound === undefined || bound === null ? null : parseTimeBound(bound);
  if (found === null) return null;
  if (found.kind === 'instant') return found.ms;
  if (found.kind === 'date') return Temporal.PlainDate.from(found.date).toZonedDateTime(zone).epochMilliseconds;
  return Temporal.PlainDateTime.from(found.dateTime).toZonedDateTime(zone).epochMilliseconds;
};

/** The narrowest bars that stay fewer than about 220 in so many milliseconds. */
export const bucketOfSpan = (span: number): Bucket => {
  if (span <= 220 * minute) return 'minute';
  if (span <= 36 * hour) return 'ten-minute';
  if (span <= 8 * day) return 'hour';
  if (span <= 190 * day) return 'day';
  return span <= 900 * day ? 'week' : 'month';
};

/** The bars for the time asked for, within what the archive holds from `oldest` to `newest`. */
export const chooseBucket = (
  range: { from?: string | undefined; to?: string | undefined },
  archive: { oldest: string | null; newest: string | null },
  zone: string,
): Bucket => {
  const asked = { from: boundMs(range.from, zone), to: boundMs(range.to, zone) };
  // Both ends given: all of it is drawn, also where the archive holds nothing.
  if (asked.from !== null && asked.to !== null) return bucketOfSpan(asked.to - asked.from);
  const from = asked.from ?? (archive.oldest === null ? 0 : Date.parse(archive.oldest));
  const to = asked.to ?? (archive.newest === null ? 0 : Date.parse(archive.newest));
  return bucketOfSpan(to - from);
};

/** A bar's edge as a filter bound: a bare date where the local day begins, otherwise an instant with its offset, which no clock change can blur. */
export const boundOf = (instant: string | number, zone: string): string => {
  const [date = '', time = ''] = formatSecond(instant, zone).split(' ');
  // Where clocks go back at midnight, a day has two; it begins with the one that the day before leads to.
  if (time === '00:00:00' && formatDay(new Date(instant).getTime() - 1, zone) !== date) return date;
  const offset = formatOffset(instant, zone).replace('UTC', '');
  return `${date}T${time.endsWith(':00') ? time.slice(0, 5) : time}${offset === '' ? 'Z' : offset}`;
};
