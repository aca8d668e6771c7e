// Bytes appended one record after the other in one growing buffer: an object for each would cost more than the bytes.

export class ByteArena {
  #bytes = Buffer.allocUnsafe(4096);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** Copies the bytes in and returns where they begin. */
  append(bytes: Uint8Array): number {
    const start = this.#length;
    const end = start + bytes.length;
    if (end > this.#bytes.length) {
      const grown = Buffer.allocUnsafe(Math.max(end, Math.ceil(this.#bytes.length * 1.5)));
      this.#bytes.copy(grown, 0, 0, start);
      this.#bytes = grown;
    }
    this.#bytes.set(bytes, start);
    this.#length = end;
    return start;
  }

  /** A view, valid until the next `append`. */
  view(start: number, length: number): Uint8Array {
    return this.#bytes.subarray(start, start + length);
  }
}
