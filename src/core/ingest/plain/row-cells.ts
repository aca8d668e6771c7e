// The cells of a table's row, copied beside each other without their quotes; hashed and looked over on the way.
import { finishHash, mixWord } from '#core/archive/murmur3.ts';
import { four, hasSpecial, hasSpecialOr, highBits } from './special-bytes.ts';

const quote = 0x22;
const backslash = 0x5c;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
/** The first byte of a byte order mark, which stored texts treat in a way of their own. */
const markByte = 0xef;

/** What was seen of quotes in a row: around a cell without need, missing around one that needs them, any, none. */
const seen = { needless: 1, missing: 2, quoted: 4, bare: 8 } as const;

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.length);

export class RowCells {
  /** The texts copied so far are `bytes[0..used)`. */
  bytes: Buffer = Buffer.allocUnsafeSlow(64 * 1024);
  view = viewOf(this.bytes);
  used = 0;
  /** MurmurHash3 of the text copied last by `copyText`. */
  hash = 0;
  readonly #delimiters: number;
  #source: Buffer = Buffer.alloc(0);
  #sourceView = viewOf(this.#source);
  #seen = 0;
  #beyondAscii = 0;

  constructor(private readonly delimiter: number) {
    this.#delimiters = four(delimiter);
  }

  /** Begins a row of `source`; there is room for `room` bytes beside twice its own. */
  begin(source: Buffer, room: number): void {
    if (source !== this.#source) {
      this.#source = source;
      this.#sourceView = viewOf(source);
      if (source.length * 2 + room > this.bytes.length) {
        this.bytes = Buffer.allocUnsafeSlow(source.length * 2 + room);
        this.view = viewOf(this.bytes);
      }
    }
    this.used = 0;
    this.#seen = 0;
    this.#beyondAscii = 0;
  }

  get isAscii(): boolean {
    return (this.#beyondAscii & highBits) === 0;
  }

  /** How the row's cells stand in quotes, a code of `rowQuoting`; -1 for no way of it. */
  get quoting(): number {
    const { needless, missing, quoted, bare } = seen;
    if ((this.#seen & (needless | missing)) === 0) return 0;
    if ((this.#seen & quoted) === 0) return 1;
    return (this.#seen & bare) === 0 ? 2 : -1;
  }

  /** Passes over an empty cell. Returns what stands behind it, -1 when the cell is not empty. */
  passEmpty(at: number): number {
    if (this.#isEnd(at)) {
      this.#seen |= seen.bare;
      return at;
    }
    if (this.#source[at] !== quote || this.#source[at + 1] !== quote || !this.#isEnd(at + 2)) return -1;
    this.#seen |= seen.needless | seen.quoted;
    return at + 2;
  }

  #isEnd(at: number): boolean {
    const byte = this.#source[at];
    return byte === this.delimiter || byte === lineFeed || byte === carriageReturn;
  }

  /** Copies the text that begins at `at`, without its quotes if it has any. Returns what stands behind it, -1 when it is not plain. */
  copyText(at: number): number {
    const source = this.#source;
    const view = this.#sourceView;
    const cells = this.view;
    const end = source.length;
    const isQuoted = source[at] === quote;
    const wanted = isQuoted ? quote : this.delimiter;
    const stops = this.#delimiters;
    let next = isQuoted ? at + 1 : at;
    if (source[next] === markByte) return -1;
    let own = this.used;
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
      this.bytes[own++] = byte;
    }
    this.#beyondAscii |= beyond;
    this.used = own;
    this.hash = finishHash(hash, tail, own - from);
    if (!isQuoted) {
      this.#seen |= seen.bare;
      return next;
    }
    this.#seen |= seen.quoted;
    if ((this.#seen & seen.needless) === 0 && !this.#holdsDelimiter(from)) this.#seen |= seen.needless;
    return next + 1;
  }

  #holdsDelimiter(from: number): boolean {
    const { delimiter } = this;
    for (let at = from; at < this.used; at++) if (this.bytes[at] === delimiter) return true;
    return false;
  }

  /** As `copyText`, unhashed, for a cell of any text, in which quotes may be doubled. */
  copyOpen(at: number): number {
    const source = this.#source;
    const cells = this.bytes;
    const end = source.length;
    const { delimiter } = this;
    let own = this.used;
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
    this.used = own;
    this.#seen |= isQuoted ? seen.quoted : seen.bare;
    if (isQuoted && !asks && !this.#holdsDelimiter(from)) this.#seen |= seen.needless;
    if (!isQuoted && asks) this.#seen |= seen.missing;
    return next;
  }
}
