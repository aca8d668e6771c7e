// Joins the pieces of a record that spans chunks, with a limit on what it holds.
import type { Problem } from '../problem.ts';
import { keptBytes, maxRecordBytes } from './record.ts';

export interface Collected {
  raw: Buffer;
  bytes: number;
  problem: Problem | null;
}

export class ByteCollector {
  readonly #limit: number;
  #parts: Buffer[] = [];
  #bytes = 0;

  /** `limit` in bytes; beyond it only the first 64 KiB are held and the rest is counted. */
  constructor(limit: number = maxRecordBytes) {
    this.#limit = limit;
  }

  get bytes(): number {
    return this.#bytes;
  }

  add(part: Buffer): void {
    if (part.length === 0) return;
    const wasWithin = this.#bytes <= this.#limit;
    this.#bytes += part.length;
    if (this.#bytes <= this.#limit) this.#parts.push(part);
    else if (wasWithin) this.#parts = [Buffer.from(Buffer.concat([...this.#parts, part]).subarray(0, keptBytes))];
  }

  /** Everything added since the last take; the collector is empty afterwards. */
  take(): Collected {
    const collected = this.peek();
    this.#parts = [];
    this.#bytes = 0;
    return collected;
  }

  /** As `take`, and the collector keeps it. */
  peek(): Collected {
    const raw = this.#parts.length === 1 ? (this.#parts[0] as Buffer) : Buffer.concat(this.#parts);
    const bytes = this.#bytes;
    const problem: Problem | null =
      bytes > this.#limit
        ? { reason: 'too_large', message: `a record of ${bytes} bytes; the limit is ${this.#limit}` }
        : null;
    return { raw, bytes, problem };
  }
}
