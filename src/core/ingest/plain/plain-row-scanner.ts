// Finds the cells of a table's row in its bytes and puts the input of its content hash together, without making a string
// or an object. Cells are copied beside each other without their quotes. A row that is in any way out of the ordinary
// (a line end or a quote inside a text, another spelling of the time, cells too many or too few) is not taken: the
// mapper sees to it.
import { isUtf8 } from 'node:buffer';
import { ByteDictionary } from '#core/archive/byte-dictionary.ts';
import { EventBytes, textField } from '#core/archive/event-bytes.ts';
import { checkHashRange, finishHash, hashRange, mixWord } from '#core/archive/murmur3.ts';
import { isFromTo } from '../mapping/diff-shapes.ts';
import { parseFlag } from '../mapping/parse-flag.ts';
import { isJsonObject } from '../mapping/sivo-json.ts';
import { canonicalLayout, flagPlace, type Gapped, timePlace } from './canonical-layout.ts';
import { CanonicalWriter } from './canonical-writer.ts';
import { OpenValues } from './open-values.ts';
import { cellKind, type RowProgram } from './plain-columns.ts';
import { PlainTime, timeLength } from './plain-time.ts';
import { four, hasSpecial, hasSpecialOr, highBits } from './special-bytes.ts';

const quote = 0x22;
const comma = 0x2c;
const backslash = 0x5c;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const atSign = 0x40;
const openObject = 0x7b;
const closeObject = 0x7d;
const openList = 0x5b;
/** The first byte of a byte order mark, which stored texts treat in a way of their own. */
const markByte = 0xef;
/** Ids of this form are content hashes and have to prove it. */
const contentIdStart = Buffer.from('sha256:', 'latin1');
const trueBytes = Buffer.from('true', 'latin1');
const falseBytes = Buffer.from('false', 'latin1');
const contentIdLength = contentIdStart.length + 64;
/** What was seen of quotes in a row: around a cell without need, missing around one that needs them, any, none. */
const seen = { needless: 1, missing: 2, quoted: 4, bare: 8 } as const;
/** Spellings of yes and no remembered. */
const mostFlags = 256;

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.length);

export class PlainRowScanner {
  /** What the last successful scan found. */
  readonly event = new EventBytes();
  /** null: not stated. */
  crossTenant: boolean | null = null;
  /** Where the row ends, without its line end. */
  rowEnd = 0;
  readonly #delimiters: number;
  readonly #canonical = new CanonicalWriter();
  readonly #time = new PlainTime();
  readonly #states = new OpenValues();
  readonly #changes: OpenValues;
  readonly #layouts = new Map<number, Gapped>();
  readonly #extraStart: Int32Array;
  readonly #extraEnd: Int32Array;
  #flags = new ByteDictionary();
  #flagOf: (boolean | null | undefined)[] = [null];
  #source: Buffer = Buffer.alloc(0);
  #sourceView = viewOf(this.#source);
  /** Cells without their quotes. */
  #cells = Buffer.allocUnsafeSlow(64 * 1024);
  #cellsView = viewOf(this.#cells);
  #used = 0;
  #seen = 0;
  /** Whether the row's cells can be made again from the event. */
  #shown = true;
  #beyondAscii = 0;
  /** Of the text copied last. */
  #hash = 0;
  #stated = 0;
  #lastStated = -1;
  #layout: Gapped = canonicalLayout(new Set());

  constructor(private readonly program: RowProgram) {
    this.#changes = program.fromToOnly
      ? new OpenValues((value) => isJsonObject(value) && isFromTo(value))
      : this.#states;
    this.#delimiters = four(program.delimiter);
    this.#extraStart = new Int32Array(program.kinds.length);
    this.#extraEnd = new Int32Array(program.kinds.length);
  }

  /** UTC ms. */
  get timeMs(): number {
    return this.#time.timeMs;
  }

  /** Where the row that begins at `start` ends, its line end included; -1 when it does not end here or is to be mapped. */
  scan(bytes: Buffer, start: number): number {
    this.#begin(bytes);
    const { kinds, delimiter } = this.program;
    const last = kinds.length - 1;
    let whole = -1;
    let extras = 0;
    let at = start;
    for (let index = 0; index <= last; index++) {
      const from = this.#used;
      if (this.#isEmpty(at)) this.#seen |= seen.bare;
      else if (bytes[at] === quote && bytes[at + 1] === quote && this.#isEmpty(at + 2)) {
        this.#seen |= seen.needless | seen.quoted;
        at += 2;
      } else {
        const kind = kinds[index];
        at = kind === cellKind.open ? this.#copyOpen(at) : this.#copyText(at);
        if (at < 0 || from === this.#used) return -1;
        if (kind === cellKind.actor || kind === cellKind.resource) {
          if (whole >= 0) return -1;
          whole = index;
          this.#extraStart[index] = from;
          this.#extraEnd[index] = this.#used;
        } else if (kind === cellKind.extra) {
          this.#extraStart[index] = from;
          this.#extraEnd[index] = this.#used;
          extras++;
        } else if (!this.#put(index, from)) return -1;
      }
      if (from === this.#used) this.#extraStart[index] = -1;
      if (index < last && bytes[at++] !== delimiter) return -1;
    }
    this.rowEnd = at;
    if (bytes[at] === carriageReturn) at++;
    if (bytes[at] !== lineFeed) return -1;
    if ((this.#stated & (1 << timePlace)) === 0) return -1;
    if (whole >= 0 && !this.#putWhole(whole)) return -1;
    if (extras > 0) this.#putExtra();
    if ((this.#beyondAscii & highBits) !== 0 && !isUtf8(bytes.subarray(start, this.rowEnd))) return -1;
    if (!this.#takeId()) return -1;
    this.#canonical.write(this.#layoutNow(), this.event);
    return at + 1;
  }

  /** The input of the row's content hash. Valid until the next scan. */
  hashed(): Buffer {
    return this.#canonical.written();
  }

  /** How its cells stand in quotes, a code of `rowQuoting`; -1 when the row is not made again from the event. */
  get quoting(): number {
    const { needless, missing, quoted, bare } = seen;
    if (!this.#shown) return -1;
    if ((this.#seen & (needless | missing)) === 0) return 0;
    if ((this.#seen & quoted) === 0) return 1;
    return (this.#seen & bare) === 0 ? 2 : -1;
  }

  /** Gives a row without an id the one that follows from its content hash. */
  takeContentId(contentHash: Buffer): void {
    const { event } = this;
    if ((event.start[textField.id] as number) >= 0) return;
    const from = this.#used;
    this.#used += contentIdStart.copy(this.#cells, from);
    this.#used += this.#cells.write(contentHash.toString('hex'), this.#used, 'latin1');
    this.#state(textField.id, from, hashRange(this.#cellsView, from, this.#used));
    event.idCheck = checkHashRange(this.#cellsView, from, this.#used);
  }

  #begin(bytes: Buffer): void {
    if (bytes !== this.#source) {
      this.#source = bytes;
      this.#sourceView = viewOf(bytes);
      // Cells kept in extra stand there once more.
      const room = bytes.length * 2 + this.program.nameBytes + this.program.kinds.length * 4 + contentIdLength + 8;
      if (room > this.#cells.length) {
        this.#cells = Buffer.allocUnsafeSlow(room);
        this.#cellsView = viewOf(this.#cells);
      }
    }
    this.event.start.fill(-1);
    this.event.lieIn(this.#cells);
    this.#used = 0;
    this.#beyondAscii = 0;
    this.#stated = 0;
    this.#seen = 0;
    this.#shown = true;
    this.crossTenant = null;
  }

  #isEmpty(at: number): boolean {
    const byte = this.#source[at];
    return byte === this.program.delimiter || byte === lineFeed || byte === carriageReturn;
  }

  #state(place: number, from: number, hash: number): void {
    const { event } = this;
    event.start[place] = from;
    event.end[place] = this.#used;
    event.hash[place] = hash;
    this.#stated |= 1 << place;
  }

  /** Copies the text that begins at `at`, without its quotes if it has any. Returns what stands behind it, -1 when it is not plain. */
  #copyText(at: number): number {
    const source = this.#source;
    const view = this.#sourceView;
    const cells = this.#cellsView;
    const end = source.length;
    const isQuoted = source[at] === quote;
    const wanted = isQuoted ? quote : this.program.delimiter;
    const stops = this.#delimiters;
    let next = isQuoted ? at + 1 : at;
    if (source[next] === markByte) return -1;
    let own = this.#used;
    const from = own;
    let hash = 0;
    let beyond = 0;
    for (; next + 4 <= end; next += 4, own += 4) {
      const word = view.getInt32(next, true);
      if (isQuoted ? hasSpecial(word) : hasSpecialOr(word, stops)) break;
      beyond |= word;
      hash = mixWord(hash, word);
      cells.setInt32(own, word, true);
    }
    let tail = 0;
    for (let shift = 0; ; next++, shift += 8) {
      if (next >= end) return -1;
      const byte = source[next] as number;
      if (byte === wanted) break;
      if (byte < 0x20) {
        if (isQuoted || (byte !== lineFeed && byte !== carriageReturn)) return -1;
        break;
      }
      if (byte === quote || byte === backslash) return -1;
      beyond |= byte;
      tail |= byte << shift;
      this.#cells[own++] = byte;
    }
    this.#beyondAscii |= beyond;
    this.#used = own;
    this.#hash = finishHash(hash, tail, own - from);
    if (!isQuoted) {
      this.#seen |= seen.bare;
      return next;
    }
    this.#seen |= seen.quoted;
    if ((this.#seen & seen.needless) === 0 && !this.#holdsDelimiter(from)) this.#seen |= seen.needless;
    return next + 1;
  }

  #holdsDelimiter(from: number): boolean {
    const { delimiter } = this.program;
    for (let at = from; at < this.#used; at++) if (this.#cells[at] === delimiter) return true;
    return false;
  }

  /** As `copyText`, for a cell of any text, in which quotes may be doubled. */
  #copyOpen(at: number): number {
    const source = this.#source;
    const cells = this.#cells;
    const end = source.length;
    const { delimiter } = this.program;
    let own = this.#used;
    const from = own;
    let beyond = 0;
    let next = at;
    /** Whether the text asks for quotes. */
    let asks = false;
    const isQuoted = source[at] === quote;
    if (isQuoted) {
      for (next = at + 1; ; next++) {
        if (next >= end) return -1;
        const byte = source[next] as number;
        if (byte === quote) {
          if (source[++next] !== quote) break;
          asks = true;
        }
        beyond |= byte;
        cells[own++] = byte;
      }
    } else {
      for (; ; next++) {
        if (next >= end) return -1;
        const byte = source[next] as number;
        if (byte === delimiter || byte === lineFeed || byte === carriageReturn) break;
        if (byte === quote) asks = true;
        beyond |= byte;
        cells[own++] = byte;
      }
    }
    this.#beyondAscii |= beyond;
    this.#used = own;
    this.#seen |= isQuoted ? seen.quoted : seen.bare;
    if (isQuoted && !asks && !this.#holdsDelimiter(from)) this.#seen |= seen.needless;
    if (!isQuoted && asks) this.#seen |= seen.missing;
    return next;
  }

  /** Puts the cell copied last, which begins at `from`, into its field; false when it is not plain. */
  #put(index: number, from: number): boolean {
    const place = this.program.places[index] as number;
    switch (this.program.kinds[index]) {
      case cellKind.time:
        if (this.#used - from !== timeLength || !this.#time.read(this.#cells, from)) return false;
        this.#canonical.timeStart = from;
        this.#canonical.timeEnd = this.#used;
        this.#stated |= 1 << timePlace;
        return true;
      case cellKind.flag:
        return this.#putFlag(from);
      case cellKind.open:
        return this.#putOpen(place, from);
      default:
        this.#state(place, from, this.#hash);
        return true;
    }
  }

  #putFlag(from: number): boolean {
    if (this.#flags.count > mostFlags) {
      this.#flags = new ByteDictionary();
      this.#flagOf = [null];
    }
    const known = this.#flags.count;
    const code = this.#flags.code(this.#cellsView, from, this.#used, this.#hash);
    if (code === known) this.#flagOf[code] = parseFlag(this.#cells.toString('utf8', from, this.#used));
    const flag = this.#flagOf[code];
    if (flag === undefined) return false;
    this.crossTenant = flag;
    const spelling = flag === true ? trueBytes : falseBytes;
    if (this.#used - from !== spelling.length || !this.#startsWith(spelling, from)) this.#shown = false;
    if (flag === null) return true;
    this.#canonical.crossTenant = flag;
    this.#stated |= 1 << flagPlace;
    return true;
  }

  #putOpen(place: number, from: number): boolean {
    const first = this.#cells[from];
    if (first !== openObject && first !== openList) return false;
    const hash = hashRange(this.#cellsView, from, this.#used);
    const open = place === textField.diff ? this.#changes : this.#states;
    const canonical = open.canonical(this.#cells, this.#cellsView, from, this.#used, hash);
    if (canonical === null) return false;
    this.#canonical.open[place] = canonical;
    this.#state(place, from, hash);
    return true;
  }

  /** A text that stands for an actor or a resource, when the part it stands for is not stated by itself. */
  #putWhole(index: number): boolean {
    const from = this.#extraStart[index] as number;
    const to = this.#extraEnd[index] as number;
    const text = this.#cells.subarray(from, to);
    if (text.includes(openObject)) return false;
    const isActor = this.program.kinds[index] === cellKind.actor;
    const part = text.includes(atSign) ? textField.actorEmail : textField.actorId;
    const place = isActor ? part : textField.resourceType;
    if ((this.#stated & (1 << place)) !== 0) return false;
    const { event } = this;
    event.start[place] = from;
    event.end[place] = to;
    event.hash[place] = hashRange(this.#cellsView, from, to);
    this.#stated |= 1 << place;
    return true;
  }

  /** The object of the cells that have no field, as it is stored and as it is hashed. */
  #putExtra(): void {
    const { kinds, byName } = this.program;
    const from = this.#writeExtra(kinds.length, (index) => index);
    const to = this.#used;
    const sorted = this.#writeExtra(byName.length, (rank) => byName[rank] as number);
    this.#canonical.open[textField.extra] = Buffer.from(this.#cells.subarray(sorted, this.#used));
    this.#used = to;
    this.#state(textField.extra, from, hashRange(this.#cellsView, from, to));
  }

  #writeExtra(count: number, indexOf: (rank: number) => number): number {
    const { names } = this.program;
    const cells = this.#cells;
    const from = this.#used;
    let own = from;
    for (let rank = 0; rank < count; rank++) {
      const index = indexOf(rank);
      const name = names[index];
      const start = this.#extraStart[index] as number;
      if (!name || start < 0) continue;
      cells[own] = own === from ? openObject : comma;
      own += 1 + name.copy(cells, own + 1);
      cells[own++] = quote;
      own += cells.copy(cells, own, start, this.#extraEnd[index]);
      cells[own++] = quote;
    }
    cells[own++] = closeObject;
    this.#used = own;
    return from;
  }

  /** False when the id has to prove itself. */
  #takeId(): boolean {
    const { event } = this;
    const from = event.start[textField.id] as number;
    if (from < 0) return true;
    const to = event.end[textField.id] as number;
    if (to - from >= contentIdStart.length && this.#startsWith(contentIdStart, from)) return false;
    event.idCheck = checkHashRange(this.#cellsView, from, to);
    return true;
  }

  #startsWith(start: Uint8Array, from: number): boolean {
    for (let index = 0; index < start.length; index++) if (this.#cells[from + index] !== start[index]) return false;
    return true;
  }

  #layoutNow(): Gapped {
    const stated = this.#stated;
    if (stated === this.#lastStated) return this.#layout;
    let layout = this.#layouts.get(stated);
    if (layout === undefined) {
      const places = Array.from({ length: timePlace + 1 }, (_, place) => place);
      layout = canonicalLayout(new Set(places.filter((place) => (stated & (1 << place)) !== 0)));
      this.#layouts.set(stated, layout);
    }
    this.#lastStated = stated;
    this.#layout = layout;
    return layout;
  }
}
