// Finds the cells of a table's row in its bytes and puts the input of its content hash together, without making a string
// or an object. Cells are copied beside each other without their quotes. A row that is in any way out of the ordinary
// (a line end or a quote inside a text, another spelling of the time, cells too many or too few) is not taken: the
// mapper sees to it.
import { isUtf8 } from 'node:buffer';
import { ByteDictionary } from '#core/archive/byte-dictionary.ts';
import { EventBytes, textField } from '#core/archive/event-bytes.ts';
import { checkHashRange, hashRange } from '#core/archive/murmur3.ts';
import { isFromTo } from '../mapping/diff-shapes.ts';
import { parseFlag } from '../mapping/parse-flag.ts';
import { isJsonObject } from '../mapping/sivo-json.ts';
import { canonicalLayout, flagPlace, type Gapped, timePlace } from './canonical-layout.ts';
import { CanonicalWriter } from './canonical-writer.ts';
import { OpenValues } from './open-values.ts';
import { cellKind, type RowProgram } from './plain-columns.ts';
import { PlainTime, timeLength } from './plain-time.ts';
import { RowCells } from './row-cells.ts';

const quote = 0x22;
const comma = 0x2c;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const atSign = 0x40;
const openObject = 0x7b;
const closeObject = 0x7d;
const openList = 0x5b;
/** Ids of this form are content hashes and have to prove it. */
const contentIdStart = Buffer.from('sha256:', 'latin1');
const trueBytes = Buffer.from('true', 'latin1');
const falseBytes = Buffer.from('false', 'latin1');
const contentIdLength = contentIdStart.length + 64;
/** Spellings of yes and no remembered. */
const mostFlags = 256;

export class PlainRowScanner {
  /** What the last successful scan found. */
  readonly event = new EventBytes();
  /** null: not stated. */
  crossTenant: boolean | null = null;
  /** Where the row ends, without its line end. */
  rowEnd = 0;
  readonly #canonical = new CanonicalWriter();
  readonly #time = new PlainTime();
  readonly #states = new OpenValues();
  readonly #changes: OpenValues;
  readonly #layouts = new Map<number, Gapped>();
  readonly #extraStart: Int32Array;
  readonly #extraEnd: Int32Array;
  #flags = new ByteDictionary();
  #flagOf: (boolean | null | undefined)[] = [null];
  readonly #cells: RowCells;
  /** Whether the row's cells can be made again from the event. */
  #shown = true;
  #stated = 0;
  #lastStated = -1;
  #layout: Gapped = canonicalLayout(new Set());

  constructor(private readonly program: RowProgram) {
    this.#changes = program.fromToOnly
      ? new OpenValues((value) => isJsonObject(value) && isFromTo(value))
      : this.#states;
    this.#cells = new RowCells(program.delimiter);
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
      const from = this.#cells.used;
      const empty = this.#cells.passEmpty(at);
      if (empty >= 0) at = empty;
      else {
        const kind = kinds[index];
        at = kind === cellKind.open ? this.#cells.copyOpen(at) : this.#cells.copyText(at);
        if (at < 0 || from === this.#cells.used) return -1;
        if (kind === cellKind.actor || kind === cellKind.resource) {
          if (whole >= 0) return -1;
          whole = index;
          this.#extraStart[index] = from;
          this.#extraEnd[index] = this.#cells.used;
        } else if (kind === cellKind.extra) {
          this.#extraStart[index] = from;
          this.#extraEnd[index] = this.#cells.used;
          extras++;
        } else if (!this.#put(index, from)) return -1;
      }
      if (from === this.#cells.used) this.#extraStart[index] = -1;
      if (index < last && bytes[at++] !== delimiter) return -1;
    }
    this.rowEnd = at;
    if (bytes[at] === carriageReturn) at++;
    if (bytes[at] !== lineFeed) return -1;
    if ((this.#stated & (1 << timePlace)) === 0) return -1;
    if (whole >= 0 && !this.#putWhole(whole)) return -1;
    if (extras > 0) this.#putExtra();
    if (!this.#cells.isAscii && !isUtf8(bytes.subarray(start, this.rowEnd))) return -1;
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
    return this.#shown ? this.#cells.quoting : -1;
  }

  /** Gives a row without an id the one that follows from its content hash. */
  takeContentId(contentHash: Buffer): void {
    const { event } = this;
    if ((event.start[textField.id] as number) >= 0) return;
    const from = this.#cells.used;
    this.#cells.used += contentIdStart.copy(this.#cells.bytes, from);
    this.#cells.used += this.#cells.bytes.write(contentHash.toString('hex'), this.#cells.used, 'latin1');
    this.#state(textField.id, from, hashRange(this.#cells.view, from, this.#cells.used));
    event.idCheck = checkHashRange(this.#cells.view, from, this.#cells.used);
  }

  #begin(bytes: Buffer): void {
    // Cells kept in extra stand there once more.
    this.#cells.begin(bytes, this.program.nameBytes + this.program.kinds.length * 4 + contentIdLength + 8);
    this.event.start.fill(-1);
    this.event.lieIn(this.#cells.bytes);
    this.#stated = 0;
    this.#shown = true;
    this.crossTenant = null;
  }

  #state(place: number, from: number, hash: number): void {
    const { event } = this;
    event.start[place] = from;
    event.end[place] = this.#cells.used;
    event.hash[place] = hash;
    this.#stated |= 1 << place;
  }

  /** Puts the cell copied last, which begins at `from`, into its field; false when it is not plain. */
  #put(index: number, from: number): boolean {
    const place = this.program.places[index] as number;
    switch (this.program.kinds[index]) {
      case cellKind.time:
        if (this.#cells.used - from !== timeLength || !this.#time.read(this.#cells.bytes, from)) return false;
        this.#canonical.timeStart = from;
        this.#canonical.timeEnd = this.#cells.used;
        this.#stated |= 1 << timePlace;
        return true;
      case cellKind.flag:
        return this.#putFlag(from);
      case cellKind.open:
        return this.#putOpen(place, from);
      default:
        this.#state(place, from, this.#cells.hash);
        return true;
    }
  }

  #putFlag(from: number): boolean {
    if (this.#flags.count > mostFlags) {
      this.#flags = new ByteDictionary();
      this.#flagOf = [null];
    }
    const known = this.#flags.count;
    const code = this.#flags.code(this.#cells.view, from, this.#cells.used, this.#cells.hash);
    if (code === known) this.#flagOf[code] = parseFlag(this.#cells.bytes.toString('utf8', from, this.#cells.used));
    const flag = this.#flagOf[code];
    if (flag === undefined) return false;
    this.crossTenant = flag;
    const spelling = flag === true ? trueBytes : falseBytes;
    if (this.#cells.used - from !== spelling.length || !this.#startsWith(spelling, from)) this.#shown = false;
    if (flag === null) return true;
    this.#canonical.crossTenant = flag;
    this.#stated |= 1 << flagPlace;
    return true;
  }

  #putOpen(place: number, from: number): boolean {
    const first = this.#cells.bytes[from];
    if (first !== openObject && first !== openList) return false;
    const hash = hashRange(this.#cells.view, from, this.#cells.used);
    const open = place === textField.diff ? this.#changes : this.#states;
    const canonical = open.canonical(this.#cells.bytes, this.#cells.view, from, this.#cells.used, hash);
    if (canonical === null) return false;
    this.#canonical.open[place] = canonical;
    this.#state(place, from, hash);
    return true;
  }

  /** A text that stands for an actor or a resource, when the part it stands for is not stated by itself. */
  #putWhole(index: number): boolean {
    const from = this.#extraStart[index] as number;
    const to = this.#extraEnd[index] as number;
    const text = this.#cells.bytes.subarray(from, to);
    if (text.includes(openObject)) return false;
    const isActor = this.program.kinds[index] === cellKind.actor;
    const part = text.includes(atSign) ? textField.actorEmail : textField.actorId;
    const place = isActor ? part : textField.resourceType;
    if ((this.#stated & (1 << place)) !== 0) return false;
    const { event } = this;
    event.start[place] = from;
    event.end[place] = to;
    event.hash[place] = hashRange(this.#cells.view, from, to);
    this.#stated |= 1 << place;
    return true;
  }

  /** The object of the cells that have no field, as it is stored and as it is hashed. */
  #putExtra(): void {
    const { kinds, byName } = this.program;
    const from = this.#writeExtra(kinds.length, (index) => index);
    const to = this.#cells.used;
    const sorted = this.#writeExtra(byName.length, (rank) => byName[rank] as number);
    this.#canonical.open[textField.extra] = Buffer.from(this.#cells.bytes.subarray(sorted, this.#cells.used));
    this.#cells.used = to;
    this.#state(textField.extra, from, hashRange(this.#cells.view, from, to));
  }

  #writeExtra(count: number, indexOf: (rank: number) => number): number {
    const { names } = this.program;
    const cells = this.#cells.bytes;
    const from = this.#cells.used;
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
    this.#cells.used = own;
    return from;
  }

  /** False when the id has to prove itself. */
  #takeId(): boolean {
    const { event } = this;
    const from = event.start[textField.id] as number;
    if (from < 0) return true;
    const to = event.end[textField.id] as number;
    if (to - from >= contentIdStart.length && this.#startsWith(contentIdStart, from)) return false;
    event.idCheck = checkHashRange(this.#cells.view, from, to);
    return true;
  }

  #startsWith(start: Uint8Array, from: number): boolean {
    for (let index = 0; index < start.length; index++)
      if (this.#cells.bytes[from + index] !== start[index]) return false;
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
