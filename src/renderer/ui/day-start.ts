// The moment at which a calendar day begins in a time zone.
import { formatDay, formatSecond } from './format-time.ts';

const dayMs = 86_400_000;

const offsetMs = (instant: number, zone: string): number =>
  Date.parse(`${formatSecond(instant, zone).replace(' ', 'T')}Z`) - instant;

/**
 * The first instant of `day` (`2026-05-20`) in `zone`, as RFC 3339 UTC: midnight, the earlier one where the clocks go
 * back over it, and the first moment after it where they jump it. Null for no real day, or one the zone left out.
 */
export const dayStart = (day: string, zone: string): string | null => {
  const utc = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(utc) || new Date(utc).toISOString().slice(0, 10) !== day) return null;
  const starts = [utc - dayMs, utc, utc + dayMs]
    .map((near) => utc - offsetMs(near, zone))
    .filter((instant) => formatDay(instant, zone) === day);
  return starts.length === 0 ? null : new Date(Math.min(...starts)).toISOString();
};
