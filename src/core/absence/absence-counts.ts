// The numbers of a statement, counted over one snapshot.
import type { AbsenceReport } from '#shared/model/absence.ts';
import type { Filter } from '#shared/model/filter.ts';
import { murmur3 } from '../archive/murmur3.ts';
import { compileFilter } from '../query/compile-filter.ts';
import { HashCodes } from '../query/hash-codes.ts';
import type { Snapshot } from '../query/snapshot.ts';
import { createTimeOrder } from '../query/time-order.ts';

const mostTold = 1000;
/** Filters here hold instants only. */
const zone = 'UTC';
/** What the index keeps for a resource id that is not stated or empty; other ids may share it. */
const unstatedHashes = new Set([0, murmur3('')]);

/** `seqs`: null stands for all. */
const addHashes = (known: HashCodes, hashes: Uint32Array, seqs: Uint32Array | null): void => {
  const count = seqs === null ? hashes.length : seqs.length;
  for (let index = 0; index < count; index++) known.add(hashes[seqs === null ? index : (seqs[index] ?? 0)] ?? 0);
};

export const createCounts = (snapshot: Snapshot, breathe: () => Promise<void>) => {
  const partsOf = async (filter: Filter) => {
    const compiled = compileFilter(filter, zone);
    const parts = [];
    for (const view of snapshot.views) {
      await breathe();
      parts.push({ view, count: snapshot.count(view, compiled) });
    }
    return { compiled, parts };
  };
  const seqsOf = async (filter: Filter) => {
    const { compiled, parts } = await partsOf(filter);
    return parts
      .filter(({ count }) => count > 0)
      .map(({ view }) => ({
        view,
        seqs: snapshot.seqs(view, compiled) ?? Uint32Array.from({ length: view.segment.entry.events }, (_, seq) => seq),
      }));
  };
  const count = async (filter: Filter): Promise<number> =>
    (await partsOf(filter)).parts.reduce((sum, part) => sum + part.count, 0);
  return {
    count,
    any: async (filter: Filter): Promise<boolean> => {
      const compiled = compileFilter(filter, zone);
      for (const view of snapshot.views) {
        await breathe();
        if (snapshot.count(view, compiled) > 0) return true;
      }
      return false;
    },
    /** The first thousand, oldest first. */
    told: async (filter: Filter): Promise<{ count: number; events: AbsenceReport['events'] }> => {
      const { compiled, parts } = await partsOf(filter);
      const order = createTimeOrder(snapshot, compiled, parts, true);
      await breathe();
      const rows = order.rows(0, Math.min(mostTold, order.count));
      return {
        count: order.count,
        events: rows.map(({ event: { id, timestamp, action } }) => ({ id, timestamp, action })),
      };
    },
    /** How many of the matches state no resource id. */
    withoutId: async (filter: Filter): Promise<number> => {
      let found = 0;
      for (const { view, seqs } of await seqsOf(filter)) {
        await breathe();
        const { resourceHash } = view.segment.columns;
        const candidates = [...seqs.filter((seq) => unstatedHashes.has(resourceHash[seq] ?? 0))];
        if (candidates.length === 0) continue;
        found += view.segment.resourceIds(candidates).filter((id) => id === null || id === '').length;
      }
      return found;
    },
    /** Different resource ids of the matches, told apart by their hashes: of a million ids about a hundred share one. */
    differentIds: async (filter: Filter): Promise<number> => {
      const { compiled, parts } = await partsOf(filter);
      const known = new HashCodes(parts.reduce((sum, part) => sum + part.count, 0));
      for (const { view, count } of parts) {
        if (count === 0) continue;
        await breathe();
        addHashes(known, view.segment.columns.resourceHash, snapshot.seqs(view, compiled));
      }
      return known.size - [...unstatedHashes].filter((hash) => known.find(hash) >= 0).length;
    },
  };
};

export type Counts = ReturnType<typeof createCounts>;
