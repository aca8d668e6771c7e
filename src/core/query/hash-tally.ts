// A set of 32-bit hashes that also counts who else has one: open addressing, 5 bytes a slot at no more than half load.

export class HashTally {
  readonly #slots: Uint32Array;
  readonly #counts: Uint8Array;
  readonly #shift: number;

  /** `most`: how many hashes will be added at most. */
  constructor(most: number) {
    const bits = Math.max(4, Math.ceil(Math.log2(most * 2 + 1)));
    this.#slots = new Uint32Array(2 ** bits);
    this.#counts = new Uint8Array(2 ** bits);
    this.#shift = 32 - bits;
  }

  add(hash: number): void {
    this.#slots[this.#slotOf(hash)] = hash || 1;
  }

  has(hash: number): boolean {
    return this.#slots[this.#slotOf(hash)] !== 0;
  }

  /** Counts one more of this hash if it was added, and tells whether it was. */
  count(hash: number): boolean {
    const slot = this.#slotOf(hash);
    if (this.#slots[slot] === 0) return false;
    if (this.#counts[slot] !== 2) this.#counts[slot] = (this.#counts[slot] ?? 0) + 1;
    return true;
  }

  /** Whether more than one was counted. */
  hasSeveral(hash: number): boolean {
    return this.#counts[this.#slotOf(hash)] === 2;
  }

  /** Where the hash stands or would stand. 0 marks an empty slot, so the hash 0 shares the place of 1. */
  #slotOf(hash: number): number {
    const key = hash || 1;
    const mask = this.#slots.length - 1;
    let slot = Math.imul(key, 0x9e3779b1) >>> this.#shift;
    while (this.#slots[slot] !== 0 && this.#slots[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  }
}
