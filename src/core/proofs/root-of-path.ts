// Where an audit path leads: the check of RFC 9162 (section 2.1.3.2), made on every proof before it is handed out.
import { nodeHash } from './hash-tree.ts';

/** The root that leaf and path lead to; null when no path of this length can stand in a tree of this size. */
export const rootOfPath = (
  leaf: Uint8Array,
  { index, size, path }: { index: number; size: number; path: readonly Uint8Array[] },
): Buffer | null => {
  if (index >= size) return null;
  let [place, last] = [index, size - 1];
  let root: Buffer = Buffer.from(leaf);
  for (const sibling of path) {
    if (last === 0) return null;
    if (place % 2 === 1 || place === last) {
      root = nodeHash(sibling, root);
      while (place % 2 === 0 && place !== 0) {
        place /= 2;
        last = Math.floor(last / 2);
      }
    } else root = nodeHash(root, sibling);
    place = Math.floor(place / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 ? root : null;
};
