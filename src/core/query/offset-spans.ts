// How far a zone's clock is ahead of UTC, and until when: with it, local times of events are sums, and a change of the clock
// is only the border between two spans.
import { Temporal } from 'temporal-polyfill';

/** `startMs` inclusive, `endMs` exclusive, UTC; the local clock shows UTC plus `offsetMs`. */
export interface OffsetSpan {
  startMs: number;
  endMs: number;
  offsetMs: number;
}

/** Spans of one offset each, in order and without gaps, from `fromMs` to `lastMs` (UTC, both inclusive). */
export const offsetSpans = (fromMs: number, lastMs: number, zone: string): OffsetSpan[] => {
  const spans: OffsetSpan[] = [];
  let start = Temporal.Instant.fromEpochMilliseconds(fromMs).toZonedDateTimeISO(zone);
  for (;;) {
    const next = start.getTimeZoneTransition('next');
    const isLast = next === null || next.epochMilliseconds > lastMs;
    spans.push({
      startMs: start.epochMilliseconds,
      endMs: isLast ? lastMs + 1 : next.epochMilliseconds,
      offsetMs: start.offsetNanoseconds / 1_000_000,
    });
    if (isLast) return spans;
    start = next;
  }
};
