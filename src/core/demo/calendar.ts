// The tenant's working year: its local days, how busy each is, and when within a day things happen.
import { Temporal } from 'temporal-polyfill';
import { demoFromMs, demoZone } from './demo-event.ts';
import type { Random } from './random.ts';

/** A local day of 23 to 25 hours; `startMs` (inclusive) and `endMs` (exclusive) in UTC milliseconds, `weight` its share of the year's work. */
export interface DemoDay {
  index: number;
  date: string;
  startMs: number;
  endMs: number;
  weekend: boolean;
  weight: number;
}

/** National holidays within the demo's year: quiet days. */
const holidays = new Set([
  '2025-08-15',
  '2025-10-12',
  '2025-11-01',
  '2025-12-06',
  '2025-12-08',
  '2025-12-25',
  '2026-01-01',
  '2026-01-06',
  '2026-04-03',
  '2026-05-01',
]);

/** Relative work by local hour. */
const hourWeights = [
  0.2, 0.1, 0.1, 0.1, 0.1, 0.15, 0.3, 1.5, 6, 10, 11, 11, 10, 8, 6, 7, 9, 9, 7, 4, 3, 2, 0.6, 0.3,
] as const;

/** UTC milliseconds of a local time such as `2026-05-30T16:30:12` in the tenant's zone. */
export const localMs = (local: string): number =>
  Temporal.PlainDateTime.from(local).toZonedDateTime(demoZone).epochMilliseconds;

/** Every local day of the demo, in order. August is slow, November and December are busy. */
export const demoDays = (): DemoDay[] => {
  const days: DemoDay[] = [];
  let date = Temporal.PlainDate.from('2025-06-01');
  for (let index = 0; index < 365; index += 1) {
    const text = date.toString();
    const tomorrow = date.add({ days: 1 });
    const weekend = date.dayOfWeek > 5;
    const season = date.month === 8 ? 0.6 : date.month >= 11 ? 1.2 : 1;
    const quiet = weekend || holidays.has(text);
    days.push({
      index,
      date: text,
      startMs: date.toZonedDateTime(demoZone).epochMilliseconds,
      endMs: tomorrow.toZonedDateTime(demoZone).epochMilliseconds,
      weekend: quiet,
      weight: (quiet ? 0.14 : 1) * season,
    });
    date = tomorrow;
  }
  return days;
};

/** A moment of the day, drawn by the rhythm of its hours and kept inside the demo's months. */
export const momentOf = (day: DemoDay, random: Random): number => {
  const hour = Math.max(0, random.weighted(hourWeights));
  const moment = day.startMs + hour * 3_600_000 + random.below(3_600_000);
  if (moment < demoFromMs) return moment + 4 * 3_600_000;
  return Math.min(moment, day.endMs - 1);
};
