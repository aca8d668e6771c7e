// Text in other encodings → UTF-8, so that it can be split and mapped like all other text, and back to the very same
// bytes. What does not decode travels as bytes that are no UTF-8: a lone surrogate in the three bytes UTF-8 would use,
// any other undecodable byte in three bytes beginning with `strayMark`. Nothing is replaced, and all of it can be undone.
import { isAscii, isUtf8 } from 'node:buffer';
import type { TextEncoding } from './text-encoding.ts';

/** Everything but UTF-8, which needs no transcoding. */
export type ForeignEncoding = Exclude<TextEncoding, 'utf-8'>;

const strayMark = 0xfe;
const strict = new TextDecoder('utf-16le', { fatal: true, ignoreBOM: true });

/** Characters of the bytes 0x80 to 0x9f (WHATWG Encoding, index windows-1252), without the five that have none. */
const upper = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const undefinedBytes: ReadonlySet<number> = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);
const byteOfCharacter = new Map([...upper].map((character, place) => [character.codePointAt(0), 0x80 + place]));

class Utf8Writer {
  readonly #bytes: Buffer;
  #length = 0;

  constructor(capacity: number) {
    this.#bytes = Buffer.allocUnsafe(capacity);
  }

  /** Any code point, also that of a lone surrogate. */
  point(point: number): void {
    if (point < 0x80) this.#put(point);
    else if (point < 0x800) this.#put(0xc0 | (point >> 6), 0x80 | (point & 0x3f));
    else if (point < 0x10000) this.#put(0xe0 | (point >> 12), 0x80 | ((point >> 6) & 0x3f), 0x80 | (point & 0x3f));
    else {
      this.#put(0xf0 | (point >> 18), 0x80 | ((point >> 12) & 0x3f));
      this.#put(0x80 | ((point >> 6) & 0x3f), 0x80 | (point & 0x3f));
    }
  }

  stray(byte: number): void {
    this.#put(strayMark, 0x80 | (byte >> 6), 0x80 | (byte & 0x3f));
  }

  written(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }

  #put(...bytes: number[]): void {
    for (const byte of bytes) this.#bytes[this.#length++] = byte;
  }
}

/** What each byte from 0x80 becomes. */
const upperForms = Array.from({ length: 0x80 }, (_, place): Buffer => {
  const byte = 0x80 + place;
  const out = new Utf8Writer(3);
  if (undefinedBytes.has(byte)) out.stray(byte);
  else out.point(byte <= 0x9f ? upper.charCodeAt(place) : byte);
  return out.written();
});

const fromWindows1252 = (bytes: Buffer): Buffer => {
  if (isAscii(bytes)) return Buffer.from(bytes);
  const out = Buffer.allocUnsafe(bytes.length * 3);
  let length = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] as number;
    if (byte < 0x80) {
      out[length++] = byte;
      continue;
    }
    const form = upperForms[byte - 0x80] as Buffer;
    for (let part = 0; part < form.length; part += 1) out[length++] = form[part] as number;
  }
  return out.subarray(0, length);
};

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/** `bytes`: whole units, low byte first. */
const fromUtf16 = (bytes: Buffer): Buffer => {
  try {
    return Buffer.from(strict.decode(bytes));
  } catch {
    const out = new Utf8Writer((bytes.length / 2) * 3);
    for (let at = 0; at < bytes.length; at += 2) {
      const unit = bytes.readUInt16LE(at);
      const next = at + 2 < bytes.length ? bytes.readUInt16LE(at + 2) : 0;
      if (isHigh(unit) && isLow(next)) {
        out.point(0x10000 + ((unit - 0xd800) << 10) + (next - 0xdc00));
        at += 2;
      } else out.point(unit);
    }
    return out.written();
  }
};

const swapped = (bytes: Buffer): Buffer => Buffer.from(bytes).swap16();

/** Decodes a source piece by piece, from its start, without its byte order mark. */
export class Transcoder {
  #rest: Buffer = Buffer.alloc(0);
  #isFirst = true;
  /** Length of the byte order mark met, in bytes. */
  markBytes = 0;

  constructor(private readonly encoding: ForeignEncoding) {}

  push(chunk: Buffer): Buffer {
    if (this.encoding === 'windows-1252') return fromWindows1252(chunk);
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const isBig = this.encoding === 'utf-16be';
    let end = bytes.length - (bytes.length % 2);
    if (end >= 2 && isHigh(isBig ? bytes.readUInt16BE(end - 2) : bytes.readUInt16LE(end - 2))) end -= 2;
    this.#rest = Buffer.from(bytes.subarray(end));
    const units = isBig ? swapped(bytes.subarray(0, end)) : bytes.subarray(0, end);
    if (units.length === 0) return units;
    const hasMark = this.#isFirst && units.readUInt16LE(0) === 0xfeff;
    this.#isFirst = false;
    if (hasMark) this.markBytes = 2;
    return fromUtf16(units.subarray(hasMark ? 2 : 0));
  }

  /** What is left at the end: a unit without its other half, or half a unit. */
  end(): Buffer {
    const rest = this.#rest;
    const whole = rest.subarray(0, rest.length - (rest.length % 2));
    const out = new Utf8Writer(9);
    if (whole.length > 0) out.point(this.encoding === 'utf-16be' ? whole.readUInt16BE(0) : whole.readUInt16LE(0));
    if (rest.length > whole.length) out.stray(rest[rest.length - 1] as number);
    return out.written();
  }
}

interface Decoded {
  /** Null for a byte that had not been decoded, which is then `stray`. */
  point: number | null;
  stray: number;
  length: number;
}

/** The character of transcoded text at `at`. */
const characterAt = (text: Buffer, at: number): Decoded => {
  const lead = text[at] as number;
  const inner = (offset: number): number => (text[at + offset] ?? 0) & 0x3f;
  if (lead < 0x80) return { point: lead, stray: 0, length: 1 };
  if (lead === strayMark) return { point: null, stray: ((inner(1) & 3) << 6) | inner(2), length: 3 };
  if (lead < 0xe0) return { point: ((lead & 0x1f) << 6) | inner(1), stray: 0, length: 2 };
  if (lead < 0xf0) return { point: ((lead & 0x0f) << 12) | (inner(1) << 6) | inner(2), stray: 0, length: 3 };
  const point = ((lead & 7) << 18) | (inner(1) << 12) | (inner(2) << 6) | inner(3);
  return { point, stray: 0, length: 4 };
};

const encodeSlowly = (text: Buffer, encoding: ForeignEncoding): Buffer => {
  const out: number[] = [];
  const unit = (value: number): void => {
    if (encoding === 'utf-16le') out.push(value & 0xff, value >> 8);
    else out.push(value >> 8, value & 0xff);
  };
  for (let at = 0; at < text.length; ) {
    const { point, stray, length } = characterAt(text, at);
    at += length;
    if (point === null) out.push(stray);
    else if (encoding === 'windows-1252') out.push(byteOfCharacter.get(point) ?? point);
    else if (point < 0x10000) unit(point);
    else {
      unit(0xd800 + ((point - 0x10000) >> 10));
      unit(0xdc00 + ((point - 0x10000) & 0x3ff));
    }
  }
  return Buffer.from(out);
};

/** The bytes that transcoded text was in the source. `text` holds whole characters. */
export const originalBytes = (text: Buffer, encoding: ForeignEncoding): Buffer => {
  if (encoding === 'windows-1252') return isAscii(text) ? text : encodeSlowly(text, encoding);
  if (!isUtf8(text)) return encodeSlowly(text, encoding);
  const units = Buffer.from(text.toString('utf8'), 'utf16le');
  return encoding === 'utf-16be' ? units.swap16() : units;
};

/** How many bytes of the source `text[from..to)` was. */
export const originalLength = (text: Buffer, from: number, to: number, encoding: ForeignEncoding): number => {
  let length = 0;
  for (let at = from; at < to; at += 1) {
    const byte = text[at] as number;
    if ((byte & 0xc0) === 0x80) continue;
    if (encoding === 'windows-1252' || byte === strayMark) length += 1;
    else length += byte >= 0xf0 ? 4 : 2;
  }
  return length;
};
