// Takes counted bytes from a stream of pieces.

export class ByteReader {
  readonly #iterator: AsyncIterator<Buffer>;
  #piece: Buffer = Buffer.alloc(0);

  constructor(input: AsyncIterable<Buffer>) {
    this.#iterator = input[Symbol.asyncIterator]();
  }

  /** The next `bytes` bytes; fewer at the end of the stream. */
  async take(bytes: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    for (let missing = bytes; missing > 0; ) {
      if (this.#piece.length === 0 && !(await this.#next())) break;
      const part = this.#piece.subarray(0, missing);
      this.#piece = this.#piece.subarray(part.length);
      missing -= part.length;
      parts.push(part);
    }
    return parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts);
  }

  /** Passes over `bytes` bytes; false when the stream ends before. */
  async skip(bytes: number): Promise<boolean> {
    for (let missing = bytes; missing > 0; ) {
      if (this.#piece.length === 0 && !(await this.#next())) return false;
      const skipped = Math.min(missing, this.#piece.length);
      this.#piece = this.#piece.subarray(skipped);
      missing -= skipped;
    }
    return true;
  }

  async close(): Promise<void> {
    await this.#iterator.return?.();
  }

  async #next(): Promise<boolean> {
    const { done, value } = await this.#iterator.next();
    if (done === true) return false;
    this.#piece = value;
    return true;
  }
}
