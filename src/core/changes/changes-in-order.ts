// Changes of one month in total order, a page at a time. The parts of a month may overlap in time; months do not.
import type { SegmentView } from '../query/segment-view.ts';
import { readChanges } from './change-rows.ts';
import type { Breathe, ChangeEvent } from './types.ts';

const compareTexts = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

/** The order of events across segments: time, its finer digits, id, content. */
export const inOrder = (one: ChangeEvent, other: ChangeEvent): number =>
  one.timeMs - other.timeMs ||
  compareTexts(one.timestamp.slice(0, -1), other.timestamp.slice(0, -1)) ||
  compareTexts(one.eventId, other.eventId) ||
  compareTexts(one.contentHash, other.contentHash);

/** A segment of the month with the seqs that are asked for, ascending. */
export interface MonthPart {
  view: SegmentView;
  seqs: readonly number[];
}

/** Times of the asked rows of all parts together: where a page may end without parting events of one millisecond. */
const pageEnds = (parts: readonly MonthPart[], rowsAtOnce: number): number[] => {
  const times = Float64Array.from(
    parts.flatMap(({ view, seqs }) => {
      const { baseMs, timeOffset } = view.segment.columns;
      return seqs.map((seq) => baseMs + (timeOffset[seq] ?? 0));
    }),
  ).sort();
  const ends: number[] = [];
  for (let last = rowsAtOnce - 1; last < times.length; last += rowsAtOnce) {
    const time = times[last] ?? 0;
    if (time !== ends.at(-1)) ends.push(time);
  }
  return [...ends, Number.POSITIVE_INFINITY];
};

async function* pagesOfPart({ view, seqs }: MonthPart, rowsAtOnce: number, breathe: Breathe) {
  for (let start = 0; start < seqs.length; start += rowsAtOnce) {
    await breathe();
    yield readChanges(view, seqs.slice(start, start + rowsAtOnce));
  }
}

/** Yields the rows of all parts in total order, about `rowsAtOnce` at once; within one part that is the order of seq. */
export async function* pagesOfMonth(
  parts: readonly MonthPart[],
  rowsAtOnce: number,
  breathe: Breathe,
): AsyncGenerator<ChangeEvent[], void, void> {
  const [only, ...others] = parts.filter(({ seqs }) => seqs.length > 0);
  if (only === undefined) return;
  if (others.length === 0) {
    yield* pagesOfPart(only, rowsAtOnce, breathe);
    return;
  }
  const cursors = [only, ...others].map((part) => ({ ...part, next: 0 }));
  for (const end of pageEnds(parts, rowsAtOnce)) {
    await breathe();
    const page: ChangeEvent[] = [];
    for (const cursor of cursors) {
      const { baseMs, timeOffset } = cursor.view.segment.columns;
      const from = cursor.next;
      while (cursor.next < cursor.seqs.length && baseMs + (timeOffset[cursor.seqs[cursor.next] ?? 0] ?? 0) <= end) {
        cursor.next++;
      }
      for (const event of readChanges(cursor.view, cursor.seqs.slice(from, cursor.next))) page.push(event);
    }
    if (page.length > 0) yield page.sort(inOrder);
  }
}
