// How wide the bars of the time line are, and what a bar means as a time range.
import type { Bucket } from '#shared/model/query.ts';
import { parseTimeBound } from '#shared/model/time-bound.ts';
import { formatDay, formatOffset, formatSecond } from '../../ui/format-time.ts';

const day = 86_400_000;

/** Epoch ms of a bound, near enough to choose a bar width: local times are read as UTC. */
const roughMs = (bound: string | undefined | null): number | null => {
  const found = bound === undefined || bound === null ? null : parseTimeBound(bound);
  if (found === null) return null;
  if (found.kind === 'instant') return found.ms;
  return Date.parse(found.kind === 'date' ? `${found.date}T00:00:00Z` : `${found.dateTime}Z`);
};

/** The narrowest bars that stay fewer than about 200. `oldest`/`newest` are those of the archive. */
export const chooseBucket = (
  range: { from?: string | undefined; to?: string | undefined },
  archive: { oldest: string | null; newest: string | null },
): Bucket => {
  const oldest = archive.oldest === null ? null : Date.parse(archive.oldest);
  const newest = archive.newest === null ? null : Date.parse(archive.newest);
  const from = Math.max(roughMs(range.from) ?? Number.NEGATIVE_INFINITY, oldest ?? 0);
  const to = Math.min(roughMs(range.to) ?? Number.POSITIVE_INFINITY, newest ?? 0);
  const span = to - from;
  if (span <= 8 * day) return 'hour';
  if (span <= 190 * day) return 'day';
  return span <= 900 * day ? 'week' : 'month';
};

/** A bar's edge as a filter bound: a bare date where the local day begins, otherwise an instant with its offset, which no clock change can blur. */
export const boundOf = (instant: string, zone: string): string => {
  const [date = '', time = ''] = formatSecond(instant, zone).split(' ');
  // Where clocks go back at midnight, a day has two; it begins with the one that the day before leads to.
  if (time === '00:00:00' && formatDay(Date.parse(instant) - 1, zone) !== date) return date;
  const offset = formatOffset(instant, zone).replace('UTC', '');
  return `${date}T${time.slice(0, 5)}${offset === '' ? 'Z' : offset}`;
};
