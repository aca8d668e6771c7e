// The events of a population one after the other in total order: time, its finer digits, id, content hash.
import type { StoredEvent } from '../../archive/types.ts';
import { clustersOf, type Part } from '../../query/clusters.ts';
import type { CompiledFilter } from '../../query/compile-filter.ts';
import type { SegmentView } from '../../query/segment-view.ts';
import type { Snapshot } from '../../query/snapshot.ts';
import { compareStored } from '../../query/strand.ts';

/** An event and where it stands. */
export interface Placed {
  view: SegmentView;
  stored: StoredEvent;
}

/** Rows read at a time, over all segments that overlap. */
const rowsAtOnce = 2000;
const leastRows = 100;

/** One segment's matches, read page by page; rows of a segment stand in total order already. */
interface Cursor {
  view: SegmentView;
  /** Null stands for every row. */
  seqs: Uint32Array | null;
  count: number;
  next: number;
  page: StoredEvent[];
  at: number;
}

const fill = (cursor: Cursor, rows: number): boolean => {
  const { view, seqs, count, next } = cursor;
  if (cursor.at < cursor.page.length) return true;
  if (next >= count) return false;
  const end = Math.min(next + rows, count);
  const wanted = Array.from({ length: end - next }, (_, index) =>
    seqs === null ? next + index : (seqs[next + index] ?? 0),
  );
  cursor.page = view.events(wanted);
  cursor.at = 0;
  cursor.next = end;
  return true;
};

const timeOf = ({ view, page, at }: Cursor): number => {
  const { baseMs, timeOffset } = view.segment.columns;
  return baseMs + (timeOffset[page[at]?.seq ?? 0] ?? 0);
};

const headOf = ({ page, at }: Cursor): StoredEvent => page[at] as StoredEvent;

const isBefore = (left: Cursor, right: Cursor): boolean =>
  (timeOf(left) - timeOf(right) || compareStored(headOf(left), headOf(right))) < 0;

const countParts = async (
  snapshot: Snapshot,
  filter: CompiledFilter,
  breathe: () => Promise<void>,
): Promise<Part[]> => {
  const parts: Part[] = [];
  for (const view of snapshot.views) {
    await breathe();
    parts.push({ view, count: snapshot.count(view, filter) });
  }
  return parts;
};

/** Every stored version that fits; memory holds a page of each segment that overlaps. */
export async function* inTotalOrder(
  snapshot: Snapshot,
  filter: CompiledFilter,
  breathe: () => Promise<void>,
): AsyncGenerator<Placed, void, void> {
  for (const { parts } of clustersOf(await countParts(snapshot, filter, breathe))) {
    const rows = Math.max(leastRows, Math.floor(rowsAtOnce / parts.length));
    let cursors = parts.map(
      ({ view, count }): Cursor => ({
        view,
        count,
        seqs: snapshot.seqs(view, filter),
        next: 0,
        page: [],
        at: 0,
      }),
    );
    for (;;) {
      if (cursors.some(({ page, at }) => at >= page.length)) {
        await breathe();
        cursors = cursors.filter((cursor) => fill(cursor, rows));
      }
      const [first, ...others] = cursors;
      if (first === undefined) break;
      let least = first;
      for (const other of others) if (isBefore(other, least)) least = other;
      yield { view: least.view, stored: headOf(least) };
      least.at += 1;
    }
  }
}
