// Whole days as time bounds: `from` is the first day, `to` the day after the last.
import { formatDay } from '../../ui/format-time.ts';

/** `2026-05-31` + 1 → `2026-06-01`; calendar days, so no zone is involved. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** The `days` calendar days in `zone` that end with the day of `newest` (RFC 3339). */
export const lastDays = (newest: string, days: number, zone: string): { from: string; to: string } => {
  const end = addDays(formatDay(newest, zone), 1);
  return { from: addDays(end, -days), to: end };
};

const dayOf = (bound: string): string | null => (/^\d{4}-\d\d-\d\d$/.test(bound.trim()) ? bound.trim() : null);

/** First and last day a calendar shows for two bounds; null where a bound is no whole day. */
export const shownDays = (from: string, to: string): [string | null, string | null] => {
  const end = dayOf(to);
  return [dayOf(from), end === null ? null : addDays(end, -1)];
};
