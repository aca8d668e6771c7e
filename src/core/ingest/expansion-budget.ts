// How far one file may expand while it is unpacked. Sizes that a file declares are not trusted: what is counted is what
// was really read from the disk and what really came out.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { Consumed } from './readers/gunzip.ts';

export interface ExpansionLimits {
  /** Bytes that may come out of all layers of one file. */
  expandedBytes: number;
  /** Bytes out for each byte in, once `ratioFrom` bytes are out. deflate cannot make more than 1032 of one. */
  ratio: number;
  /** The same for zstd, which makes 10,000 of one byte of equal lines (measured at its level 3). */
  zstdRatio: number;
  ratioFrom: number;
  /** Members of all containers of one file. */
  members: number;
  /** Archives (zip, tar) within each other, and compressions (gzip, zstd) within each other. */
  nesting: number;
  /** Characters of a member's name. */
  nameLength: number;
}

export const expansionLimits: ExpansionLimits = {
  expandedBytes: 64 * 1024 ** 3,
  ratio: 1000,
  zstdRatio: 20_000,
  ratioFrom: 64 * 1024 ** 2,
  members: 100_000,
  nesting: 3,
  nameLength: 4096,
};

const mebibytes = (bytes: number): string =>
  bytes < 1024 ** 2 ? `${Math.ceil(bytes / 1024)} KiB` : `${Math.ceil(bytes / 1024 ** 2).toLocaleString('en')} MiB`;

export class ExpansionBudget {
  #read = 0;
  #expanded = 0;
  #members = 0;
  /** Of the ratios of the layers met so far. */
  #widest = 0;

  constructor(
    private readonly signal: AbortSignal | undefined,
    readonly limits: ExpansionLimits = expansionLimits,
  ) {}

  /** Bytes read from the disk so far. */
  get read(): number {
    return this.#read;
  }

  /** Counts bytes read from the disk. Throws CANCELLED. */
  count(bytes: number): void {
    if (this.signal?.aborted === true) throw new WorkbenchError('CANCELLED', 'import');
    this.#read += bytes;
  }

  /** Passes pieces read from the disk on. Throws CANCELLED. */
  async *reading(input: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const piece of input) {
      this.count(piece.length);
      yield piece;
    }
  }

  /** Passes decompressed pieces on, made of `consumed` with at most `ratio`. Throws SOURCE_LIMIT, naming `name`. */
  async *expanding(
    input: AsyncIterable<Buffer>,
    name: string,
    consumed?: Consumed,
    ratio: number = this.limits.ratio,
  ): AsyncGenerator<Buffer> {
    let out = 0;
    this.#widest = Math.max(this.#widest, ratio);
    for await (const piece of input) {
      out += piece.length;
      this.#expanded += piece.length;
      const { expandedBytes } = this.limits;
      if (this.#expanded > expandedBytes) {
        throw new WorkbenchError('SOURCE_LIMIT', name, `it expands to more than ${mebibytes(expandedBytes)}`);
      }
      // Layers that expand little each may still expand beyond all bounds together.
      this.#checkRatio(this.#expanded, this.#read, this.#widest, name);
      if (consumed !== undefined) this.#checkRatio(out, consumed.bytes, ratio, name);
      yield piece;
    }
  }

  #checkRatio(out: number, made: number, ratio: number, name: string): void {
    if (out <= this.limits.ratioFrom || out <= ratio * made) return;
    const detail = `${mebibytes(out)} came out of ${mebibytes(made)}, more than ${ratio}:1`;
    throw new WorkbenchError('SOURCE_LIMIT', name, detail);
  }

  /** Counts a member of a container. Throws SOURCE_LIMIT, naming the container. */
  member(container: string, name: string): void {
    const { members, nameLength } = this.limits;
    this.#members += 1;
    if (this.#members > members) {
      throw new WorkbenchError('SOURCE_LIMIT', container, `it has more than ${members.toLocaleString('en')} members`);
    }
    if (name.length > nameLength) {
      const detail = `the name of member ${this.#members} is longer than ${nameLength} characters`;
      throw new WorkbenchError('SOURCE_LIMIT', container, detail);
    }
  }
}
