// RFC 8785 text of a JSON value from its bytes, for values written plainly: no white space, no escapes, whole numbers of
// up to 15 digits, names in any order. Parsing and writing again costs five times as much, and every change of an import
// comes through here. Whatever is written in another way is refused, and looked at by the parser.
import { copyBytes } from '#core/archive/copy-bytes.ts';

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const colon = 0x3a;
const minus = 0x2d;
const zero = 0x30;
const openObject = 0x7b;
const closeObject = 0x7d;
const openList = 0x5b;
const closeList = 0x5d;
const mostDigits = 15;
const mostDepth = 32;
const words = ['true', 'false', 'null'].map((word) => Buffer.from(word, 'latin1'));

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
/** From so many bytes on a call is quicker than a loop. */
const longMember = 256;

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= zero && byte <= 0x39;

export class CanonicalBytes {
  /** The canonical text is `target[0..length)`. */
  target = Buffer.allocUnsafe(64 * 1024);
  length = 0;
  #source: Uint8Array = this.target;
  #sourceView = viewOf(this.target);
  #targetView = viewOf(this.target);
  #end = 0;
  #scratch = Buffer.allocUnsafe(4096);
  #scratchView = viewOf(this.#scratch);

  /** Writes the canonical text of `source[start..end)`; false when it is not written plainly. `view` is of the same bytes. */
  write(source: Buffer, view: DataView, start: number, end: number): boolean {
    if (end - start > this.target.length) {
      this.target = Buffer.allocUnsafe((end - start) * 2);
      this.#targetView = viewOf(this.target);
    }
    this.#source = source;
    this.#sourceView = view;
    this.#end = end;
    this.length = 0;
    return this.#value(start, 0) === end;
  }

  /** Writes the value at `at` and returns where it ends, -1 when it is not plain. */
  #value(at: number, depth: number): number {
    const byte = this.#source[at];
    if (byte === quote) return this.#copy(at, this.#endOfString(at));
    if (byte === openObject) return depth < mostDepth ? this.#object(at, depth + 1) : -1;
    if (byte === openList) return depth < mostDepth ? this.#list(at, depth + 1) : -1;
    if (byte === minus || isDigit(byte)) return this.#copy(at, this.#endOfNumber(at));
    for (const word of words) if (this.#isWord(at, word)) return this.#copy(at, at + word.length);
    return -1;
  }

  #isWord(at: number, word: Uint8Array): boolean {
    for (let index = 0; index < word.length; index++) if (this.#source[at + index] !== word[index]) return false;
    return true;
  }

  #copy(from: number, to: number): number {
    if (to > 0) this.length = copyBytes(this.#sourceView, from, to, this.#targetView, this.length);
    return to;
  }

  #put(byte: number): void {
    this.target[this.length++] = byte;
  }

  #endOfString(at: number): number {
    for (let next = at + 1; next < this.#end; next++) {
      const byte = this.#source[next] as number;
      if (byte === quote) return next + 1;
      if (byte < 0x20 || byte === backslash) return -1;
    }
    return -1;
  }

  /** Zero, or a whole number without a leading zero that every double holds. */
  #endOfNumber(at: number): number {
    const first = this.#source[at] === minus ? at + 1 : at;
    let next = first;
    while (isDigit(this.#source[next])) next++;
    const digits = next - first;
    const after = this.#source[next];
    const isWhole = after === comma || after === closeObject || after === closeList;
    if (digits === 0 || digits > mostDigits || !isWhole) return -1;
    return this.#source[first] === zero && (digits > 1 || first > at) ? -1 : next;
  }

  #list(at: number, depth: number): number {
    this.#put(openList);
    let next = at + 1;
    if (this.#source[next] !== closeList) {
      for (;;) {
        next = this.#value(next, depth);
        if (next < 0 || next >= this.#end) return -1;
        if (this.#source[next] === closeList) break;
        if (this.#source[next] !== comma) return -1;
        this.#put(comma);
        next++;
      }
    }
    this.#put(closeList);
    return next + 1;
  }

  /** Members are written as they come; where they come out of order, their texts are put in order afterwards. */
  #object(at: number, depth: number): number {
    this.#put(openObject);
    const begun = this.length;
    /** Name's start and end in the source, member's start and end in the target: four numbers a member. */
    const members: number[] = [];
    let sorted = true;
    let next = at + 1;
    if (this.#source[next] !== closeObject) {
      for (;;) {
        const nameEnd = this.#source[next] === quote ? this.#endOfString(next) : -1;
        if (nameEnd < 0 || this.#source[nameEnd] !== colon || !this.#isOrdinary(next + 1, nameEnd - 1)) return -1;
        const last = members.length - 4;
        if (last >= 0) {
          const order = this.#compare(members[last] as number, members[last + 1] as number, next + 1, nameEnd - 1);
          if (order === 0) return -1;
          if (order > 0) sorted = false;
        }
        const from = this.length;
        const nameStart = next + 1;
        this.#copy(next, nameEnd + 1);
        next = this.#value(nameEnd + 1, depth);
        if (next < 0 || next >= this.#end) return -1;
        members.push(nameStart, nameEnd - 1, from, this.length);
        if (this.#source[next] === closeObject) break;
        if (this.#source[next] !== comma) return -1;
        this.#put(comma);
        next++;
      }
    }
    if (!sorted && !this.#sort(members, begun)) return -1;
    this.#put(closeObject);
    return next + 1;
  }

  /** A name of ASCII that no parser moves: an array index would come first in any object. */
  #isOrdinary(from: number, to: number): boolean {
    let digits = from < to;
    for (let at = from; at < to; at++) {
      if ((this.#source[at] as number) >= 0x80) return false;
      digits &&= isDigit(this.#source[at]);
    }
    return !digits;
  }

  #compare(from: number, to: number, otherFrom: number, otherTo: number): number {
    const length = Math.min(to - from, otherTo - otherFrom);
    for (let index = 0; index < length; index++) {
      const difference = (this.#source[from + index] as number) - (this.#source[otherFrom + index] as number);
      if (difference !== 0) return difference;
    }
    return to - from - (otherTo - otherFrom);
  }

  /** False when a name stands twice. */
  #sort(members: readonly number[], begun: number): boolean {
    const places: number[] = [];
    for (let place = 0; place < members.length; place += 4) {
      let rank = places.length;
      for (; rank > 0; rank--) {
        const before = places[rank - 1] as number;
        const order = this.#compare(
          members[before] as number,
          members[before + 1] as number,
          members[place] as number,
          members[place + 1] as number,
        );
        if (order === 0) return false;
        if (order < 0) break;
      }
      places.splice(rank, 0, place);
    }
    const written = this.length - begun;
    if (written > this.#scratch.length) {
      this.#scratch = Buffer.allocUnsafe(written * 2);
      this.#scratchView = viewOf(this.#scratch);
    }
    this.target.copy(this.#scratch, 0, begun, this.length);
    let at = begun;
    for (const place of places) {
      if (at > begun) this.target[at++] = comma;
      const from = (members[place + 2] as number) - begun;
      const to = (members[place + 3] as number) - begun;
      if (to - from < longMember) at = copyBytes(this.#scratchView, from, to, this.#targetView, at);
      else at += this.#scratch.copy(this.target, at, from, to);
    }
    return true;
  }
}
