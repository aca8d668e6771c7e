// Finds the values of a record of known layout in its bytes, and puts the input of its content hash together, without
// making a string or an object. A record that is in any way out of the ordinary (an escape, a number, another spelling
// of the time) is not taken: the mapper sees to it.
import { isUtf8 } from 'node:buffer';
import { EventBytes, textField } from '#core/archive/event-bytes.ts';
import { checkHash16Bytes } from '#core/archive/fnv1a32.ts';
import { parseTimestamp } from '../timestamp.ts';
import { OpenValues } from './open-values.ts';
import { flagPlace, gapKind, type PlainProgram, timePlace } from './plain-program.ts';

const quote = 0x22;
const backslash = 0x5c;
const openObject = 0x7b;
const openList = 0x5b;
const closeObject = 0x7d;
const closeList = 0x5d;
/** The first byte of a byte order mark, which stored texts treat in a way of their own. */
const markByte = 0xef;
const timeLength = '2026-05-20T10:23:45.123Z'.length;
const dayLength = '2026-05-20'.length;
const longestView = 4096;
const hashBasis = 0x811c9dc5;
const hashPrime = 0x01000193;
const trueBytes = Buffer.from('true', 'latin1');
const falseBytes = Buffer.from('false', 'latin1');
/** Ids of this form are content hashes and have to prove it. */
const contentIdStart = Buffer.from('sha256:', 'latin1');

const startsWith = (bytes: Uint8Array, at: number, start: Uint8Array): boolean => {
  for (let index = 0; index < start.length; index++) if (bytes[at + index] !== start[index]) return false;
  return true;
};

/** A digit's value; 10 or more, or below 0, for any other byte. */
const digit = (byte: number | undefined): number => (byte ?? 0) - 0x30;
const pair = (bytes: Uint8Array, at: number): number => {
  const tens = digit(bytes[at]);
  const ones = digit(bytes[at + 1]);
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
};

export class PlainScanner {
  /** What the last successful scan found. */
  readonly event = new EventBytes();
  timeMs = 0;
  crossTenant = false;
  length = 0;
  #text = Buffer.allocUnsafe(64 * 1024);
  /** Views of the text by their length: records are of few lengths, and making a view takes as long as scanning. */
  #views: (Buffer | undefined)[] = [];
  readonly #open = new OpenValues();
  readonly #canonical: Buffer[] = [];
  #timeStart = 0;
  #beyondAscii = 0;
  /** The day whose first millisecond is known. */
  #day = new Uint8Array(dayLength);
  #dayMs = 0;

  /** Whether `bytes[start..end)` is a record of this layout that can be taken as it stands. */
  scan(program: PlainProgram, bytes: Buffer, start: number, end: number): boolean {
    const { event } = this;
    event.start.fill(-1);
    event.buffer = bytes;
    this.#beyondAscii = 0;
    const { literals, ends, kinds, places } = program.record;
    let at = start;
    let literal = 0;
    for (let gap = 0; ; gap++) {
      const literalEnd = ends[gap] as number;
      if (at + literalEnd - literal > end) return false;
      while (literal < literalEnd) if (bytes[at++] !== literals[literal++]) return false;
      if (gap === kinds.length) break;
      const kind = kinds[gap];
      const place = places[gap] as number;
      if (kind === gapKind.text) at = this.#string(bytes, at, end, place);
      else if (kind === gapKind.time) at = this.#time(bytes, at, end);
      else if (kind === gapKind.flag) at = this.#flag(bytes, at);
      else at = this.#value(bytes, at, end, place);
      if (at < 0) return false;
    }
    if (at !== end || !this.#hasOwnId(bytes)) return false;
    if (this.#beyondAscii >= 0x80 && !isUtf8(bytes.subarray(start, end))) return false;
    this.#write(program);
    return true;
  }

  /** The input of the record's content hash. Valid until the next scan. */
  hashed(): Buffer {
    const { length } = this;
    if (length >= longestView) return this.#text.subarray(0, length);
    const known = this.#views[length];
    if (known) return known;
    const view = this.#text.subarray(0, length);
    this.#views[length] = view;
    return view;
  }

  #hasOwnId(bytes: Buffer): boolean {
    const from = this.event.start[textField.id] as number;
    const to = this.event.end[textField.id] as number;
    if (from === to || startsWith(bytes, from, contentIdStart)) return false;
    this.event.idCheck = checkHash16Bytes(bytes, from, to);
    return true;
  }

  /** A string without escapes. Returns where it ends, -1 when it is none. */
  #string(bytes: Buffer, at: number, end: number, place: number): number {
    if (bytes[at] !== quote || bytes[at + 1] === markByte) return -1;
    let hash = hashBasis;
    let beyond = this.#beyondAscii;
    let next = at + 1;
    for (; next < end; next++) {
      const byte = bytes[next] as number;
      if (byte === quote) break;
      if (byte < 0x20 || byte === backslash) return -1;
      beyond |= byte;
      hash = Math.imul(hash ^ byte, hashPrime);
    }
    if (next >= end) return -1;
    this.#beyondAscii = beyond;
    this.event.start[place] = at + 1;
    this.event.end[place] = next;
    this.event.hash[place] = hash;
    return next + 1;
  }

  /** A time in the canonical spelling with milliseconds. */
  #time(bytes: Buffer, at: number, end: number): number {
    const from = at + 1;
    const to = from + timeLength;
    if (to >= end || bytes[at] !== quote || bytes[to] !== quote) return -1;
    if (!startsWith(bytes, from, this.#day) && !this.#takeDay(bytes, from)) return -1;
    if (bytes[from + 10] !== 0x54 || bytes[from + 13] !== 0x3a || bytes[from + 16] !== 0x3a) return -1;
    if (bytes[from + 19] !== 0x2e || bytes[to - 1] !== 0x5a) return -1;
    const hour = pair(bytes, from + 11);
    const minute = pair(bytes, from + 14);
    const second = pair(bytes, from + 17);
    const last = digit(bytes[from + 22]);
    if (!(hour < 24 && minute < 60 && second < 60 && last >= 0 && last <= 9)) return -1;
    const ms = pair(bytes, from + 20) * 10 + last;
    if (Number.isNaN(ms)) return -1;
    this.timeMs = this.#dayMs + ((hour * 60 + minute) * 60 + second) * 1000 + ms;
    this.#timeStart = from;
    return to + 1;
  }

  #takeDay(bytes: Buffer, from: number): boolean {
    const day = bytes.toString('latin1', from, from + dayLength);
    const parsed = parseTimestamp(`${day}T00:00:00.000Z`);
    if (!parsed.ok || !parsed.timestamp.startsWith(day)) return false;
    this.#day.set(bytes.subarray(from, from + dayLength));
    this.#dayMs = parsed.timeMs;
    return true;
  }

  #flag(bytes: Buffer, at: number): number {
    this.crossTenant = bytes[at] === trueBytes[0];
    const word = this.crossTenant ? trueBytes : falseBytes;
    return startsWith(bytes, at, word) ? at + word.length : -1;
  }

  /** An object or a list. */
  #value(bytes: Buffer, at: number, end: number, place: number): number {
    if (bytes[at] !== openObject && bytes[at] !== openList) return -1;
    let hash = hashBasis;
    let depth = 0;
    let inString = false;
    for (let next = at; next < end; next++) {
      const byte = bytes[next] as number;
      hash = Math.imul(hash ^ byte, hashPrime);
      if (inString) {
        if (byte === quote) inString = false;
        else if (byte === backslash) hash = Math.imul(hash ^ (bytes[++next] ?? 0), hashPrime);
      } else if (byte === quote) inString = true;
      else if (byte === openObject || byte === openList) depth++;
      else if ((byte === closeObject || byte === closeList) && --depth === 0) {
        const canonical = this.#open.canonical(bytes, at, next + 1, hash >>> 0);
        if (canonical === null) return -1;
        this.#canonical[place] = canonical;
        this.event.start[place] = at;
        this.event.end[place] = next + 1;
        this.event.hash[place] = hash;
        return next + 1;
      }
    }
    return -1;
  }

  #write({ canonical: { literals, ends, places } }: PlainProgram): void {
    const { buffer, start, end } = this.event;
    // Canonical text adds no more than the literals and what canonical numbers and escapes take; open values are measured.
    let room = literals.length + timeLength + 8;
    for (const place of places) {
      if (place >= textField.diff && place < textField.extra) room += this.#canonical[place]?.length ?? 0;
      else if (place < textField.count) room += (end[place] as number) - (start[place] as number);
    }
    if (room > this.#text.length) {
      this.#text = Buffer.allocUnsafe(room * 2);
      this.#views = [];
    }
    const text = this.#text;
    let at = 0;
    let literal = 0;
    for (let gap = 0; ; gap++) {
      const literalEnd = ends[gap] as number;
      while (literal < literalEnd) text[at++] = literals[literal++] as number;
      if (gap === places.length) break;
      const place = places[gap] as number;
      let source: Uint8Array = buffer;
      let from = 0;
      let to = 0;
      if (place === timePlace) {
        from = this.#timeStart;
        to = from + timeLength;
      } else if (place === flagPlace) {
        source = this.crossTenant ? trueBytes : falseBytes;
        to = source.length;
      } else if (place >= textField.diff && place < textField.extra) {
        const canonical = this.#canonical[place] as Buffer;
        canonical.copy(text, at);
        at += canonical.length;
        continue;
      } else {
        from = start[place] as number;
        to = end[place] as number;
      }
      while (from < to) text[at++] = source[from++] as number;
    }
    this.length = at;
  }
}
