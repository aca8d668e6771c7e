// Counts of the matching events by the hour of the local week.
import type { Heatmap } from '#shared/model/patterns-over-time.ts';
import type { CompiledFilter } from './compile-filter.ts';
import type { SegmentView } from './segment-view.ts';
import type { Snapshot } from './snapshot.ts';
import { countedMatches, countIn } from './tally-slots.ts';
import { lowerBound } from './time-search.ts';

const hourMs = 3_600_000;
const hoursOfWeek = 168;
/** 1 January 1970 was a Thursday: the Monday of its week began so many hours before. */
const mondayHours = 72;

/** Calls `visit` for each local hour that holds events, with its place in the week (0: Monday 00:00) and its range of seqs. */
const forEachLocalHour = (
  view: SegmentView,
  zone: string,
  visit: (hourOfWeek: number, fromSeq: number, toSeq: number) => void,
): void => {
  const { baseMs, timeOffset } = view.segment.columns;
  let seq = 0;
  for (const { endMs, offsetMs } of view.offsets(zone)) {
    const spanEnd = lowerBound(timeOffset, endMs - baseMs, seq);
    while (seq < spanEnd) {
      const hour = Math.floor((baseMs + (timeOffset[seq] ?? 0) + offsetMs) / hourMs);
      const end = lowerBound(timeOffset, (hour + 1) * hourMs - offsetMs - baseMs, seq, spanEnd);
      visit((((hour + mondayHours) % hoursOfWeek) + hoursOfWeek) % hoursOfWeek, seq, end);
      seq = end;
    }
  }
};

/** An hour that the clock shows twice counts the events of both; the zone must have been checked. */
export const countByHourOfWeek = async (
  snapshot: Snapshot,
  filter: CompiledFilter,
  zone: string,
  breathe: () => Promise<void>,
): Promise<Heatmap> => {
  const hours = new Array<number>(hoursOfWeek).fill(0);
  let count = 0;
  for (const view of snapshot.views) {
    await breathe();
    const matches = countedMatches(snapshot, view, filter);
    if (matches.selection === 'none') continue;
    count += snapshot.count(view, filter);
    forEachLocalHour(view, zone, (hour, from, to) => {
      hours[hour] = (hours[hour] ?? 0) + countIn(matches, from, to);
    });
  }
  return { count, cells: Array.from({ length: 7 }, (_, day) => hours.slice(day * 24, (day + 1) * 24)) };
};
