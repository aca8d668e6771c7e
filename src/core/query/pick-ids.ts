// Which of many ids belong to matching events. Ids are found by hash and confirmed against the rows.
import { murmur3 } from '../archive/murmur3.ts';
import type { CompiledFilter } from './compile-filter.ts';
import { HashTally } from './hash-tally.ts';
import type { SegmentView } from './segment-view.ts';
import type { Selection } from './selection.ts';
import type { Snapshot } from './snapshot.ts';

/** Ids are read so many at a time. */
const rowsAtOnce = 8192;

const candidatesIn = (view: SegmentView, selection: Selection, hashes: HashTally): number[] => {
  if (selection === 'none') return [];
  const { idHash } = view.segment.columns;
  const seqs: number[] = [];
  for (let seq = 0; seq < idHash.length; seq++) {
    if (hashes.has(idHash[seq] ?? 0) && (selection === 'all' || selection[seq] === 1)) seqs.push(seq);
  }
  return seqs;
};

/** The ids of which at least one version fits the filter, in the order given; `versions`: each once for every one that fits. */
export const pickIds = async (
  snapshot: Snapshot,
  filter: CompiledFilter,
  { ids, versions = false }: { ids: readonly string[]; versions?: boolean | undefined },
  breathe: () => Promise<void>,
): Promise<string[]> => {
  if (ids.length === 0) return [];
  const hashes = new HashTally(ids.length);
  for (const id of ids) hashes.add(murmur3(id));
  const found = new Map<string, number>();
  for (const view of snapshot.views) {
    await breathe();
    const seqs = candidatesIn(view, snapshot.select(view, filter), hashes);
    for (let start = 0; start < seqs.length; start += rowsAtOnce) {
      for (const id of view.segment.ids(seqs.slice(start, start + rowsAtOnce))) found.set(id, (found.get(id) ?? 0) + 1);
      await breathe();
    }
  }
  if (!versions) return ids.filter((id) => found.has(id));
  return ids.flatMap((id) => Array<string>(found.get(id) ?? 0).fill(id));
};
