// One proof that many leaves stand in a tree: the roots of the subtrees that hold none of them.
import { type HashTree, nodeHash, splitOf } from './hash-tree.ts';

/** The first place from `start` on whose number is at least `least`; numbers ascend. */
const placeFrom = (numbers: ArrayLike<number>, least: number, start: number, end: number): number => {
  let [low, high] = [start, end];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Met when the tree is walked from its root, left before right. `leaves`: different places, ascending. */
export const otherNodes = (tree: HashTree, leaves: ArrayLike<number>): Buffer[] => {
  const nodes: Buffer[] = [];
  const walk = (from: number, to: number, start: number, end: number): void => {
    if (start === end) nodes.push(tree.subtree(from, to));
    else if (to - from > 1) {
      const split = from + splitOf(to - from);
      const middle = placeFrom(leaves, split, start, end);
      walk(from, split, start, middle);
      walk(split, to, middle, end);
    }
  };
  if (tree.size > 0) walk(0, tree.size, 0, leaves.length);
  return nodes;
};

/** The root that the leaves (`hashOf` by their place in the list) and the nodes lead to; null where they do not fit. */
export const rootOfNodes = (
  size: number,
  leaves: ArrayLike<number>,
  hashOf: (place: number) => Uint8Array,
  nodes: readonly Uint8Array[],
): Uint8Array | null => {
  let next = 0;
  const walk = (from: number, to: number, start: number, end: number): Uint8Array | null => {
    if (start === end) return nodes[next++] ?? null;
    if (to - from === 1) return end - start === 1 && leaves[start] === from ? hashOf(start) : null;
    const split = from + splitOf(to - from);
    const middle = placeFrom(leaves, split, start, end);
    const left = walk(from, split, start, middle);
    const right = walk(split, to, middle, end);
    return left === null || right === null ? null : nodeHash(left, right);
  };
  const root = size === 0 ? null : walk(0, size, 0, leaves.length);
  return next === nodes.length ? root : null;
};
