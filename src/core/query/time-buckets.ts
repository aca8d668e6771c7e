// Hours, days, ISO weeks and months of a time zone, as instants. A day is as long as the clock makes it: 23, 24 or 25 hours.
import { Temporal } from 'temporal-polyfill';
import { assertNever } from '#shared/assert-never.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { Bucket } from '#shared/model/query.ts';

/** `startMs` inclusive, `endMs` exclusive, UTC; `label` is the bucket's local date, time, `2026-W21` or `2026-05`. */
export interface TimeBucket {
  startMs: number;
  endMs: number;
  label: string;
}

const bucketLimit = 5_000;
const hourMs = 3_600_000;
const shortestMs = { hour: hourMs / 2, day: 20 * hourMs, week: 6 * 24 * hourMs, month: 27 * 24 * hourMs } as const;
const coarser = { hour: 'day', day: 'week', week: 'month', month: 'a shorter time range' } as const;

const startOfDay = (date: Temporal.PlainDate, zone: string): number => date.toZonedDateTime(zone).epochMilliseconds;
const dateOf = (ms: number, zone: string): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).toPlainDate();

const firstDate = (ms: number, bucket: Exclude<Bucket, 'hour'>, zone: string): Temporal.PlainDate => {
  const date = dateOf(ms, zone);
  if (bucket === 'week') return date.subtract({ days: date.dayOfWeek - 1 });
  return bucket === 'month' ? date.with({ day: 1 }) : date;
};

const nextDate = (date: Temporal.PlainDate, bucket: Exclude<Bucket, 'hour'>): Temporal.PlainDate => {
  switch (bucket) {
    case 'day':
      return date.add({ days: 1 });
    case 'week':
      return date.add({ weeks: 1 });
    case 'month':
      return date.add({ months: 1 });
    default:
      return assertNever(bucket);
  }
};

const dateLabel = (date: Temporal.PlainDate, bucket: Exclude<Bucket, 'hour'>): string => {
  if (bucket === 'day') return date.toString();
  if (bucket === 'month') return date.toPlainYearMonth().toString();
  return `${String(date.yearOfWeek).padStart(4, '0')}-W${String(date.weekOfYear).padStart(2, '0')}`;
};

/** The hours of a day on which the clock changes; an hour shown twice carries its offset. */
const unevenHours = (date: Temporal.PlainDate, endMs: number, zone: string): TimeBucket[] => {
  const hours: { start: Temporal.ZonedDateTime; endMs: number; label: string }[] = [];
  let start = date.toZonedDateTime(zone);
  while (start.epochMilliseconds < endMs) {
    const later = start.add({ hours: 1 });
    const floored = later.round({ smallestUnit: 'hour', roundingMode: 'floor' });
    const next = floored.epochMilliseconds > start.epochMilliseconds ? floored : later;
    const label = `${date.toString()} ${String(start.hour).padStart(2, '0')}:00`;
    hours.push({ start, endMs: Math.min(next.epochMilliseconds, endMs), label });
    start = next;
  }
  return hours.map((hour) => ({
    startMs: hour.start.epochMilliseconds,
    endMs: hour.endMs,
    label: hours.some((other) => other !== hour && other.label === hour.label)
      ? `${hour.label}${hour.start.offset}`
      : hour.label,
  }));
};

const hoursOfDay = (date: Temporal.PlainDate, zone: string): TimeBucket[] => {
  const startMs = startOfDay(date, zone);
  const endMs = startOfDay(date.add({ days: 1 }), zone);
  if (endMs - startMs !== 24 * hourMs) return unevenHours(date, endMs, zone);
  return Array.from({ length: 24 }, (_, hour) => ({
    startMs: startMs + hour * hourMs,
    endMs: startMs + (hour + 1) * hourMs,
    label: `${date.toString()} ${String(hour).padStart(2, '0')}:00`,
  }));
};

const hourBuckets = (fromMs: number, lastMs: number, zone: string): TimeBucket[] => {
  const buckets: TimeBucket[] = [];
  for (let date = dateOf(fromMs, zone); startOfDay(date, zone) <= lastMs; date = date.add({ days: 1 })) {
    for (const hour of hoursOfDay(date, zone)) if (hour.endMs > fromMs && hour.startMs <= lastMs) buckets.push(hour);
  }
  return buckets;
};

const dateBuckets = (fromMs: number, lastMs: number, bucket: Exclude<Bucket, 'hour'>, zone: string): TimeBucket[] => {
  const buckets: TimeBucket[] = [];
  let date = firstDate(fromMs, bucket, zone);
  let startMs = startOfDay(date, zone);
  while (startMs <= lastMs) {
    const next = nextDate(date, bucket);
    const endMs = startOfDay(next, zone);
    buckets.push({ startMs, endMs, label: dateLabel(date, bucket) });
    date = next;
    startMs = endMs;
  }
  return buckets;
};

/**
 * All buckets that hold an instant from `fromMs` to `lastMs` (both inclusive, UTC), in order and without gaps.
 * Throws BAD_INPUT when they would be more than 5,000.
 */
export const timeBuckets = (fromMs: number, lastMs: number, bucket: Bucket, zone: string): TimeBucket[] => {
  const tooMany = (): never => {
    throw new WorkbenchError(
      'BAD_INPUT',
      'bucket',
      `more than ${bucketLimit} buckets of one ${bucket}; choose ${coarser[bucket]}${bucket === 'month' ? '' : ' or a shorter time range'}`,
    );
  };
  if ((lastMs - fromMs) / shortestMs[bucket] > bucketLimit * 2.5) tooMany();
  const buckets = bucket === 'hour' ? hourBuckets(fromMs, lastMs, zone) : dateBuckets(fromMs, lastMs, bucket, zone);
  return buckets.length > bucketLimit ? tooMany() : buckets;
};
