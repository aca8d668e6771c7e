// Finds the values of a record of known layout in its bytes, and puts the input of its content hash together, without
// making a string or an object. A record that is in any way out of the ordinary (an escape, a number, another spelling
// of the time) is not taken: the mapper sees to it.
import { isUtf8 } from 'node:buffer';
import { EventBytes, textField } from '#core/archive/event-bytes.ts';
import { checkHashRange, finishHash, hashRange, mixWord } from '#core/archive/murmur3.ts';
import { CanonicalWriter } from './canonical-writer.ts';
import { OpenValues } from './open-values.ts';
import { gapKind, type PlainProgram } from './plain-program.ts';
import { PlainTime, timeLength } from './plain-time.ts';
import { hasSpecial, highBits } from './special-bytes.ts';

const quote = 0x22;
const backslash = 0x5c;
const openObject = 0x7b;
const openList = 0x5b;
const closeObject = 0x7d;
const closeList = 0x5d;
/** The first byte of a byte order mark, which stored texts treat in a way of their own. */
const markByte = 0xef;
const trueBytes = Buffer.from('true', 'latin1');
const falseBytes = Buffer.from('false', 'latin1');
/** Ids of this form are content hashes and have to prove it. */
const contentIdStart = Buffer.from('sha256:', 'latin1');

const startsWith = (bytes: Uint8Array, at: number, start: Uint8Array): boolean => {
  for (let index = 0; index < start.length; index++) if (bytes[at + index] !== start[index]) return false;
  return true;
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
  readonly #canonical = new CanonicalWriter();
  readonly #time = new PlainTime();
  readonly #open = new OpenValues();
  /** Open values found in this record, by place. */
  readonly #valueStart = new Int32Array(textField.count);
  readonly #valueEnd = new Int32Array(textField.count);
  readonly #valueHash = new Uint32Array(textField.count);
  #beyondAscii = 0;

  /** UTC ms. */
  get timeMs(): number {
    return this.#time.timeMs;
  }

  get crossTenant(): boolean {
    return this.#canonical.crossTenant;
  }

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
      else if (kind === gapKind.time) at = this.#timeAt(bytes, at, end);
      else if (kind === gapKind.flag) at = this.#flag(bytes, at);
      else at = this.#value(bytes, at, end, place);
      if (at < 0) return false;
    }
    if (at !== end || !this.#hasOwnId(bytes)) return false;
    if ((this.#beyondAscii & highBits) !== 0 && !isUtf8(bytes.subarray(start, end))) return false;
    this.#canonical.write(program.canonical, event);
    return true;
  }

  /** The input of the record's content hash. Valid until the next scan. */
  hashed(): Buffer {
    return this.#canonical.written();
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
  #timeAt(bytes: Buffer, at: number, end: number): number {
    const from = at + 1;
    const to = from + timeLength;
    if (to >= end || bytes[at] !== quote || bytes[to] !== quote || !this.#time.read(bytes, from)) return -1;
    this.#canonical.timeStart = from;
    this.#canonical.timeEnd = to;
    return to + 1;
  }

  #flag(bytes: Buffer, at: number): number {
    const flag = bytes[at] === trueBytes[0];
    this.#canonical.crossTenant = flag;
    const word = flag ? trueBytes : falseBytes;
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
        this.#canonical.open[place] = canonical;
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
}
