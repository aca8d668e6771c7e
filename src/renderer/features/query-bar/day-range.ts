// Whole days as time bounds: `from` is the first day, `to` the day after the last.

/** `2026-05-31` + 1 → `2026-06-01`; calendar days, so no zone is involved. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

const dayOf = (bound: string): string | null => (/^\d{4}-\d\d-\d\d$/.test(bound.trim()) ? bound.trim() : null);

/** First and last day a calendar shows for two bounds; null where a bound is no whole day. */
export const shownDays = (from: string, to: string): [string | null, string | null] => {
  const end = dayOf(to);
  return [dayOf(from), end === null ? null : addDays(end, -1)];
};
