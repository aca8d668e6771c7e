// A result in order of time. Only counts are kept; which events they are is worked out again for the segments of a page.
import type { StoredEvent } from '../archive/types.ts';
import { type Cluster, clustersOf, type Part, stretchesOf } from './clusters.ts';
import type { CompiledFilter } from './compile-filter.ts';
import { rankOfInstant, rankOfMatch } from './rank-in-time.ts';
import { readPieces, runsOf } from './read-page.ts';
import type { Instant } from './resolve-time.ts';
import type { SegmentView } from './segment-view.ts';
import type { Snapshot } from './snapshot.ts';
import type { Matches } from './strand.ts';

/** A counted result whose rows can be read at any depth. */
export interface Order {
  readonly count: number;
  /** Rows of ranks `from` to `to`, both within the result, in the order asked for. */
  rows(from: number, to: number): StoredEvent[];
  /** The rank of an event of the result; it must be one. */
  rankOf(view: SegmentView, seq: number): number;
  /** The rank of the first row that is not on the near side of the instant, `count` when all are; null when order is not by time. */
  rankOfTime(at: Instant): number | null;
}

/** `parts`: every segment with its number of matches; `isOldest`: oldest first, else newest first. */
export const createTimeOrder = (
  snapshot: Snapshot,
  filter: CompiledFilter,
  parts: readonly Part[],
  isOldest: boolean,
): Order => {
  const clusters = clustersOf(parts);
  const count = clusters.reduce((sum, cluster) => sum + cluster.count, 0);
  const matchesOf = (cluster: Cluster): Matches[] =>
    cluster.parts.map((part) => ({ ...part, seqs: snapshot.seqs(part.view, filter) }));
  const oldestFirst = (from: number, to: number): StoredEvent[] =>
    readPieces(
      stretchesOf(clusters, from, to).map((stretch) => runsOf(matchesOf(stretch.cluster), stretch.from, stretch.to)),
    ).flat();
  /** Oldest first: how many matches lie before the first cluster that fits, and the rank within it. */
  const rankAmong = (fits: (cluster: Cluster) => boolean, within: (matches: Matches[]) => number): number => {
    let passed = 0;
    for (const cluster of clusters) {
      if (fits(cluster)) return passed + within(matchesOf(cluster));
      passed += cluster.count;
    }
    return passed;
  };
  return {
    count,
    rows: (from, to) => (isOldest ? oldestFirst(from, to) : oldestFirst(count - to, count - from).reverse()),
    rankOf: (view, seq) => {
      const rank = rankAmong(
        (cluster) => cluster.parts.some((part) => part.view === view),
        (matches) => rankOfMatch(matches, view, seq),
      );
      return isOldest ? rank : count - 1 - rank;
    },
    rankOfTime: (at) => {
      const rank = rankAmong(
        ({ newestMs }) => newestMs >= at.ms,
        (matches) => rankOfInstant(matches, at, !isOldest),
      );
      return isOldest ? rank : count - rank;
    },
  };
};
