// The time range beside the one shown, and the one around it. Whole days stay whole days, also where the clock changes.
import { Temporal } from 'temporal-polyfill';
import type { TimeRange } from '#shared/model/filter-edit.ts';
import type { Span } from '../../ui/span.ts';
import { boundOf } from './choose-bucket.ts';

const minuteMs = 60_000;

const localOf = (ms: number, zone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);

/** Whole local days from one end to the other, null where an end is no beginning of a day. */
const wholeDays = ({ fromMs, toMs }: Span, zone: string): number | null => {
  const [from, to] = [localOf(fromMs, zone), localOf(toMs, zone)];
  const isDays = [from, to].every((end) => end.startOfDay().epochMilliseconds === end.epochMilliseconds);
  return isDays ? from.toPlainDate().until(to.toPlainDate(), { largestUnit: 'day' }).days : null;
};

const moved = (ms: number, zone: string, by: { days: number } | { milliseconds: number }): number =>
  localOf(ms, zone).add(by).epochMilliseconds;

const rangeOf = ({ fromMs, toMs }: Span, zone: string): TimeRange => ({
  from: boundOf(fromMs, zone),
  to: boundOf(toMs, zone),
});

/** Half its length earlier or later. */
export const pannedRange = (span: Span, zone: string, direction: 1 | -1): TimeRange => {
  const days = wholeDays(span, zone);
  const ms = Math.max(minuteMs, Math.round((span.toMs - span.fromMs) / 2 / minuteMs) * minuteMs);
  const by = days === null ? { milliseconds: direction * ms } : { days: direction * Math.max(1, Math.round(days / 2)) };
  return rangeOf({ fromMs: moved(span.fromMs, zone, by), toMs: moved(span.toMs, zone, by) }, zone);
};

/** Three times as long around the same middle; empty (any time) once it would hold all of `whole`. */
export const widenedRange = (span: Span, zone: string, whole: Span | null): TimeRange => {
  const days = wholeDays(span, zone);
  const ms = span.toMs - span.fromMs;
  const wide = {
    fromMs: moved(span.fromMs, zone, days === null ? { milliseconds: -ms } : { days: -days }),
    toMs: moved(span.toMs, zone, days === null ? { milliseconds: ms } : { days }),
  };
  const holdsAll = whole !== null && wide.fromMs <= whole.fromMs && wide.toMs >= whole.toMs;
  return holdsAll ? {} : rangeOf(wide, zone);
};
