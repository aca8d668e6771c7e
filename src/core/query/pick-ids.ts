// Which of many ids belong to matching events.
import type { CompiledFilter } from './compile-filter.ts';
import type { SegmentView } from './segment-view.ts';
import type { Selection } from './selection.ts';
import type { Snapshot } from './snapshot.ts';

/** The ids of which at least one version fits the filter, in the order given; `versions`: each once for every one that fits. */
export const pickIds = async (
  snapshot: Snapshot,
  filter: CompiledFilter,
  { ids, versions = false }: { ids: readonly string[]; versions?: boolean | undefined },
  breathe: () => Promise<void>,
): Promise<string[]> => {
  const places = await snapshot.placesOf(ids, breathe);
  const selections = new Map<SegmentView, Selection>();
  for (const { view } of [...places.values()].flat()) {
    if (selections.has(view)) continue;
    await breathe();
    selections.set(view, snapshot.select(view, filter));
  }
  const isMatch = (view: SegmentView, seq: number): boolean => {
    const selection = selections.get(view) ?? 'none';
    return selection === 'all' || (selection !== 'none' && selection[seq] === 1);
  };
  const fitting = (id: string): number =>
    (places.get(id) ?? []).reduce((count, { view, seq }) => count + Number(isMatch(view, seq)), 0);
  return ids.flatMap((id) => {
    const count = fitting(id);
    return Array<string>(versions ? count : Math.min(count, 1)).fill(id);
  });
};
