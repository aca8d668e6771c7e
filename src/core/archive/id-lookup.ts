// From the 32-bit hash of an id to the rows of sealed segments that may hold it: an open-addressing table of references,
// 4 bytes a slot at no more than half load. The hashes themselves stay in the segments' key arrays.

/** A reference is the segment's number times this plus the row's seq. */
const rowsPerSegment = 2 ** 18;
const maximumSegments = 2 ** 32 / rowsPerSegment - 1;
const empty = 0xffffffff;

export class IdLookup {
  readonly #hashes: Uint32Array[] = [];
  #slots = new Uint32Array(2 ** 10).fill(empty);
  #bits = 10;
  #count = 0;

  /** Adds the rows of a segment by their id hashes and returns the segment's number. */
  add(idHash: Uint32Array): number {
    if (idHash.length > rowsPerSegment || this.#hashes.length >= maximumSegments) {
      throw new RangeError(`the id lookup holds ${maximumSegments} segments of ${rowsPerSegment} rows`);
    }
    const segment = this.#hashes.push(idHash) - 1;
    this.#count += idHash.length;
    if (this.#count * 2 > this.#slots.length) {
      this.#bits = Math.ceil(Math.log2(this.#count * 3));
      this.#slots = new Uint32Array(2 ** this.#bits).fill(empty);
      for (const [number, hashes] of this.#hashes.entries()) this.#insertAll(number, hashes);
    } else {
      this.#insertAll(segment, idHash);
    }
    return segment;
  }

  /** True as soon as `matches` says so for a row whose id has this hash. */
  some(hash: number, matches: (segment: number, seq: number) => boolean): boolean {
    const mask = this.#slots.length - 1;
    for (let slot = this.#home(hash); ; slot = (slot + 1) & mask) {
      const reference = this.#slots[slot] ?? empty;
      if (reference === empty) return false;
      const segment = Math.floor(reference / rowsPerSegment);
      const seq = reference % rowsPerSegment;
      if (this.#hashes[segment]?.[seq] === hash && matches(segment, seq)) return true;
    }
  }

  /** Multiplicative hashing takes the product's high bits, which depend on every bit of the hash (Knuth, vol. 3, 6.4). */
  #home(hash: number): number {
    return Math.imul(hash, 0x9e3779b1) >>> (32 - this.#bits);
  }

  #insertAll(segment: number, hashes: Uint32Array): void {
    const slots = this.#slots;
    const mask = slots.length - 1;
    for (let seq = 0; seq < hashes.length; seq++) {
      let slot = this.#home(hashes[seq] ?? 0);
      while (slots[slot] !== empty) slot = (slot + 1) & mask;
      slots[slot] = segment * rowsPerSegment + seq;
    }
  }
}
