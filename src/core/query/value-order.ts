// A result in order of a value, events of one value newest first. It is a counting sort without the sorting: matches are
// counted by code within each segment, the codes' values put into one order, and a page found by sums of these counts.
import type { ValueSort } from '#shared/model/query.ts';
import type { StoredEvent } from '../archive/types.ts';
import { clustersOf, type Part, stretchesOf } from './clusters.ts';
import { maskOf } from './code-mask.ts';
import type { CompiledFilter } from './compile-filter.ts';
import { rankOfMatch } from './rank-in-time.ts';
import { readPieces, runsOf } from './read-page.ts';
import type { CodedField, SegmentView } from './segment-view.ts';
import { both, seqsOf } from './selection.ts';
import type { Snapshot } from './snapshot.ts';
import type { Order } from './time-order.ts';
import { countCodes } from './value-counts.ts';
import { compareSortValues, sortField, sortValues } from './value-groups.ts';

/** The matches of one segment by code, and the place of each code's value in the order of all values. */
interface CountedSegment {
  view: SegmentView;
  counts: Uint32Array;
  groups: Uint32Array;
}

/** Matches of a segment in each of the groups from `first` on; several codes can have one value. */
const countGroups = ({ counts, groups }: CountedSegment, first: number, width: number): Uint32Array => {
  const found = new Uint32Array(width);
  for (let code = 0; code < groups.length; code++) {
    const place = (groups[code] ?? 0) - first;
    if (place >= 0 && place < width) found[place] = (found[place] ?? 0) + (counts[code] ?? 0);
  }
  return found;
};

/** Seqs of a segment's matches in some groups, ascending within each: one look at the segment for all of them. */
const seqsByGroup = (
  snapshot: Snapshot,
  filter: CompiledFilter,
  field: CodedField,
  { view, groups }: CountedSegment,
  wanted: ReadonlyMap<number, number>,
): Map<number, Uint32Array> => {
  const { codes } = view.field(field);
  const table = Uint8Array.from(groups, (group) => Number(wanted.has(group)));
  const seqs = seqsOf(both(maskOf({ field, codes, table }), snapshot.select(view, filter))) ?? new Uint32Array(0);
  const found = new Map([...wanted].map(([group, count]) => [group, { seqs: new Uint32Array(count), end: 0 }]));
  for (const seq of seqs) {
    const list = found.get(groups[codes[seq] ?? 0] ?? 0);
    if (list !== undefined) list.seqs[list.end++] = seq;
  }
  return new Map([...found].map(([group, list]) => [group, list.seqs]));
};

/** First place whose end lies beyond `rank`. */
const groupAt = (ends: Float64Array, rank: number): number => {
  let low = 0;
  let high = ends.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ends[middle] ?? 0) > rank) high = middle;
    else low = middle + 1;
  }
  return low;
};

const countSegments = async (
  snapshot: Snapshot,
  filter: CompiledFilter,
  sort: ValueSort,
  descending: boolean,
  breathe: () => Promise<void>,
): Promise<{ segments: CountedSegment[]; ends: Float64Array }> => {
  const field = sortField(sort);
  const totals = new Map<string | null, number>();
  const counted: { view: SegmentView; counts: Uint32Array; values: (string | null)[] }[] = [];
  for (const view of snapshot.views) {
    await breathe();
    const selection = snapshot.select(view, filter);
    if (selection === 'none') continue;
    const counts = selection === 'all' ? view.tally(field) : countCodes(view.field(field), selection);
    const values = sortValues(view, sort);
    counts.forEach((count, code) => {
      const value = values[code] ?? null;
      if (count > 0) totals.set(value, (totals.get(value) ?? 0) + count);
    });
    counted.push({ view, counts, values });
  }
  const ordered = [...totals].sort(([a], [b]) => compareSortValues(a, b, descending));
  const places = new Map(ordered.map(([value], place) => [value, place]));
  const ends = new Float64Array(ordered.length);
  let end = 0;
  for (const [place, [, total]] of ordered.entries()) {
    end += total;
    ends[place] = end;
  }
  const absent = ordered.length;
  const segments = counted.map(({ view, counts, values }) => ({
    view,
    counts,
    groups: Uint32Array.from(values, (value) => places.get(value) ?? absent),
  }));
  return { segments, ends };
};

export const createValueOrder = async (
  snapshot: Snapshot,
  filter: CompiledFilter,
  sort: ValueSort,
  descending: boolean,
  breathe: () => Promise<void>,
): Promise<Order> => {
  const { segments, ends } = await countSegments(snapshot, filter, sort, descending, breathe);
  const count = ends.at(-1) ?? 0;
  const field = sortField(sort);

  const partsOf = (group: number): Part[] =>
    segments.map((segment) => ({ view: segment.view, count: countGroups(segment, group, 1)[0] ?? 0 }));
  const rankOf = (view: SegmentView, seq: number): number => {
    const own = segments.find((segment) => segment.view === view);
    const group = own?.groups[view.field(field).codes[seq] ?? 0] ?? 0;
    let newer = (ends[group] ?? 0) - (ends[group - 1] ?? 0);
    for (const cluster of clustersOf(partsOf(group))) {
      if (!cluster.parts.some((part) => part.view === view)) {
        newer -= cluster.count;
        continue;
      }
      const matches = cluster.parts.map((part) => {
        const segment = segments.find((other) => other.view === part.view);
        const wanted = new Map([[group, part.count]]);
        const lists = segment && seqsByGroup(snapshot, filter, field, segment, wanted);
        return { ...part, seqs: lists?.get(group) ?? new Uint32Array(0) };
      });
      newer -= rankOfMatch(matches, view, seq) + 1;
      break;
    }
    return (ends[group - 1] ?? 0) + newer;
  };

  const rows = (from: number, to: number): StoredEvent[] => {
    const first = groupAt(ends, from);
    const width = groupAt(ends, to - 1) - first + 1;
    const counts = segments.map((segment) => countGroups(segment, first, width));
    const needed = segments.map(() => new Map<number, number>());
    const places = new Map(segments.map(({ view }, place) => [view, place]));
    const groups = Array.from({ length: width }, (_, index) => {
      const group = first + index;
      const end = ends[group] ?? 0;
      const parts = segments.map(({ view }, place) => ({ view, count: counts[place]?.[index] ?? 0 }));
      // Newest first within the group: the page's ranks, counted from the group's other end.
      const stretches = stretchesOf(
        clustersOf(parts),
        end - Math.min(to, end),
        end - Math.max(from, ends[group - 1] ?? 0),
      );
      for (const { view, count } of stretches.flatMap(({ cluster }) => cluster.parts)) {
        needed[places.get(view) ?? 0]?.set(group, count);
      }
      return { group, stretches };
    });
    const lists = segments.map((segment, place) => {
      const wanted = needed[place] ?? new Map<number, number>();
      return wanted.size === 0 ? wanted : seqsByGroup(snapshot, filter, field, segment, wanted);
    });
    const seqsIn = (view: SegmentView, group: number): Uint32Array => {
      const seqs = lists[places.get(view) ?? 0]?.get(group);
      return seqs instanceof Uint32Array ? seqs : new Uint32Array(0);
    };
    const pieces = groups.map(({ group, stretches }) =>
      stretches.flatMap((stretch) => {
        const matches = stretch.cluster.parts.map((part) => ({ ...part, seqs: seqsIn(part.view, group) }));
        return runsOf(matches, stretch.from, stretch.to);
      }),
    );
    return readPieces(pieces).flatMap((piece) => piece.reverse());
  };
  return { count, rows, rankOf, rankOfTime: () => null };
};
