// The events of a segment on some days of the local week between two times of the local day. Events stand in order of time, so
// the answer is a few stretches of seqs: one or two searches a day, nothing an event.
import type { SegmentView } from './segment-view.ts';
import { lowerBound } from './time-search.ts';

/** ISO days, and minutes of the day from 0: from inclusive, to exclusive, over midnight where `toMinute` is not after `fromMinute`. */
export interface LocalTimes {
  /** An IANA zone, checked. */
  zone: string;
  days: readonly number[];
  fromMinute: number;
  toMinute: number;
}

const minuteMs = 60_000;
const dayMinutes = 1440;
const dayMs = dayMinutes * minuteMs;
/** 1 January 1970 was a Thursday. */
const firstWeekday = 3;

const partsOfDay = ({ fromMinute, toMinute }: LocalTimes): (readonly [number, number])[] => {
  if (fromMinute < toMinute) return [[fromMinute, toMinute]];
  return toMinute === 0
    ? [[fromMinute, dayMinutes]]
    : [
        [0, toMinute],
        [fromMinute, dayMinutes],
      ];
};

/** Pairs of seqs in one list, from inclusive and to exclusive: ascending, apart from each other and none of them empty. */
export const localRanges = (view: SegmentView, times: LocalTimes): number[] => {
  const { baseMs, timeOffset } = view.segment.columns;
  const parts = partsOfDay(times);
  const ranges: number[] = [];
  let seq = 0;
  const seqAt = (ms: number, end: number): number => lowerBound(timeOffset, ms - baseMs, seq, end);
  for (const { startMs, endMs, offsetMs } of view.offsets(times.zone)) {
    const spanEnd = seqAt(endMs, timeOffset.length);
    for (let day = Math.floor((startMs + offsetMs) / dayMs); seq < spanEnd; day++) {
      const dayStart = day * dayMs - offsetMs;
      if (times.days.includes(((((day + firstWeekday) % 7) + 7) % 7) + 1)) {
        for (const [from, to] of parts) {
          seq = seqAt(dayStart + from * minuteMs, spanEnd);
          const first = seq;
          seq = seqAt(dayStart + to * minuteMs, spanEnd);
          if (seq === first) continue;
          if (ranges.at(-1) === first) ranges.pop();
          else ranges.push(first);
          ranges.push(seq);
        }
      }
      seq = seqAt(dayStart + dayMs, spanEnd);
    }
  }
  return ranges;
};

/** A fresh mask with the ranges set; `events` is the size of the segment. */
export const maskOfRanges = (events: number, ranges: readonly number[]): Uint8Array => {
  const mask = new Uint8Array(events);
  for (let place = 0; place < ranges.length; place += 2) mask.fill(1, ranges[place], ranges[place + 1]);
  return mask;
};

/** The pairs between and around them. */
export const otherRanges = (events: number, ranges: readonly number[]): number[] => {
  const edges = [0, ...ranges, events];
  return edges.flatMap((edge, place) => {
    const next = edges[place + 1] ?? edge;
    return place % 2 === 0 && edge < next ? [edge, next] : [];
  });
};
