// How far one file may expand while it is unpacked. Sizes that a file declares are not trusted: what is counted is what
// was really read from the disk and what really came out.
import { WorkbenchError } from '#shared/contract/errors.ts';

export interface ExpansionLimits {
  /** Bytes that may come out of all layers of one file. */
  expandedBytes: number;
  /** Bytes out for each byte in, once `ratioFrom` bytes are out. */
  ratio: number;
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
  ratioFrom: 64 * 1024 ** 2,
  members: 100_000,
  nesting: 3,
  nameLength: 4096,
};

const mebibytes = (bytes: number): string => `${Math.ceil(bytes / 1024 ** 2).toLocaleString('en')} MiB`;

export class ExpansionBudget {
  #read = 0;
  #expanded = 0;
  #members = 0;

  constructor(
    private readonly signal: AbortSignal | undefined,
    readonly limits: ExpansionLimits = expansionLimits,
  ) {}

  /** Bytes read from the disk so far. */
  get read(): number {
    return this.#read;
  }

  /** Passes pieces read from the disk on. Throws CANCELLED. */
  async *reading(input: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const piece of input) {
      if (this.signal?.aborted === true) throw new WorkbenchError('CANCELLED', 'import');
      this.#read += piece.length;
      yield piece;
    }
  }

  /** Passes decompressed pieces on. Throws SOURCE_LIMIT, naming `name`. */
  async *expanding(input: AsyncIterable<Buffer>, name: string): AsyncGenerator<Buffer> {
    for await (const piece of input) {
      this.#expand(piece.length, name);
      yield piece;
    }
  }

  #expand(bytes: number, name: string): void {
    const { expandedBytes, ratio, ratioFrom } = this.limits;
    this.#expanded += bytes;
    if (this.#expanded > expandedBytes) {
      throw new WorkbenchError('SOURCE_LIMIT', name, `it expands to more than ${mebibytes(expandedBytes)}`);
    }
    if (this.#expanded > ratioFrom && this.#expanded > ratio * this.#read) {
      const detail = `${mebibytes(this.#expanded)} came out of ${mebibytes(this.#read)}, more than ${ratio}:1`;
      throw new WorkbenchError('SOURCE_LIMIT', name, detail);
    }
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
