// Where events of given ids are stored. Ids are found by hash and confirmed against the rows, which are read once: the ids of
// starred and tagged events are asked for again and again.
import { murmur3 } from '../archive/murmur3.ts';
import { HashTally } from './hash-tally.ts';
import { createLru } from './lru.ts';
import type { SegmentView } from './segment-view.ts';

/** One stored version of an event. */
export interface Place {
  view: SegmentView;
  seq: number;
}

/** Answers for every id asked; none for one that is not in the archive. */
export type IdPlaces = (
  ids: readonly string[],
  breathe: () => Promise<void>,
) => Promise<ReadonlyMap<string, readonly Place[]>>;

/** Ids are read so many at a time. */
const rowsAtOnce = 8192;
const mostRemembered = 100_000;

/** One id, the question of every proof, is looked for by the engine's own search. */
const rowsWith = (idHash: Uint32Array, hashes: HashTally, only: number | null): number[] => {
  const seqs: number[] = [];
  if (only === null) {
    for (let seq = 0; seq < idHash.length; seq++) if (hashes.has(idHash[seq] ?? 0)) seqs.push(seq);
  } else {
    for (let seq = idHash.indexOf(only); seq !== -1; seq = idHash.indexOf(only, seq + 1)) seqs.push(seq);
  }
  return seqs;
};

export const createIdPlaces = (views: readonly SegmentView[]): IdPlaces => {
  const remembered = createLru<readonly Place[]>(mostRemembered, () => 1);
  const find = async (found: ReadonlyMap<string, Place[]>, breathe: () => Promise<void>): Promise<void> => {
    const hashes = new HashTally(found.size);
    for (const id of found.keys()) hashes.add(murmur3(id));
    const [first = ''] = found.keys();
    const only = found.size === 1 ? murmur3(first) : null;
    for (const view of views) {
      await breathe();
      const seqs = rowsWith(view.segment.columns.idHash, hashes, only);
      for (let start = 0; start < seqs.length; start += rowsAtOnce) {
        await breathe();
        const some = seqs.slice(start, start + rowsAtOnce);
        for (const [index, id] of view.segment.ids(some).entries()) {
          found.get(id)?.push({ view, seq: some[index] ?? 0 });
        }
      }
    }
  };
  return async (ids, breathe) => {
    const known = new Map<string, readonly Place[]>();
    const unknown = new Map<string, Place[]>();
    for (const id of ids) {
      const places = remembered.get(id);
      if (places === undefined) unknown.set(id, []);
      else known.set(id, places);
    }
    if (unknown.size > 0) await find(unknown, breathe);
    for (const [id, places] of unknown) {
      known.set(id, places);
      remembered.set(id, places);
    }
    return known;
  };
};
