// The roots that are kept of a tree while its leaves pass by once.
import { leafBytes, merkleRoot } from '../evidence/merkle.ts';
import { type KeptLevel, nodeHash } from './hash-tree.ts';

const above = (nodes: Uint8Array): Uint8Array => {
  const count = Math.floor(nodes.length / leafBytes / 2);
  const parents = Buffer.alloc(count * leafBytes);
  for (let place = 0; place < count; place++) {
    const at = place * 2 * leafBytes;
    nodeHash(nodes.subarray(at, at + leafBytes), nodes.subarray(at + leafBytes, at + 2 * leafBytes)).copy(
      parents,
      place * leafBytes,
    );
  }
  return parents;
};

/** `lowest`: the roots of the first of `levels`, which ascend; those of the others are made of them. */
export const levelsFrom = (lowest: Uint8Array, levels: readonly [number, ...number[]]): KeptLevel[] => {
  const kept: KeptLevel[] = [];
  let nodes = lowest;
  let [at] = levels;
  for (const level of levels) {
    for (; at < level; at++) nodes = above(nodes);
    kept.push({ level, nodes });
  }
  return kept;
};

/** Takes `size` leaves in order, in pieces of any length. */
export class LevelKeeper {
  readonly #levels: readonly [number, ...number[]];
  readonly #block: Buffer;
  readonly #lowest: Buffer;
  #filled = 0;
  #done = 0;

  /** `levels`: ascending. */
  constructor(size: number, levels: readonly [number, ...number[]]) {
    this.#levels = levels;
    const blockLeaves = 2 ** levels[0];
    this.#block = Buffer.alloc(blockLeaves * leafBytes);
    this.#lowest = Buffer.alloc(Math.floor(size / blockLeaves) * leafBytes);
  }

  append(leaves: Uint8Array): void {
    for (let at = 0; at < leaves.length; ) {
      const part = leaves.subarray(at, at + this.#block.length - this.#filled);
      this.#block.set(part, this.#filled);
      this.#filled += part.length;
      at += part.length;
      if (this.#filled < this.#block.length) return;
      merkleRoot(this.#block).copy(this.#lowest, this.#done);
      this.#done += leafBytes;
      this.#filled = 0;
    }
  }

  /** Once all leaves have passed. */
  kept(): KeptLevel[] {
    return levelsFrom(this.#lowest, this.#levels);
  }
}
