// From a 32-bit hash to the rows of sealed segments that may be meant: an open-addressing table of references,
// 4 bytes a slot at no more than half load. The hashes themselves stay in the arrays they came in.

/** A reference is the segment's number times this plus the row's place in its array of hashes. */
const rowsPerSegment = 2 ** 18;
const maximumSegments = 2 ** 32 / rowsPerSegment - 1;
const empty = 0xffffffff;
const noRows = new Uint32Array(0);

export class RowLookup {
  readonly #segments: { hashes: Uint32Array; except: Uint32Array }[] = [];
  #slots = new Uint32Array(2 ** 10).fill(empty);
  #bits = 10;
  #count = 0;

  /** Adds a segment's rows by their hashes, but for those at the ascending places `except`; segments are numbered as they come. */
  add(hashes: Uint32Array, except: Uint32Array = noRows): void {
    if (hashes.length > rowsPerSegment || this.#segments.length >= maximumSegments) {
      throw new RangeError(`the lookup holds ${maximumSegments} segments of ${rowsPerSegment} rows`);
    }
    const segment = this.#segments.push({ hashes, except }) - 1;
    this.#count += hashes.length - except.length;
    if (this.#count * 2 <= this.#slots.length) {
      this.#insertAll(segment, hashes, except);
      return;
    }
    this.#bits = Math.ceil(Math.log2(this.#count * 3));
    this.#slots = new Uint32Array(2 ** this.#bits).fill(empty);
    for (const [number, each] of this.#segments.entries()) this.#insertAll(number, each.hashes, each.except);
  }

  /** True as soon as `matches` says so for a row with this hash. */
  some(hash: number, matches: (segment: number, place: number) => boolean): boolean {
    if (this.#count === 0) return false;
    const mask = this.#slots.length - 1;
    for (let slot = this.#home(hash); ; slot = (slot + 1) & mask) {
      const reference = this.#slots[slot] ?? empty;
      if (reference === empty) return false;
      const segment = Math.floor(reference / rowsPerSegment);
      const place = reference % rowsPerSegment;
      if (this.#segments[segment]?.hashes[place] === hash && matches(segment, place)) return true;
    }
  }

  /** Multiplicative hashing takes the product's high bits, which depend on every bit of the hash (Knuth, vol. 3, 6.4). */
  #home(hash: number): number {
    return Math.imul(hash, 0x9e3779b1) >>> (32 - this.#bits);
  }

  #insertAll(segment: number, hashes: Uint32Array, except: Uint32Array): void {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let skipped = 0;
    for (let place = 0; place < hashes.length; place++) {
      if (except[skipped] === place) {
        skipped++;
        continue;
      }
      let slot = this.#home(hashes[place] ?? 0);
      while (slots[slot] !== empty) slot = (slot + 1) & mask;
      slots[slot] = segment * rowsPerSegment + place;
    }
  }
}
