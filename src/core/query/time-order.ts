// A result in order of time. Only counts are kept; which events they are is worked out again for the segments of a page.
import type { StoredEvent } from '../archive/types.ts';
import { type Cluster, clustersOf, type Part, stretchesOf } from './clusters.ts';
import type { CompiledFilter } from './compile-filter.ts';
import { readPieces, runsOf } from './read-page.ts';
import type { Snapshot } from './snapshot.ts';

/** A counted result whose rows can be read at any depth. */
export interface Order {
  readonly count: number;
  /** Rows of ranks `from` to `to`, both within the result, in the order asked for. */
  rows(from: number, to: number): StoredEvent[];
}

/** Ranks `from` to `to` over clusters, oldest first. */
const readOldestFirst = (
  snapshot: Snapshot,
  filter: CompiledFilter,
  clusters: readonly Cluster[],
  from: number,
  to: number,
): StoredEvent[] => {
  const pieces = stretchesOf(clusters, from, to).map((stretch) => {
    const matches = stretch.cluster.parts.map((part) => ({ ...part, seqs: snapshot.seqs(part.view, filter) }));
    return runsOf(matches, stretch.from, stretch.to);
  });
  return readPieces(pieces).flat();
};

/** `parts`: every segment with its number of matches. */
export const createTimeOrder = (
  snapshot: Snapshot,
  filter: CompiledFilter,
  parts: readonly Part[],
  sort: 'newest' | 'oldest',
): Order => {
  const clusters = clustersOf(parts);
  const count = clusters.reduce((sum, cluster) => sum + cluster.count, 0);
  return {
    count,
    rows: (from, to) =>
      sort === 'oldest'
        ? readOldestFirst(snapshot, filter, clusters, from, to)
        : readOldestFirst(snapshot, filter, clusters, count - to, count - from).reverse(),
  };
};
