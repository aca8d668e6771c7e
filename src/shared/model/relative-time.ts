// Stretches of time told relative to now or to the newest event of an archive, turned into the bounds a filter holds.
import type { ViewTime } from './case.ts';
import type { TimeRange } from './filter-edit.ts';
import { addMonths, boundAt, wallFromMs, wallMs, wallTimeAt } from './wall-clock.ts';

/** What "now" and "the newest event" are; `newest` RFC 3339, null in an empty archive, where now takes its place. */
export interface TimeAnchor {
  nowMs: number;
  newest: string | null;
  zone: string;
}

/** A whole day or month on the calendar of the zone; `back` 0 is the one of the anchor, 1 the one before. */
export interface CalendarStretch {
  kind: 'calendar';
  unit: 'day' | 'month';
  back: number;
}

const dayMs = 86_400_000;

const anchorMs = (before: 'now' | 'newest', { nowMs, newest }: TimeAnchor): number =>
  before === 'now' || newest === null ? nowMs : Date.parse(newest);

/** The next full second: bounds are exclusive at their end, and the event of the anchor belongs to the stretch. */
const behind = (ms: number): number => (Math.floor(ms / 1000) + 1) * 1000;

/**
 * The absolute bounds of a view's time. Hours are hours on the clock of the world; days, weeks, months and years are steps on
 * the calendar of the zone, at the same time of day. Months end where they end: one month before 31 March is 28 February.
 */
export const resolveViewTime = (time: ViewTime | CalendarStretch, anchor: TimeAnchor): TimeRange => {
  const { zone } = anchor;
  switch (time.kind) {
    case 'any':
      return {};
    case 'absolute':
      return { from: time.from ?? undefined, to: time.to ?? undefined };
    case 'calendar': {
      const today = wallTimeAt(anchorMs('newest', anchor), zone);
      if (time.unit === 'day') {
        const first = wallMs(`${today.slice(0, 10)}T00:00:00`) - time.back * dayMs;
        return { from: wallFromMs(first).slice(0, 10), to: wallFromMs(first + dayMs).slice(0, 10) };
      }
      const first = addMonths(`${today.slice(0, 7)}-01T00:00:00`, -time.back);
      return { from: first.slice(0, 10), to: addMonths(first, 1).slice(0, 10) };
    }
    case 'relative': {
      const { amount, unit } = time;
      const end = behind(anchorMs(time.before, anchor));
      const to = boundAt(end, zone);
      const wall = wallTimeAt(end, zone);
      const days = (count: number): TimeRange => ({ from: wallFromMs(wallMs(wall) - count * dayMs), to });
      if (unit === 'hour') return { from: boundAt(end - amount * 3_600_000, zone), to };
      if (unit === 'day') return days(amount);
      if (unit === 'week') return days(amount * 7);
      return { from: addMonths(wall, -amount * (unit === 'year' ? 12 : 1)), to };
    }
  }
};
