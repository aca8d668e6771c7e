// A stream of bytes that can be looked into before it is read.

export class Pieces implements AsyncIterable<Buffer> {
  readonly #iterator: AsyncIterator<Buffer>;
  #held: Buffer[] = [];
  #heldBytes = 0;
  #ended = false;

  /** The pieces of `stream` are kept until they are read: it must not write over them. */
  constructor(stream: AsyncIterable<Buffer>) {
    this.#iterator = stream[Symbol.asyncIterator]();
  }

  /** The first `bytes` of what has not been read yet. `complete`: there is no more than that. */
  async head(bytes: number): Promise<{ head: Buffer; complete: boolean }> {
    while (!this.#ended && this.#heldBytes <= bytes) {
      const { done, value } = await this.#iterator.next();
      if (done === true) this.#ended = true;
      else {
        this.#held.push(value);
        this.#heldBytes += value.length;
      }
    }
    if (this.#held.length > 1) this.#held = [Buffer.concat(this.#held)];
    return { head: (this.#held[0] ?? Buffer.alloc(0)).subarray(0, bytes), complete: this.#heldBytes <= bytes };
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer> {
    try {
      while (this.#held.length > 0) {
        const piece = this.#held.shift() as Buffer;
        this.#heldBytes -= piece.length;
        yield piece;
      }
      while (!this.#ended) {
        const { done, value } = await this.#iterator.next();
        if (done === true) this.#ended = true;
        else yield value;
      }
    } finally {
      await this.close();
    }
  }

  /** Gives up what has not been read. */
  async close(): Promise<void> {
    if (this.#ended) return;
    this.#ended = true;
    await this.#iterator.return?.();
  }
}
