// Result sets: a question counted once, whose rows can then be read at any depth. Only counts are kept; seqs are made again on demand.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { Sort } from '#shared/model/query.ts';
import type { StoredEvent } from '../archive/types.ts';
import type { CompiledFilter } from './compile-filter.ts';
import { createLru } from './lru.ts';
import { type Matches, readPage } from './read-page.ts';
import type { SegmentView } from './segment-view.ts';
import { countOf } from './selection.ts';
import type { Snapshot } from './snapshot.ts';

const handleLimit = 32;

/** Segments that overlap in time, with the number of matches in each. */
interface Cluster {
  parts: { view: SegmentView; count: number }[];
  count: number;
  newestMs: number;
}

interface OpenSet {
  snapshot: Snapshot;
  filter: CompiledFilter;
  sort: Sort;
  /** Oldest first; no two overlap in time. */
  clusters: Cluster[];
  count: number;
}

/** Groups segments so that every event of a group is older than every event of the next. */
const clustersOf = (parts: { view: SegmentView; count: number }[]): Cluster[] => {
  const ordered = parts
    .filter(({ count }) => count > 0)
    .map((part, index) => ({ part, index }))
    .sort((a, b) => a.part.view.segment.entry.oldestMs - b.part.view.segment.entry.oldestMs || a.index - b.index);
  const clusters: Cluster[] = [];
  for (const { part } of ordered) {
    const { oldestMs, newestMs } = part.view.segment.entry;
    const last = clusters.at(-1);
    if (last === undefined || oldestMs > last.newestMs) clusters.push({ parts: [part], count: part.count, newestMs });
    else {
      last.parts.push(part);
      last.count += part.count;
      last.newestMs = Math.max(last.newestMs, newestMs);
    }
  }
  return clusters;
};

const matchesOf = ({ snapshot, filter }: OpenSet, { parts }: Cluster): Matches[] =>
  parts.map(({ view, count }) => ({ view, count, seqs: snapshot.seqs(view, filter) }));

/** Ranks `from` to `to` of the whole set, oldest first. */
const readOldestFirst = (set: OpenSet, from: number, to: number): StoredEvent[] => {
  const rows: StoredEvent[] = [];
  let passed = 0;
  for (const cluster of set.clusters) {
    const first = Math.max(from - passed, 0);
    const end = Math.min(to - passed, cluster.count);
    if (first < end) for (const stored of readPage(matchesOf(set, cluster), first, end)) rows.push(stored);
    passed += cluster.count;
    if (passed >= to) break;
  }
  return rows;
};

export interface ResultSets {
  open(
    snapshot: Snapshot,
    filter: CompiledFilter,
    sort: Sort,
    breathe: () => Promise<void>,
  ): Promise<{ handle: string; count: number }>;
  /** Rows in the order asked for. Throws HANDLE_EXPIRED when the handle is unknown, pushed out, or of another generation. */
  rows(snapshot: Snapshot, handle: string, offset: number, limit: number): StoredEvent[];
}

/** `nonce` keeps handles of an earlier process from being taken for ours. */
export const createResultSets = (nonce: string): ResultSets => {
  const sets = createLru<OpenSet>(handleLimit, () => 1);
  let opened = 0;
  return {
    open: async (snapshot, filter, sort, breathe) => {
      const parts: { view: SegmentView; count: number }[] = [];
      for (const view of snapshot.views) {
        await breathe();
        parts.push({ view, count: countOf(snapshot.select(view, filter), view.segment.entry.events) });
      }
      const clusters = clustersOf(parts);
      const count = clusters.reduce((sum, cluster) => sum + cluster.count, 0);
      opened += 1;
      const handle = `${nonce}-${opened}`;
      sets.set(handle, { snapshot, filter, sort, clusters, count });
      return { handle, count };
    },
    rows: (snapshot, handle, offset, limit) => {
      const set = sets.get(handle);
      if (set === undefined || set.snapshot !== snapshot) throw new WorkbenchError('HANDLE_EXPIRED', handle);
      const end = Math.min(offset + limit, set.count);
      if (offset >= end) return [];
      if (set.sort === 'oldest') return readOldestFirst(set, offset, end);
      return readOldestFirst(set, set.count - end, set.count - offset).reverse();
    },
  };
};
