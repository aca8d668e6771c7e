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

/** The ids of which at least one version fits the filter, in the order given. */
export const pickIds = async (
  snapshot: Snapshot,
  filter: CompiledFilter,
  ids: readonly string[],
  breathe: () => Promise<void>,
): Promise<string[]> => {
  if (ids.length === 0) return [];
  const hashes = new HashTally(ids.length);
  for (const id of ids) hashes.add(murmur3(id));
  const found = new Set<string>();
  for (const view of snapshot.views) {
    await breathe();
    const seqs = candidatesIn(view, snapshot.select(view, filter), hashes);
    for (let start = 0; start < seqs.length; start += rowsAtOnce) {
      for (const id of view.segment.ids(seqs.slice(start, start + rowsAtOnce))) found.add(id);
      await breathe();
    }
  }
  return ids.filter((id) => found.has(id));
};
