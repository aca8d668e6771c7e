// Minutes, ten minutes, hours, days, ISO weeks and months of a time zone, as instants. A day is as long as the clock makes it: 23, 24 or 25 hours.
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
const minuteMs = 60_000;
const shortestMs = {
  minute: minuteMs,
  'ten-minute': 5 * minuteMs,
  hour: hourMs / 2,
  day: 20 * hourMs,
  week: 6 * 24 * hourMs,
  month: 27 * 24 * hourMs,
} as const;
const coarser = {
  minute: 'ten-minute',
  'ten-minute': 'hour',
  hour: 'day',
  day: 'week',
  week: 'month',
  month: 'a shorter time range',
} as const;

const startOfDay = (date: Temporal.PlainDate, zone: string): number => date.toZonedDateTime(zone).epochMilliseconds;
const dateOf = (ms: number, zone: string): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).toPlainDate();

const dayMs = 24 * hourMs;
/**
 * No zone's clock has changed twice within so many days (closest since 1900: 6 days and 23 hours), so when the first and the
 * last of their starts are as far apart as without a change, so are all others.
 */
const evenDays = 6;

/** The days from `first` on until one begins after `lastMs`, which is only the end of the one before: starts in UTC ms, and labels. */
const daysUntil = (first: Temporal.PlainDate, lastMs: number, zone: string): { startMs: number; label: string }[] => {
  const labelMs = first.toZonedDateTime('UTC').epochMilliseconds;
  const days: { startMs: number; label: string }[] = [];
  for (let from = first; (days.at(-1)?.startMs ?? lastMs) <= lastMs; from = from.add({ days: evenDays })) {
    const startMs = startOfDay(from, zone);
    const isEven = startOfDay(from.add({ days: evenDays }), zone) - startMs === evenDays * dayMs;
    for (let day = 0; day < evenDays; day++) {
      days.push({
        startMs: isEven ? startMs + day * dayMs : startOfDay(from.add({ days: day }), zone),
        label: new Date(labelMs + days.length * dayMs).toISOString().slice(0, -14),
      });
    }
  }
  return days.slice(0, days.findIndex(({ startMs }) => startMs > lastMs) + 1);
};

const firstDate = (ms: number, bucket: 'week' | 'month', zone: string): Temporal.PlainDate => {
  const date = dateOf(ms, zone);
  return bucket === 'week' ? date.subtract({ days: date.dayOfWeek - 1 }) : date.with({ day: 1 });
};

const dateLabel = (date: Temporal.PlainDate, bucket: 'week' | 'month'): string =>
  bucket === 'month'
    ? date.toPlainYearMonth().toString()
    : `${String(date.yearOfWeek).padStart(4, '0')}-W${String(date.weekOfYear).padStart(2, '0')}`;

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

const hoursOfDay = (startMs: number, endMs: number, label: string, zone: string): TimeBucket[] => {
  if (endMs - startMs !== dayMs) return unevenHours(Temporal.PlainDate.from(label), endMs, zone);
  return Array.from({ length: 24 }, (_, hour) => ({
    startMs: startMs + hour * hourMs,
    endMs: startMs + (hour + 1) * hourMs,
    label: `${label} ${String(hour).padStart(2, '0')}:00`,
  }));
};

const dayBuckets = (fromMs: number, lastMs: number, zone: string): TimeBucket[] => {
  const days = daysUntil(dateOf(fromMs, zone), lastMs, zone);
  return days.slice(0, -1).map((day, index) => ({ ...day, endMs: days[index + 1]?.startMs ?? day.startMs }));
};

const hourBuckets = (fromMs: number, lastMs: number, zone: string): TimeBucket[] =>
  dayBuckets(fromMs, lastMs, zone)
    .flatMap(({ startMs, endMs, label }) => hoursOfDay(startMs, endMs, label, zone))
    .filter((hour) => hour.endMs > fromMs && hour.startMs <= lastMs);

/** `09:00` and 20 minutes: `09:20`; an offset behind the time stays. */
const laterLabel = (label: string, minutes: number): string =>
  label.replace(/(\d\d):(\d\d)(?=$|[+-])/, (_, hour: string, minute: string) => {
    const total = Number(hour) * 60 + Number(minute) + minutes;
    return `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`;
  });

/** Parts of an hour, counted from where the hour begins on the clock. */
const shorterBuckets = (fromMs: number, lastMs: number, minutes: number, zone: string): TimeBucket[] =>
  hourBuckets(fromMs, lastMs, zone)
    .flatMap(({ startMs, endMs, label }) =>
      Array.from({ length: Math.ceil((endMs - startMs) / (minutes * minuteMs)) }, (_, part) => ({
        startMs: startMs + part * minutes * minuteMs,
        endMs: Math.min(startMs + (part + 1) * minutes * minuteMs, endMs),
        label: laterLabel(label, part * minutes),
      })),
    )
    .filter((part) => part.endMs > fromMs && part.startMs <= lastMs);

const longerBuckets = (fromMs: number, lastMs: number, bucket: 'week' | 'month', zone: string): TimeBucket[] => {
  const buckets: TimeBucket[] = [];
  let date = firstDate(fromMs, bucket, zone);
  let startMs = startOfDay(date, zone);
  while (startMs <= lastMs) {
    const next = date.add(bucket === 'week' ? { weeks: 1 } : { months: 1 });
    const endMs = startOfDay(next, zone);
    buckets.push({ startMs, endMs, label: dateLabel(date, bucket) });
    date = next;
    startMs = endMs;
  }
  return buckets;
};

const bucketsOf = (fromMs: number, lastMs: number, bucket: Bucket, zone: string): TimeBucket[] => {
  switch (bucket) {
    case 'minute':
      return shorterBuckets(fromMs, lastMs, 1, zone);
    case 'ten-minute':
      return shorterBuckets(fromMs, lastMs, 10, zone);
    case 'hour':
      return hourBuckets(fromMs, lastMs, zone);
    case 'day':
      return dayBuckets(fromMs, lastMs, zone);
    case 'week':
    case 'month':
      return longerBuckets(fromMs, lastMs, bucket, zone);
    default:
      return assertNever(bucket);
  }
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
  const buckets = bucketsOf(fromMs, lastMs, bucket, zone);
  return buckets.length > bucketLimit ? tooMany() : buckets;
};
