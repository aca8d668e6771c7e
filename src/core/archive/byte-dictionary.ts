// Codes for repeated texts, looked up by their UTF-8 bytes: 0 is "not stated", the rest in order of first appearance.
// One arena of bytes instead of a map of strings: looking a text up makes no string, and the whole can go to another thread.
import { copyBytes } from './copy-bytes.ts';
import { decodeText } from './text-codec.ts';

/** What sealing reads; plain values, so that it can be copied between threads. Text `code` is bytes[starts[code]..starts[code+1]). */
export interface CodedTexts {
  count: number;
  bytes: Uint8Array<ArrayBuffer>;
  starts: Uint32Array<ArrayBuffer>;
  hashes: Uint32Array<ArrayBuffer>;
}

/** The text of a code in the form it is stored in; null for code 0. */
export const storedTextOf = ({ bytes, starts }: CodedTexts, code: number): string | null =>
  code === 0
    ? null
    : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8', starts[code], starts[code + 1]);

/** The text of a code as it was in the source; null for code 0. */
export const textOf = (coded: CodedTexts, code: number): string | null => {
  const stored = storedTextOf(coded, code);
  return stored === null ? null : decodeText(stored);
};

/** All texts by code. */
export const textsOf = (coded: CodedTexts): (string | null)[] =>
  Array.from({ length: coded.count }, (_, code) => textOf(coded, code));

/** Room kept after the bytes in use, so that whole words may be copied and compared. */
const slack = 4;

export class ByteDictionary implements CodedTexts {
  count = 1;
  bytes = new Uint8Array(1024);
  starts = new Uint32Array(64);
  hashes = new Uint32Array(64);
  #view = new DataView(this.bytes.buffer);
  #slots = new Uint32Array(128);
  #bits = 7;

  /** Bytes of texts held. */
  get length(): number {
    return this.starts[this.count] ?? 0;
  }

  /** The code of the bytes from `start` to `end` of `source`; `hash` must be the same whenever the bytes are. */
  code(source: DataView, start: number, end: number, hash: number): number {
    const mask = this.#slots.length - 1;
    const slots = this.#slots;
    for (let slot = Math.imul(hash, 0x9e3779b1) >>> (32 - this.#bits); ; slot = (slot + 1) & mask) {
      const code = slots[slot] as number;
      if (code === 0) return this.#add(source, start, end, hash, slot);
      if (this.hashes[code] === hash && this.#equals(code, source, start, end)) return code;
    }
  }

  /** The parts in use, to be sent away. */
  used(): CodedTexts {
    return {
      count: this.count,
      bytes: this.bytes.slice(0, this.length),
      starts: this.starts.slice(0, this.count + 1),
      hashes: this.hashes.slice(0, this.count),
    };
  }

  #equals(code: number, source: DataView, start: number, end: number): boolean {
    const view = this.#view;
    let own = this.starts[code] as number;
    if ((this.starts[code + 1] as number) - own !== end - start) return false;
    let at = start;
    for (; at + 4 <= end; at += 4, own += 4) if (source.getInt32(at) !== view.getInt32(own)) return false;
    for (; at < end; at++, own++) if (source.getUint8(at) !== view.getUint8(own)) return false;
    return true;
  }

  #add(source: DataView, start: number, end: number, hash: number, slot: number): number {
    const code = this.count;
    const from = this.length;
    const to = from + end - start;
    if (to + slack > this.bytes.length) {
      const bytes = new Uint8Array(Math.max(to + slack, this.bytes.length * 2));
      bytes.set(this.bytes.subarray(0, from));
      this.bytes = bytes;
      this.#view = new DataView(bytes.buffer);
    }
    if (code + 2 > this.starts.length) {
      const starts = new Uint32Array(this.starts.length * 2);
      starts.set(this.starts);
      this.starts = starts;
      const hashes = new Uint32Array(this.hashes.length * 2);
      hashes.set(this.hashes);
      this.hashes = hashes;
    }
    copyBytes(source, start, end, this.#view, from);
    this.starts[code + 1] = to;
    this.hashes[code] = hash;
    this.count++;
    this.#slots[slot] = code;
    if (this.count * 2 > this.#slots.length) this.#rehash();
    return code;
  }

  #rehash(): void {
    this.#bits++;
    this.#slots = new Uint32Array(2 ** this.#bits);
    const mask = this.#slots.length - 1;
    for (let code = 1; code < this.count; code++) {
      let slot = Math.imul(this.hashes[code] as number, 0x9e3779b1) >>> (32 - this.#bits);
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = code;
    }
  }
}
