// When the first and the last of the matching events took place.
import type { CompiledFilter } from './compile-filter.ts';
import type { SegmentView } from './segment-view.ts';
import type { Selection } from './selection.ts';
import type { Snapshot } from './snapshot.ts';

/** Times of the first and last selected event, UTC ms. */
const extentOf = ({ segment }: SegmentView, selection: Selection): { firstMs: number; lastMs: number } | null => {
  if (selection === 'none') return null;
  const { oldestMs, newestMs } = segment.entry;
  if (selection === 'all') return { firstMs: oldestMs, lastMs: newestMs };
  const { baseMs, timeOffset } = segment.columns;
  return {
    firstMs: baseMs + (timeOffset[selection.indexOf(1)] ?? 0),
    lastMs: baseMs + (timeOffset[selection.lastIndexOf(1)] ?? 0),
  };
};

/** Times of the first and the last match, UTC ms; null without a match. */
export const matchingExtent = async (
  snapshot: Snapshot,
  filter: CompiledFilter,
  breathe: () => Promise<void>,
): Promise<{ firstMs: number; lastMs: number } | null> => {
  let firstMs = Number.POSITIVE_INFINITY;
  let lastMs = Number.NEGATIVE_INFINITY;
  for (const view of snapshot.views) {
    await breathe();
    const extent = extentOf(view, snapshot.select(view, filter));
    if (extent === null) continue;
    firstMs = Math.min(firstMs, extent.firstMs);
    lastMs = Math.max(lastMs, extent.lastMs);
  }
  return firstMs <= lastMs ? { firstMs, lastMs } : null;
};
