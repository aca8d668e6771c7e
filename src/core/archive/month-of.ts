// The unit of a segment: one calendar month in UTC.

/** `2026-05` for a time in ms UTC; years outside 0000-9999 carry a sign and six digits as in ISO 8601. */
export const monthOf = (timeMs: number): string => new Date(timeMs).toISOString().slice(0, -'-01T00:00:00.000Z'.length);

/** UTC ms of the first instant of the month `2026-05`. */
export const monthStart = (month: string): number => Date.parse(`${month}-01T00:00:00.000Z`);

/** UTC ms of the first instant after the month that begins at `startMs`. */
export const monthEnd = (startMs: number): number => {
  const next = new Date(startMs);
  return next.setUTCMonth(next.getUTCMonth() + 1);
};
