// CSV bytes → the exact bytes of each record. A line end inside quotes belongs to the record; quotes count only where a
// cell begins with them. Own code because the libraries give neither byte offsets nor the record's own bytes.
import { ByteCollector } from './byte-collector.ts';
import type { CsvDialect } from './csv-dialect.ts';
import { isBlank } from './jsonl-splitter.ts';
import { byteOrderMark, maxRecordBytes, type RawRecord, type RecordSplitter } from './record.ts';

const quote = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** Where the scanner stands: at the start of a cell, in a plain cell, in quotes, or just behind quotes that may be doubled. */
type Place = 'cell' | 'plain' | 'quoted' | 'behind';

export class CsvSplitter implements RecordSplitter {
  readonly #piece: ByteCollector;
  readonly #delimiter: number;
  readonly #lineEnd: number;
  #records: RawRecord[] = [];
  #place: Place = 'cell';
  #line = 1;
  #recordLine = 1;
  #recordOffset = 0;
  #chunkOffset = 0;

  constructor(dialect: CsvDialect, limit: number = maxRecordBytes) {
    this.#piece = new ByteCollector(limit);
    this.#delimiter = dialect.delimiter.charCodeAt(0);
    this.#lineEnd = dialect.lineEnd === 'cr' ? carriageReturn : lineFeed;
  }

  push(chunk: Buffer): RawRecord[] {
    this.#records = [];
    let from = 0;
    let at = 0;
    let nextQuote = chunk.indexOf(quote);
    while (at < chunk.length) {
      if (this.#place === 'quoted') {
        at = this.#skipQuoted(chunk, at);
        continue;
      }
      if (nextQuote >= 0 && nextQuote < at) nextQuote = chunk.indexOf(quote, at);
      const lineEnd = chunk.indexOf(this.#lineEnd, at);
      const plainTo = nextQuote < 0 ? chunk.length : nextQuote;
      if (lineEnd >= 0 && lineEnd < plainTo) {
        this.#piece.add(chunk.subarray(from, lineEnd));
        this.#finish(1);
        at = lineEnd + 1;
        from = at;
      } else {
        at = this.#readCells(chunk, at, plainTo);
      }
    }
    this.#piece.add(chunk.subarray(from));
    this.#chunkOffset += chunk.length;
    return this.#records;
  }

  end(): RawRecord[] {
    this.#records = [];
    const open = this.#place === 'quoted';
    if (this.#piece.bytes > 0) this.#finish(0);
    const last = this.#records.at(-1);
    if (open && last !== undefined) {
      last.problem ??= { reason: 'truncated', message: 'the file ends inside quotes opened in this record' };
    }
    return this.#records;
  }

  /** Reads up to and including the next quote, or to the end of the chunk; no line ends in between. */
  #readCells(chunk: Buffer, from: number, quoteAt: number): number {
    for (let at = from; at < quoteAt; at += 1) {
      if (chunk[at] === this.#delimiter) this.#place = 'cell';
      else if (this.#chunkOffset + at >= 3 || chunk[at] !== byteOrderMark[this.#chunkOffset + at])
        this.#place = 'plain';
    }
    if (quoteAt === chunk.length) return quoteAt;
    if (this.#place !== 'plain') this.#place = 'quoted';
    return quoteAt + 1;
  }

  #skipQuoted(chunk: Buffer, from: number): number {
    const close = chunk.indexOf(quote, from);
    const end = close < 0 ? chunk.length : close;
    for (let at = chunk.indexOf(this.#lineEnd, from); at >= 0 && at < end; at = chunk.indexOf(this.#lineEnd, at + 1)) {
      this.#line += 1;
    }
    if (close < 0) return chunk.length;
    this.#place = 'behind';
    return close + 1;
  }

  #finish(ending: number): void {
    const { raw, bytes, problem } = this.#piece.take();
    const line = this.#recordLine;
    let byteOffset = this.#recordOffset;
    this.#line += ending;
    this.#recordLine = this.#line;
    this.#recordOffset += bytes + ending;
    this.#place = 'cell';
    let start = 0;
    if (byteOffset === 0 && raw.subarray(0, 3).equals(byteOrderMark)) {
      start = 3;
      byteOffset += 3;
    }
    const carried = problem === null && this.#lineEnd === lineFeed && raw.at(-1) === carriageReturn ? 1 : 0;
    const record = raw.subarray(start, raw.length - carried);
    if (problem === null && isBlank(record)) return;
    this.#records.push({ line, byteOffset, raw: record, bytes: bytes - start - carried, problem });
  }
}
