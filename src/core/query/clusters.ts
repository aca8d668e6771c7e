// Segments that overlap in time have to be merged; all others can be read one after the other.
import type { SegmentView } from './segment-view.ts';

/** One segment and how many of its events match. */
export interface Part {
  view: SegmentView;
  count: number;
}

/** Segments that overlap in time, with the number of matches in all of them. */
export interface Cluster {
  parts: Part[];
  count: number;
  newestMs: number;
}

/** Groups segments with matches so that every event of a group is older than every event of the next. */
export const clustersOf = (parts: readonly Part[]): Cluster[] => {
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

/** The part of a cluster that a page needs: its matches of ranks `from` to `to`, oldest first. */
export interface Stretch {
  cluster: Cluster;
  from: number;
  to: number;
}

/** Where the ranks `from` to `to` (oldest first) over all clusters lie. */
export const stretchesOf = (clusters: readonly Cluster[], from: number, to: number): Stretch[] => {
  const stretches: Stretch[] = [];
  let passed = 0;
  for (const cluster of clusters) {
    const first = Math.max(from - passed, 0);
    const end = Math.min(to - passed, cluster.count);
    if (first < end) stretches.push({ cluster, from: first, to: end });
    passed += cluster.count;
    if (passed >= to) break;
  }
  return stretches;
};
