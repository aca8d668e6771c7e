// How the activity of some values of a field runs: the same equal spans of time for each.
import type { FacetField } from '#shared/model/field.ts';
import type { Sparklines } from '#shared/model/patterns-over-time.ts';
import type { CompiledFilter } from './compile-filter.ts';
import { matchingExtent } from './matching-extent.ts';
import { seriesSlots } from './series-slots.ts';
import type { Snapshot } from './snapshot.ts';
import { addSlots, countedMatches, createTallies, sumOf } from './tally-slots.ts';
import { lowerBound } from './time-search.ts';

export interface SparklinesQuestion {
  filter: CompiledFilter;
  field: FacetField;
  /** At most 254; asked twice is answered twice. */
  values: readonly (string | null)[];
  points: number;
}

/** Spans reach from the first match to the last, of any value; the last match belongs to the last span. */
export const sparklines = async (
  snapshot: Snapshot,
  { filter, field, values, points }: SparklinesQuestion,
  breathe: () => Promise<void>,
): Promise<Sparklines> => {
  const extent = await matchingExtent(snapshot, filter, breathe);
  if (extent === null) {
    const empty = values.map((value) => ({ value, counts: new Array<number>(points).fill(0) }));
    return { from: null, to: null, series: empty };
  }
  const { firstMs, lastMs } = extent;
  const series = [...new Set(values)];
  const width = series.length + 1;
  const tallies = createTallies(points * width);
  for (const view of snapshot.views) {
    await breathe();
    const matches = countedMatches(snapshot, view, filter);
    if (matches.selection === 'none') continue;
    const slots = seriesSlots(view, field, series);
    const { baseMs, timeOffset } = view.segment.columns;
    let from = 0;
    for (let point = 0; point < points; point++) {
      const isLast = point === points - 1;
      const endMs = Math.ceil(firstMs + ((lastMs - firstMs) * (point + 1)) / points);
      const to = isLast ? timeOffset.length : lowerBound(timeOffset, endMs - baseMs, from);
      if (to > from) addSlots(tallies, point * width, slots, matches, from, to);
      from = to;
    }
  }
  const counts = sumOf(tallies);
  const countsOf = (value: string | null): number[] => {
    const slot = series.indexOf(value);
    return Array.from({ length: points }, (_, point) => counts[point * width + slot] ?? 0);
  };
  return {
    from: new Date(firstMs).toISOString(),
    to: new Date(lastMs).toISOString(),
    series: values.map((value) => ({ value, counts: countsOf(value) })),
  };
};
