// Numbers 32-bit hashes in the order they come: open addressing, 12 bytes a hash at no more than half load.

export class HashCodes {
  /** By code; only the first `size` are in use. */
  readonly hashes: Uint32Array;
  size = 0;
  /** Code plus one; 0 is an empty slot. */
  readonly #slots: Uint32Array;
  readonly #shift: number;

  /** `most`: how many different hashes will be added at most. */
  constructor(most: number) {
    const bits = Math.max(4, Math.ceil(Math.log2(most * 2 + 1)));
    this.#slots = new Uint32Array(2 ** bits);
    this.#shift = 32 - bits;
    this.hashes = new Uint32Array(most);
  }

  /** The hash's code, which is the size before where it is new. */
  add(hash: number): number {
    const slot = this.#slotOf(hash);
    const known = this.#slots[slot] ?? 0;
    if (known > 0) return known - 1;
    const code = this.size;
    this.hashes[code] = hash;
    this.size = code + 1;
    this.#slots[slot] = code + 1;
    return code;
  }

  /** -1 when the hash was not added. */
  find(hash: number): number {
    return (this.#slots[this.#slotOf(hash)] ?? 0) - 1;
  }

  /** Where the hash stands or would stand. Multiplicative hashing as in Knuth, vol. 3, 6.4. */
  #slotOf(hash: number): number {
    const mask = this.#slots.length - 1;
    let slot = Math.imul(hash, 0x9e3779b1) >>> this.#shift;
    for (;;) {
      const code = this.#slots[slot] ?? 0;
      if (code === 0 || this.hashes[code - 1] === hash) return slot;
      slot = (slot + 1) & mask;
    }
  }
}
