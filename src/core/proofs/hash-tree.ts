// A Merkle tree of RFC 9162 of which parts are asked for: audit paths, roots of subtrees. Roots of some levels may be kept, so
// that a path out of a million leaves costs a few thousand hashes and not a million.
import { hash } from 'node:crypto';
import { leafBytes, merkleRoot } from '../evidence/merkle.ts';

/** Leaves `from` to `to` (exclusive), 32 bytes each, one after the other. */
export type LeavesOf = (from: number, to: number) => Uint8Array;

/** `nodes`: the roots of all complete subtrees of 2^level leaves, 32 bytes each, in order. */
export interface KeptLevel {
  level: number;
  nodes: Uint8Array;
}

const pair = Buffer.alloc(1 + 2 * leafBytes, 1);

/** SHA-256 of the byte 1 and two roots: the node above them. */
export const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer => {
  pair.set(left, 1);
  pair.set(right, 1 + leafBytes);
  return Buffer.from(hash('sha256', pair, 'binary'), 'latin1');
};

/** The largest power of two below `size`, which is at least 2: where RFC 9162 splits a tree. */
export const splitOf = (size: number): number => {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
};

const isPowerOfTwo = (size: number): boolean => Number.isInteger(Math.log2(size));

/** `kept` levels in any order; each holds every complete subtree of its level. */
export class HashTree {
  readonly #kept: ReadonlyMap<number, Uint8Array>;
  readonly #smallest: number;

  constructor(
    readonly size: number,
    private readonly leaves: LeavesOf,
    kept: readonly KeptLevel[] = [],
  ) {
    this.#kept = new Map(kept.map(({ level, nodes }) => [2 ** level, nodes]));
    this.#smallest = Math.min(...this.#kept.keys());
  }

  root(): Buffer {
    return this.size === 0 ? merkleRoot(new Uint8Array(0)) : this.subtree(0, this.size);
  }

  /** The root over leaves `from` to `to` (exclusive), which are a subtree of the tree as RFC 9162 splits it. */
  subtree(from: number, to: number): Buffer {
    const size = to - from;
    const kept = isPowerOfTwo(size) ? this.#kept.get(size) : undefined;
    if (kept !== undefined) {
      const at = (from / size) * leafBytes;
      return Buffer.from(kept.subarray(at, at + leafBytes));
    }
    // No kept root is within: all of it is made of leaves at once.
    if (size === 1 || size < this.#smallest) return merkleRoot(this.leaves(from, to));
    const split = from + splitOf(size);
    return nodeHash(this.subtree(from, split), this.subtree(split, to));
  }

  /** The audit path of a leaf (RFC 9162, section 2.1.3.1), from the leaf up. */
  auditPath(index: number): Buffer[] {
    const path: Buffer[] = [];
    let [from, to] = [0, this.size];
    while (to - from > 1) {
      const split = from + splitOf(to - from);
      if (index < split) {
        path.push(this.subtree(split, to));
        to = split;
      } else {
        path.push(this.subtree(from, split));
        from = split;
      }
    }
    return path.reverse();
  }

  /** What shows that the first `older` leaves were a tree of their own (RFC 9162, section 2.1.4.1). */
  consistencyPath(older: number): Buffer[] {
    const path: Buffer[] = [];
    if (older === 0 || older === this.size) return path;
    let [from, to] = [0, this.size];
    let isWhole = true;
    while (to !== older) {
      const split = from + splitOf(to - from);
      if (older <= split) {
        path.push(this.subtree(split, to));
        to = split;
      } else {
        path.push(this.subtree(from, split));
        from = split;
        isWhole = false;
      }
    }
    if (!isWhole) path.push(this.subtree(from, to));
    return path.reverse();
  }
}
