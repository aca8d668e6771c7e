// zstd as a stream of pieces (RFC 8878): frames in a row, skippable ones passed over. Frames are followed block by block,
// so that what is held is one block and the window, and checksums, ends and bytes behind the end are looked at; the
// library, which does none of that, decodes the blocks.
import { Decompress } from 'fzstd';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { ByteReader } from './byte-reader.ts';
import type { Consumed } from './gunzip.ts';
import { Xxhash64 } from './xxhash64.ts';

const frameMark = 0xfd2fb528;
const skippableMark = 0x184d2a50;
const maxBlockBytes = 128 * 1024;

/** Largest window decoded, in bytes, as in the zstd tool. */
const maxWindowBytes = 128 * 1024 * 1024;

const isFrame = (mark: number): boolean => mark === frameMark;
const isSkippable = (mark: number): boolean => mark >>> 4 === skippableMark >>> 4;

/** Whether the bytes begin as a zstd frame does. */
export const isZstd = (head: Buffer): boolean => {
  if (head.length < 4) return false;
  const mark = head.readUInt32LE(0);
  return isFrame(mark) || isSkippable(mark);
};

interface FrameHeader {
  /** With the magic number. */
  bytes: Buffer;
  window: number;
  /** Size of the content; null when the frame does not tell it. */
  content: number | null;
  hasChecksum: boolean;
}

const little = (bytes: Buffer): number => {
  if (bytes.length === 0) return 0;
  return bytes.length === 8 ? Number(bytes.readBigUInt64LE(0)) : bytes.readUIntLE(0, bytes.length);
};

class ZstdFrames {
  readonly #reader: ByteReader;

  constructor(
    input: AsyncIterable<Buffer>,
    private readonly name: string,
    private readonly consumed: Consumed,
  ) {
    this.#reader = new ByteReader(input);
  }

  async *all(): AsyncGenerator<Buffer> {
    try {
      for (;;) {
        const mark = await this.#reader.take(4);
        if (mark.length === 0) return;
        const value = mark.length < 4 ? 0 : mark.readUInt32LE(0);
        if (isFrame(value)) yield* this.#frame(mark);
        else if (isSkippable(value)) await this.#skip();
        else throw this.#corrupt('other bytes follow the zstd data');
      }
    } finally {
      await this.#reader.close();
    }
  }

  async #skip(): Promise<void> {
    const size = await this.#take(4);
    if (!(await this.#reader.skip(size.readUInt32LE(0)))) throw this.#truncated();
  }

  async *#frame(mark: Buffer): AsyncGenerator<Buffer> {
    const { bytes, window, content, hasChecksum } = await this.#header(mark);
    const blockLimit = Math.min(window, maxBlockBytes);
    const hash = new Xxhash64();
    let out: Buffer[] = [];
    const decoder = new Decompress((part) => {
      if (part.length > 0) out.push(Buffer.from(part.buffer, part.byteOffset, part.length));
    });
    let total = 0;
    this.#decode(decoder, bytes, false);
    for (let last = false; !last; ) {
      const head = await this.#take(3);
      const word = head.readUIntLE(0, 3);
      last = (word & 1) === 1;
      const kind = (word >> 1) & 3;
      const size = word >> 3;
      if (kind === 3 || size > blockLimit) throw this.#corrupt('a block that cannot be');
      const body = await this.#take(kind === 1 ? 1 : size);
      const tail = last && hasChecksum ? await this.#take(4) : Buffer.alloc(0);
      this.consumed.bytes += head.length + body.length + tail.length;
      this.#decode(decoder, Buffer.concat([head, body, tail]), last);
      for (const part of out) {
        total += part.length;
        if (hasChecksum) hash.update(part);
        yield part;
      }
      out = [];
      if (tail.length > 0 && tail.readUInt32LE(0) !== hash.low32()) throw this.#corrupt('its checksum is wrong');
    }
    if (content !== null && total !== content) throw this.#corrupt(`${total} bytes, but the frame says ${content}`);
  }

  async #header(mark: Buffer): Promise<FrameHeader> {
    const first = await this.#take(1);
    const flags = first[0] as number;
    const isSingle = (flags & 0x20) !== 0;
    const dictionaryBytes = [0, 1, 2, 4][flags & 3] as number;
    const contentBytes = [isSingle ? 1 : 0, 2, 4, 8][flags >> 6] as number;
    const rest = await this.#take((isSingle ? 0 : 1) + dictionaryBytes + contentBytes);
    if ((flags & 8) !== 0) throw this.#corrupt('a reserved flag is set');
    const dictionaryAt = isSingle ? 0 : 1;
    if (little(rest.subarray(dictionaryAt, dictionaryAt + dictionaryBytes)) !== 0) {
      throw new WorkbenchError('SOURCE_UNRECOGNISED', this.name, 'it is compressed with a zstd dictionary of its own');
    }
    const told = little(rest.subarray(dictionaryAt + dictionaryBytes)) + (contentBytes === 2 ? 256 : 0);
    const content = contentBytes === 0 ? null : told;
    const descriptor = rest[0] ?? 0;
    const base = 2 ** (10 + (descriptor >> 3));
    const window = isSingle ? (content ?? 0) : base + (base / 8) * (descriptor & 7);
    if (window > maxWindowBytes) {
      const detail = `its zstd window is ${Math.round(window / 1024 ** 2)} MiB; the limit is ${maxWindowBytes / 1024 ** 2}`;
      throw new WorkbenchError('SOURCE_LIMIT', this.name, detail);
    }
    return { bytes: Buffer.concat([mark, first, rest]), window, content, hasChecksum: (flags & 4) !== 0 };
  }

  #decode(decoder: Decompress, bytes: Buffer, last: boolean): void {
    try {
      decoder.push(bytes, last);
    } catch (error) {
      throw this.#corrupt(error instanceof Error ? error.message : String(error), error);
    }
  }

  async #take(bytes: number): Promise<Buffer> {
    const taken = await this.#reader.take(bytes);
    if (taken.length < bytes) throw this.#truncated();
    return taken;
  }

  #truncated(): WorkbenchError {
    return new WorkbenchError('SOURCE_TRUNCATED', this.name, 'the zstd data stops in the middle');
  }

  #corrupt(finding: string, cause?: unknown): WorkbenchError {
    return new WorkbenchError('SOURCE_CORRUPT', this.name, `zstd: ${finding}`, { cause });
  }
}

/**
 * Decompresses `input`; `name` is for messages, `consumed` is kept up to date. Throws SOURCE_TRUNCATED when it stops inside a frame, SOURCE_CORRUPT when
 * it is damaged or goes on with anything but frames, SOURCE_LIMIT for a window beyond 128 MiB.
 */
export const unzstdChunks = (
  input: AsyncIterable<Buffer>,
  name: string,
  consumed: Consumed = { bytes: 0 },
): AsyncGenerator<Buffer> => new ZstdFrames(input, name, consumed).all();
