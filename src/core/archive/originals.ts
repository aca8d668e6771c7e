// Records that cannot be rebuilt byte for byte, kept as they were: blocks of 256 records in order of seq, each block
// compressed with brotli at quality 1, then an index of seqs and lengths, then the index's length and a magic word.
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';

const recordsPerBlock = 256;
const magic = Buffer.from('SIVOORI1', 'latin1');
const footerBytes = 4 + magic.length;

/** A kept record: its seq and exact bytes. */
export interface KeptRecord {
  seq: number;
  bytes: Uint8Array;
}

const compress = (bytes: Uint8Array): Buffer =>
  brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 1, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });

/** The originals file of a segment. `count` records are taken from `record`, in ascending seq. */
export const encodeOriginals = (count: number, record: (place: number) => KeptRecord): Buffer => {
  const parts: Buffer[] = [];
  const seqs = new Uint32Array(count);
  const lengths = new Uint32Array(count);
  const blocks = Math.ceil(count / recordsPerBlock);
  const blockLengths = new Uint32Array(blocks);
  for (let block = 0; block < blocks; block++) {
    const records: Buffer[] = [];
    const end = Math.min(count, (block + 1) * recordsPerBlock);
    for (let place = block * recordsPerBlock; place < end; place++) {
      const { seq, bytes } = record(place);
      seqs[place] = seq;
      lengths[place] = bytes.length;
      records.push(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
    }
    const compressed = compress(Buffer.concat(records));
    blockLengths[block] = compressed.length;
    parts.push(compressed);
  }
  const index = compress(
    Buffer.concat(
      [Uint32Array.of(count, blocks), seqs, lengths, blockLengths].map((array) => Buffer.from(array.buffer)),
    ),
  );
  const footer = Buffer.alloc(footerBytes);
  footer.writeUInt32LE(index.length, 0);
  magic.copy(footer, 4);
  return Buffer.concat([...parts, index, footer]);
};

/** Reads kept records out of an originals file whose integrity has been checked. */
export class Originals {
  readonly #seqs: Uint32Array;
  readonly #lengths: Uint32Array;
  readonly #blockStarts: number[] = [0];
  #block = -1;
  #records: Buffer = Buffer.alloc(0);

  constructor(private readonly file: Buffer) {
    const indexLength = file.readUInt32LE(file.length - footerBytes);
    const indexEnd = file.length - footerBytes;
    const packed = brotliDecompressSync(file.subarray(indexEnd - indexLength, indexEnd));
    const numbers = new Uint32Array(packed.length / 4);
    Buffer.from(numbers.buffer).set(packed);
    const count = numbers[0] ?? 0;
    this.#seqs = numbers.subarray(2, 2 + count);
    this.#lengths = numbers.subarray(2 + count, 2 + 2 * count);
    let start = 0;
    for (const length of numbers.subarray(2 + 2 * count)) {
      start += length;
      this.#blockStarts.push(start);
    }
  }

  /** The record's bytes, or undefined when none are kept for this seq. */
  read(seq: number): Uint8Array | undefined {
    const place = this.#placeOf(seq);
    if (place === undefined) return undefined;
    const block = Math.floor(place / recordsPerBlock);
    if (block !== this.#block) {
      this.#records = brotliDecompressSync(this.file.subarray(this.#blockStarts[block], this.#blockStarts[block + 1]));
      this.#block = block;
    }
    let start = 0;
    for (let before = block * recordsPerBlock; before < place; before++) start += this.#lengths[before] ?? 0;
    return Uint8Array.prototype.slice.call(this.#records, start, start + (this.#lengths[place] ?? 0));
  }

  #placeOf(seq: number): number | undefined {
    let low = 0;
    let high = this.#seqs.length - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const found = this.#seqs[middle] ?? 0;
      if (found === seq) return middle;
      if (found < seq) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  }
}
