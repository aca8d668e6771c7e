// The events of a segment by the covered days of an axis: events stand in order of time, so a day is a range of seqs.
import type { SegmentView } from '../../query/segment-view.ts';
import { lowerBound } from '../../query/time-search.ts';
import type { DayAxis } from '../types.ts';

/** The last day that has begun at the instant, 0 before the first. */
export const dayAt = ({ startMs }: Pick<DayAxis, 'startMs'>, ms: number): number => {
  let from = 0;
  let to = Math.max(0, startMs.length - 2);
  while (from < to) {
    const middle = (from + to + 1) >>> 1;
    if ((startMs[middle] ?? 0) <= ms) from = middle;
    else to = middle - 1;
  }
  return from;
};

/** Calls `visit` for each covered day with events, oldest first, with its range of seqs. */
export const forEachDay = (
  { segment }: SegmentView,
  axis: DayAxis,
  visit: (day: number, from: number, to: number) => void,
): void => {
  const { baseMs, timeOffset } = segment.columns;
  const { oldestMs, newestMs } = segment.entry;
  let seq = 0;
  for (let day = dayAt(axis, oldestMs); day < axis.days.length; day++) {
    const [startMs = 0, endMs = 0] = [axis.startMs[day], axis.startMs[day + 1]];
    if (startMs > newestMs) return;
    const from = startMs <= oldestMs ? seq : lowerBound(timeOffset, startMs - baseMs, seq);
    seq = endMs > newestMs ? timeOffset.length : lowerBound(timeOffset, endMs - baseMs, from);
    if (seq > from && axis.covered[day] === 1) visit(day, from, seq);
  }
};
