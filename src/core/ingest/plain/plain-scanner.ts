// Finds the values of a record of known layout in its bytes, and puts the input of its content hash together, without
// making a string or an object. A record that is in any way out of the ordinary (an escape, a number, another spelling
// of the time) is not taken: the mapper sees to it.
import { isUtf8 } from 'node:buffer';
import { copyBytes } from '#core/archive/copy-bytes.ts';
import { EventBytes, textField } from '#core/archive/event-bytes.ts';
import { checkHashRange, finishHash, hashRange, mixWord } from '#core/archive/murmur3.ts';
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
/** The four bytes of a word, each the same. */
const four = (byte: number): number => Math.imul(byte, 0x01010101);
const ones = four(1);
const highBits = four(0x80);
const spaces = four(0x20);
const quotes = four(quote);
const backslashes = four(backslash);
const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
const trueBytes = Buffer.from('true', 'latin1');
const falseBytes = Buffer.from('false', 'latin1');
const trueView = viewOf(trueBytes);
const falseView = viewOf(falseBytes);
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

/** Whether one of the word's bytes is a quote, a backslash or a control character. */
const hasSpecial = (word: number): boolean => {
  const quoted = word ^ quotes;
  const escaped = word ^ backslashes;
  return ((((word - spaces) & ~word) | ((quoted - ones) & ~quoted) | ((escaped - ones) & ~escaped)) & highBits) !== 0;
};

/** Where the closing quote of the string that opens at `at` stands, -1 when there is none. */
const endOfString = (bytes: Buffer, view: DataView, at: number, end: number): number => {
  for (let next = at + 1; next < end; next++) {
    while (next + 4 <= end && !hasSpecial(view.getInt32(next))) next += 4;
    const byte = bytes[next];
    if (byte === quote) return next < end ? next : -1;
    if (byte === backslash) next++;
  }
  return -1;
};

export class PlainScanner {
  /** What the last successful scan found. */
  readonly event = new EventBytes();
  timeMs = 0;
  crossTenant = false;
  length = 0;
  #text = Buffer.allocUnsafe(64 * 1024);
  #textView = viewOf(this.#text);
  /** Views of the text by their length: records are of few lengths, and making a view takes as long as scanning. */
  #views: (Buffer | undefined)[] = [];
  readonly #open = new OpenValues();
  readonly #canonical: Buffer[] = [];
  /** Open values found in this record, by place. */
  readonly #valueStart = new Int32Array(textField.count);
  readonly #valueEnd = new Int32Array(textField.count);
  readonly #valueHash = new Uint32Array(textField.count);
  #timeStart = 0;
  #beyondAscii = 0;
  /** The day whose first millisecond is known. */
  #day = new Uint8Array(dayLength);
  #dayMs = 0;

  /** Forgets what was found in the last record. To be called before the next one is scanned for any layout. */
  begin(): void {
    this.#valueStart.fill(-1);
  }

  /** Whether `bytes[start..end)` is a record of this layout that can be taken as it stands. */
  scan(program: PlainProgram, bytes: Buffer, start: number, end: number): boolean {
    const { event } = this;
    event.start.fill(-1);
    event.lieIn(bytes);
    const { view } = event;
    this.#beyondAscii = 0;
    const { literals, ends, kinds, places } = program.record;
    let at = start;
    let literal = 0;
    for (let gap = 0; ; gap++) {
      const literalEnd = ends[gap] as number;
      if (at + literalEnd - literal > end) return false;
      for (; literal + 4 <= literalEnd; literal += 4, at += 4) {
        if (view.getInt32(at) !== literals.getInt32(literal)) return false;
      }
      while (literal < literalEnd) if (view.getUint8(at++) !== literals.getUint8(literal++)) return false;
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
    if ((this.#beyondAscii & highBits) !== 0 && !isUtf8(bytes.subarray(start, end))) return false;
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
    this.event.idCheck = checkHashRange(this.event.view, from, to);
    return true;
  }

  /** A string without escapes. Returns where it ends, -1 when it is none. */
  #string(bytes: Buffer, at: number, end: number, place: number): number {
    if (bytes[at] !== quote || bytes[at + 1] === markByte) return -1;
    const { view } = this.event;
    const start = at + 1;
    let hash = 0;
    let beyond = 0;
    let next = start;
    for (; next + 4 <= end; next += 4) {
      const word = view.getInt32(next, true);
      if (hasSpecial(word)) break;
      beyond |= word;
      hash = mixWord(hash, word);
    }
    let tail = 0;
    for (let shift = 0; ; next++, shift += 8) {
      const byte = bytes[next];
      if (next >= end || byte === undefined || byte < 0x20 || byte === backslash) return -1;
      if (byte === quote) break;
      beyond |= byte;
      tail |= byte << shift;
    }
    this.#beyondAscii |= beyond;
    this.event.start[place] = start;
    this.event.end[place] = next;
    this.event.hash[place] = finishHash(hash, tail, next - start);
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
    // Layouts that begin alike meet the same value again: what was found is still there.
    if (at === this.#valueStart[place]) {
      const known = this.#valueEnd[place] as number;
      this.event.start[place] = at;
      this.event.end[place] = known;
      this.event.hash[place] = this.#valueHash[place] as number;
      return known;
    }
    if (bytes[at] !== openObject && bytes[at] !== openList) return -1;
    const { view } = this.event;
    let depth = 0;
    for (let next = at; next < end; next++) {
      const byte = bytes[next] as number;
      if (byte === quote) {
        next = endOfString(bytes, view, next, end);
        if (next < 0) return -1;
      } else if (byte === openObject || byte === openList) depth++;
      else if ((byte === closeObject || byte === closeList) && --depth === 0) {
        const hash = hashRange(view, at, next + 1);
        const canonical = this.#open.canonical(bytes, view, at, next + 1, hash);
        if (canonical === null) return -1;
        this.#canonical[place] = canonical;
        this.#valueStart[place] = at;
        this.#valueEnd[place] = next + 1;
        this.#valueHash[place] = hash;
        this.event.start[place] = at;
        this.event.end[place] = next + 1;
        this.event.hash[place] = hash;
        return next + 1;
      }
    }
    return -1;
  }

  #write({ canonical: { literals, ends, places } }: PlainProgram): void {
    const { view, start, end } = this.event;
    let room = literals.byteLength + timeLength + falseBytes.length;
    for (const place of places) {
      if (place >= textField.diff && place < textField.extra) room += this.#canonical[place]?.length ?? 0;
      else if (place < textField.count) room += (end[place] as number) - (start[place] as number);
    }
    if (room > this.#text.length) {
      this.#text = Buffer.allocUnsafe(room * 2);
      this.#textView = viewOf(this.#text);
      this.#views = [];
    }
    const text = this.#textView;
    let at = 0;
    let literal = 0;
    for (let gap = 0; ; gap++) {
      const literalEnd = ends[gap] as number;
      at = copyBytes(literals, literal, literalEnd, text, at);
      literal = literalEnd;
      if (gap === places.length) break;
      const place = places[gap] as number;
      if (place === timePlace) at = copyBytes(view, this.#timeStart, this.#timeStart + timeLength, text, at);
      else if (place === flagPlace) {
        const word = this.crossTenant ? trueView : falseView;
        at = copyBytes(word, 0, word.byteLength, text, at);
      } else if (place >= textField.diff && place < textField.extra) {
        const canonical = this.#canonical[place] as Buffer;
        canonical.copy(this.#text, at);
        at += canonical.length;
      } else at = copyBytes(view, start[place] as number, end[place] as number, text, at);
    }
    this.length = at;
  }
}
