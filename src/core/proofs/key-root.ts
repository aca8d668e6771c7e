// The root over an import's sorted keys, made of the events alone: no derived file is read or written.
import type { SegmentReader } from '../archive/types.ts';
import { leafBytes, MerkleRange } from '../evidence/merkle.ts';
import { partsOf } from './import-parts.ts';
import { inKeyOrder, sortKeys } from './sort-keys.ts';
import type { Breathe } from './types.ts';

/** `root`: hex; `leaves`: how many keys. Takes seconds for a million events. */
export const keyRootOf = async (
  segments: readonly SegmentReader[],
  importId: string,
  breathe: Breathe,
): Promise<{ root: string; leaves: number }> => {
  const { order, leaves } = await sortKeys(inKeyOrder(partsOf(segments, importId)), breathe);
  const tree = new MerkleRange();
  for (const [place, entry] of order.entries()) {
    if (place % 4096 === 0) await breathe();
    tree.append(leaves.subarray(entry * leafBytes, (entry + 1) * leafBytes));
  }
  return { root: tree.root().toString('hex'), leaves: order.length };
};
