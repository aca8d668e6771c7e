// Bytes appended one record after the other in one growing buffer: an object for each would cost more than the bytes.

/** Below this a loop is quicker than a call. */
const shortCopy = 64;

export class ByteArena {
  #bytes = Buffer.allocUnsafe(4096);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** Copies `source[from..to)` in and returns where it begins. */
  append(source: Uint8Array, from: number, to: number): number {
    const start = this.#length;
    const end = start + to - from;
    if (end > this.#bytes.length) {
      const grown = Buffer.allocUnsafe(Math.max(end, Math.ceil(this.#bytes.length * 1.5)));
      this.#bytes.copy(grown, 0, 0, start);
      this.#bytes = grown;
    }
    if (to - from < shortCopy) for (let at = from, own = start; at < to; ) this.#bytes[own++] = source[at++] as number;
    else this.#bytes.set(source.subarray(from, to), start);
    this.#length = end;
    return start;
  }

  /** A view, valid until the next `append`. */
  view(start: number, length: number): Uint8Array {
    return this.#bytes.subarray(start, start + length);
  }
}
