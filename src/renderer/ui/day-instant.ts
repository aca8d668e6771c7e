// Days of a zone as instants, for windows of time that are asked of a server.
import { Temporal } from 'temporal-polyfill';

const dayForm = /^\d{4}-\d\d-\d\d$/;

/** The first instant of a day (`2026-05-31`) in `zone`, `plusDays` later, RFC 3339 UTC; null when there is no such day. */
export const dayInstant = (day: string, zone: string, plusDays = 0): string | null => {
  if (!dayForm.test(day)) return null;
  try {
    const date = Temporal.PlainDate.from(day, { overflow: 'reject' }).add({ days: plusDays });
    return date.toZonedDateTime(zone).toInstant().toString();
  } catch {
    return null;
  }
};

/** The day of `zone` on which the instant (ms UTC) falls. */
export const dayOfInstant = (ms: number, zone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).toPlainDate().toString();
