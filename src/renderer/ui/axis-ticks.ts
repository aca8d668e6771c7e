// The few ticks of a time axis: round places of the local calendar, in words a person reads ("Mar 2026", "16:30").
import { Temporal } from 'temporal-polyfill';
import type { Span } from './span.ts';

export interface Tick {
  ms: number;
  label: string;
}

type Unit = 'minute' | 'hour' | 'day' | 'month' | 'year';
type Step = readonly [unit: Unit, count: number];

const roughMs = {
  minute: 60e3,
  hour: 3600e3,
  day: 86_400e3,
  month: 30.44 * 86_400e3,
  year: 365.25 * 86_400e3,
} as const;

const steps: readonly Step[] = [
  ...([1, 2, 5, 10, 15, 30] as const).map((count): Step => ['minute', count]),
  ...([1, 2, 3, 6, 12] as const).map((count): Step => ['hour', count]),
  ...([1, 2, 4, 7, 14] as const).map((count): Step => ['day', count]),
  ...([1, 2, 3, 6] as const).map((count): Step => ['month', count]),
  ...([1, 2, 5, 10, 20, 50, 100] as const).map((count): Step => ['year', count]),
];

const sharp = { second: 0, millisecond: 0, microsecond: 0, nanosecond: 0 } as const;

/** The first round place at or before an instant. */
const floorTo = (at: Temporal.ZonedDateTime, [unit, count]: Step): Temporal.ZonedDateTime => {
  const day = at.startOfDay();
  switch (unit) {
    case 'minute':
      return at.with({ minute: at.minute - (at.minute % count), ...sharp });
    case 'hour':
      return at.with({ hour: at.hour - (at.hour % count), minute: 0, ...sharp });
    case 'day':
      return count === 7 || count === 14
        ? day.subtract({ days: at.dayOfWeek - 1 })
        : day.subtract({ days: (at.day - 1) % count });
    case 'month':
      return day.with({ day: 1, month: at.month - ((at.month - 1) % count) });
    case 'year':
      return day.with({ day: 1, month: 1, year: Math.max(1, at.year - (at.year % count)) });
  }
};

const formats = {
  minute: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  hour: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  day: { day: 'numeric', month: 'short' },
  month: { month: 'short', year: 'numeric' },
  year: { year: 'numeric' },
} as const satisfies Record<Unit, Intl.DateTimeFormatOptions>;

const nextOf = (at: Temporal.ZonedDateTime, [unit, count]: Step): Temporal.ZonedDateTime =>
  // Hours and minutes go by the clock: from the middle of the next step, a change of the clock still leads to a round place.
  unit === 'minute' || unit === 'hour'
    ? floorTo(at.add({ milliseconds: count * roughMs[unit] * 1.5 }), [unit, count])
    : at.add({ [`${unit}s`]: count });

/** At most `most` ticks within the span, in order; the label of a day's or a year's beginning says which one it is. */
export const axisTicks = (span: Span, zone: string, language: string, most: number): Tick[] => {
  const length = span.toMs - span.fromMs;
  const step = steps.find(([unit, count]) => length / (roughMs[unit] * count) <= Math.max(1, most)) ?? ['year', 1000];
  const [unit] = step;
  const format = new Intl.DateTimeFormat(language, { timeZone: zone, ...formats[unit] });
  const dates = new Intl.DateTimeFormat(language, { timeZone: zone, ...formats.day });
  const fullDates = new Intl.DateTimeFormat(language, { timeZone: zone, ...formats.day, year: 'numeric' });
  const ticks: Tick[] = [];
  let at = floorTo(Temporal.Instant.fromEpochMilliseconds(span.fromMs).toZonedDateTimeISO(zone), step);
  for (let year: number | null = null; at.epochMilliseconds < span.toMs; at = nextOf(at, step)) {
    const ms = at.epochMilliseconds;
    if (ms < span.fromMs) continue;
    const isMidnight = at.hour === 0 && at.minute === 0;
    const label =
      unit === 'day' && at.year !== year
        ? fullDates.format(ms)
        : (unit === 'hour' || unit === 'minute') && isMidnight
          ? dates.format(ms)
          : format.format(ms);
    year = at.year;
    ticks.push({ ms, label });
  }
  return ticks;
};
