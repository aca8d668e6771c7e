// Where each rejected record stands in a quarantine file, why it was rejected and where it came from: enough to page
// through a filtered list without reading the file again.
import { open } from 'node:fs/promises';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { type Quarantined, quarantinedSchema, type ReasonCode, reasonCodes } from '#shared/model/archive.ts';
import { ioError, isErrno } from './io-error.ts';

const chunkBytes = 256 * 1024;
/** Lines that stand side by side are read at once, up to so many bytes. */
const runBytes = 4 * 1024 * 1024;
const lineFeed = 0x0a;

const failure = (error: unknown, path: string): unknown => {
  if (error instanceof WorkbenchError) return error;
  if (isErrno(error, 'ENOENT'))
    return new WorkbenchError('ARCHIVE_DAMAGED', path, 'the file is missing', { cause: error });
  return isErrno(error, 'EACCES', 'EIO', 'EPERM', 'EISDIR') ? ioError(error, path) : error;
};

const parsed = (path: string, bytes: Buffer, ordinal: number): Quarantined => {
  try {
    return quarantinedSchema.parse(JSON.parse(bytes.toString('utf8')));
  } catch (error) {
    throw new WorkbenchError('ARCHIVE_DAMAGED', path, `line ${ordinal + 1} is not a rejected record`, { cause: error });
  }
};

export class QuarantineIndex {
  /** Byte position of each line, and of the end. */
  readonly #starts: number[] = [0];
  /** For each record: its source times the number of reasons, plus its reason. */
  readonly #kinds: number[] = [];
  readonly #sources: string[] = [];
  readonly #sourceAt = new Map<string, number>();

  private constructor(private readonly path: string) {}

  /** Reads the file through once. Throws ARCHIVE_DAMAGED for a line that is no rejected record, or a number of them other than `expected`. */
  static async read(path: string, expected: number): Promise<QuarantineIndex> {
    const index = new QuarantineIndex(path);
    await index.#scan();
    if (index.count === expected) return index;
    throw new WorkbenchError('ARCHIVE_DAMAGED', path, `${index.count} records where the import rejected ${expected}`);
  }

  get count(): number {
    return this.#kinds.length;
  }

  reason(ordinal: number): ReasonCode {
    return reasonCodes[(this.#kinds[ordinal] ?? 0) % reasonCodes.length] as ReasonCode;
  }

  source(ordinal: number): string {
    return this.#sources[Math.floor((this.#kinds[ordinal] ?? 0) / reasonCodes.length)] ?? '';
  }

  /** The records at these places, ascending. */
  async records(ordinals: readonly number[]): Promise<Quarantined[]> {
    const records: Quarantined[] = [];
    if (ordinals.length === 0) return records;
    try {
      const file = await open(this.path);
      try {
        for (let at = 0; at < ordinals.length; ) {
          const first = ordinals[at] as number;
          const start = this.#starts[first] as number;
          let run = 1;
          while (ordinals[at + run] === first + run && (this.#starts[first + run + 1] as number) - start <= runBytes)
            run++;
          const bytes = Buffer.alloc((this.#starts[first + run] as number) - start);
          await file.read(bytes, 0, bytes.length, start);
          for (let place = first; place < first + run; place++) {
            const [from, to] = [this.#starts[place] as number, this.#starts[place + 1] as number];
            records.push(parsed(this.path, bytes.subarray(from - start, to - start), place));
          }
          at += run;
        }
      } finally {
        await file.close();
      }
    } catch (error) {
      throw failure(error, this.path);
    }
    return records;
  }

  async #scan(): Promise<void> {
    let pending = Buffer.alloc(0);
    try {
      const file = await open(this.path);
      try {
        for (;;) {
          const chunk = Buffer.alloc(chunkBytes);
          const { bytesRead } = await file.read(chunk, 0, chunkBytes, null);
          if (bytesRead === 0) break;
          const bytes =
            pending.length === 0
              ? chunk.subarray(0, bytesRead)
              : Buffer.concat([pending, chunk.subarray(0, bytesRead)]);
          pending = bytes.subarray(this.#takeLines(bytes));
        }
      } finally {
        await file.close();
      }
    } catch (error) {
      throw failure(error, this.path);
    }
    if (pending.length > 0) this.#take(pending);
  }

  /** How many bytes the whole lines took. */
  #takeLines(bytes: Buffer): number {
    let start = 0;
    for (let end = bytes.indexOf(lineFeed); end >= 0; end = bytes.indexOf(lineFeed, start)) {
      this.#take(bytes.subarray(start, end + 1));
      start = end + 1;
    }
    return start;
  }

  #take(line: Buffer): void {
    const { source, reason } = parsed(this.path, line, this.count);
    let place = this.#sourceAt.get(source);
    if (place === undefined) {
      place = this.#sources.push(source) - 1;
      this.#sourceAt.set(source, place);
    }
    this.#kinds.push(place * reasonCodes.length + reasonCodes.indexOf(reason));
    this.#starts.push((this.#starts.at(-1) as number) + line.length);
  }
}
