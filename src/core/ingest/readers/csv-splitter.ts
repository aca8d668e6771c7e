// CSV bytes (UTF-8) → the exact bytes of each record. A line end inside quotes belongs to the record; quotes count only
// where a cell begins with them; LF, CRLF and CR end a record, mixed as they come. Own code because the libraries give
// neither byte offsets nor the record's own bytes.
import { ByteCollector } from './byte-collector.ts';
import { backslash, type CsvPlace, carriageReturn, csvPlace, lineFeed, quote } from './csv-bytes.ts';
import type { CsvDialect } from './csv-dialect.ts';
import { type CsvShape, findRecovery } from './csv-recovery.ts';
import { isBlank } from './jsonl-splitter.ts';
import { byteOrderMark, maxRecordBytes, type RawRecord, type RecordSink, type RecordSplitter } from './record.ts';

/** Quotes open for so many bytes over several lines are looked at more closely, and again at each doubling. */
const suspectBytes = 1024 * 1024;
/** So many whole records in a row inside open quotes prove that the quotes should have been closed. */
const provingRecords = 16;
/** Most bytes looked at twice in one source; damage beyond that stays in one record. */
const recoveryBudget = 256 * 1024 * 1024;

const { cell, plain, quoted, behind, escaped, torn } = csvPlace;

/** Only the delimiter has to be known; without `columns` a damaged record is not told from the ones behind it. */
export type CsvLayout = Pick<CsvDialect, 'delimiter'> & Partial<CsvDialect>;

export class CsvSplitter implements RecordSplitter {
  readonly #held: ByteCollector;
  readonly #shape: CsvShape;
  readonly #limit: number;
  #linesToSkip: number;
  #budget = recoveryBudget;
  #suspectAt = suspectBytes;
  #isFirst = true;
  #afterReturn = false;
  /** Line and offset at which the record begins that is being read. */
  #line = 1;
  #offset = 0;
  #place: CsvPlace = cell;
  #cells = 1;
  #innerLines = 0;
  #previous = 0;
  #isTorn = false;

  constructor(layout: CsvLayout, limit: number = maxRecordBytes) {
    this.#held = new ByteCollector(limit);
    this.#limit = limit;
    const { delimiter, columns = 0, told = false, preamble = 0 } = layout;
    this.#shape = { delimiter: delimiter.charCodeAt(0), escapes: layout.escape === 'backslash', columns };
    this.#linesToSkip = preamble + (told ? 1 : 0);
  }

  push(chunk: Buffer): RawRecord[] {
    const records: RawRecord[] = [];
    this.pushTo(chunk, { take: () => false, record: (record) => records.push(record) });
    return records;
  }

  pushTo(chunk: Buffer, sink: RecordSink): void {
    const { length } = chunk;
    let from = this.#passOver(chunk);
    let feed = -1;
    let back = -1;
    let quotes = -1;
    while (from < length) {
      let end = length;
      if (this.#place === cell && this.#held.bytes === 0) {
        const next = this.#isFirst ? -1 : (sink.takeRow?.(chunk, from, this.#line, this.#offset) ?? -1);
        if (next >= 0) {
          this.#begin(this.#line + 1, this.#offset + next - from);
          from = next;
          continue;
        }
        if (feed < from) feed = indexOrEnd(chunk, lineFeed, from);
        if (back < from) back = indexOrEnd(chunk, carriageReturn, from);
        if (quotes < from) quotes = indexOrEnd(chunk, quote, from);
        end = Math.min(feed, back);
        if (end === length || quotes < end) end = this.#walk(chunk, from);
      } else {
        end = this.#walk(chunk, from);
      }
      if (end === length) {
        from = this.#hold(chunk, from, sink);
        continue;
      }
      const span = this.#spanOf(chunk, from, end);
      const recovery = span === null ? -1 : this.#seekRecovery(span, 1, true);
      if (span !== null && recovery >= 0) {
        this.#rejectDamaged(span, recovery, sink);
        if (this.#held.bytes === 0) {
          from += recovery;
        } else {
          this.#held.take();
          this.pushTo(Buffer.concat([span.subarray(recovery), chunk.subarray(end)]), sink);
          from = length;
        }
        continue;
      }
      from = this.#finish(chunk, from, end, sink);
    }
  }

  heldOffsets(): number[] {
    return [this.#offset];
  }

  end(): RawRecord[] {
    const records: RawRecord[] = [];
    const sink: RecordSink = { take: () => false, record: (record) => records.push(record) };
    while (this.#held.bytes > 0) {
      const { raw, bytes, problem } = this.#held.take();
      const isOpen = this.#place === quoted || this.#place === escaped;
      const isDamaged = this.#innerLines > 0 && (isOpen || this.#isTorn || this.#cells !== this.#shape.columns);
      const recovery = isDamaged && problem === null ? this.#seekRecovery(raw, 1, true) : -1;
      if (recovery >= 0) {
        this.#rejectDamaged(raw, recovery, sink);
        this.pushTo(raw.subarray(recovery), sink);
        continue;
      }
      this.#handOn(raw, bytes, problem, sink);
      const last = records.at(-1);
      if (isOpen && last !== undefined) {
        last.problem ??= { reason: 'truncated', message: 'the file ends inside quotes opened in this record' };
      }
    }
    return records;
  }

  /** Passes over the second half of a CRLF cut in two and over lines before the header; returns where records begin. */
  #passOver(chunk: Buffer): number {
    let from = 0;
    if (this.#afterReturn && chunk.length > 0) {
      this.#afterReturn = false;
      if (chunk[0] === lineFeed) {
        from = 1;
        this.#offset += 1;
      }
    }
    while (this.#linesToSkip > 0 && from < chunk.length) {
      const end = Math.min(indexOrEnd(chunk, lineFeed, from), indexOrEnd(chunk, carriageReturn, from));
      if (end === chunk.length) {
        this.#offset += end - from;
        return end;
      }
      const next = this.#behindLineEnd(chunk, end);
      this.#offset += next - from;
      this.#line += 1;
      this.#linesToSkip -= 1;
      from = next;
    }
    return from;
  }

  #behindLineEnd(chunk: Buffer, end: number): number {
    if (chunk[end] !== carriageReturn) return end + 1;
    if (end + 1 === chunk.length) this.#afterReturn = true;
    return chunk[end + 1] === lineFeed ? end + 2 : end + 1;
  }

  /** Reads byte by byte to the line end of the record; returns its place, the chunk's length when it does not end here. */
  #walk(chunk: Buffer, from: number): number {
    const { delimiter, escapes } = this.#shape;
    const { length } = chunk;
    const escaping = escapes ? backslash : -1;
    // In locals: the fields themselves cost more than all the rest.
    let place = this.#place;
    let innerLines = this.#innerLines;
    let cells = this.#cells;
    let previous = this.#previous;
    let at = from;
    for (; at < length; at += 1) {
      const byte = chunk[at] as number;
      if (place === quoted) {
        if (byte === quote) place = behind;
        else if (byte === escaping) place = escaped;
        else if (byte === carriageReturn || (byte === lineFeed && previous !== carriageReturn)) innerLines += 1;
        previous = byte;
      } else if (place === escaped) {
        if (byte === carriageReturn || byte === lineFeed) innerLines += 1;
        previous = byte;
        place = quoted;
      } else if (byte === lineFeed || byte === carriageReturn) {
        break;
      } else if (byte === delimiter) {
        if (place !== torn) {
          place = cell;
          cells += 1;
        }
      } else if (place === plain || place === torn) {
        // Nothing but a delimiter or a line end leads out of here.
      } else if (byte === quote) {
        place = quoted;
      } else if (place === behind && innerLines > 0) {
        place = torn;
        this.#isTorn = true;
      } else if (!this.#isFirst || cells > 1 || !byteOrderMark.includes(byte)) {
        place = plain;
      }
    }
    this.#place = place;
    this.#innerLines = innerLines;
    this.#cells = cells;
    this.#previous = previous;
    return at;
  }

  /** Keeps a copy of the beginning of a record, because the chunk may be written over; returns where to read on. */
  #hold(chunk: Buffer, from: number, sink: RecordSink): number {
    this.#held.add(Buffer.from(chunk.subarray(from)));
    const isSuspect = this.#place === quoted && this.#innerLines > 0 && this.#held.bytes > this.#suspectAt;
    if (!isSuspect) return chunk.length;
    this.#suspectAt = this.#held.bytes * 2;
    const { raw, problem } = this.#held.peek();
    const recovery = problem === null ? this.#seekRecovery(raw, provingRecords, false) : -1;
    if (recovery >= 0) {
      this.#held.take();
      this.#rejectDamaged(raw, recovery, sink);
      this.pushTo(raw.subarray(recovery), sink);
    }
    return chunk.length;
  }

  /** All bytes of a record of several lines that cannot be right; null for every other record. */
  #spanOf(chunk: Buffer, from: number, end: number): Buffer | null {
    if (this.#innerLines === 0 || (!this.#isTorn && this.#cells === this.#shape.columns)) return null;
    const here = chunk.subarray(from, end);
    if (this.#held.bytes === 0) return here;
    const { raw, problem } = this.#held.peek();
    return problem === null ? Buffer.concat([raw, here]) : null;
  }

  #seekRecovery(span: Buffer, needed: number, whole: boolean): number {
    if (this.#budget < span.length || this.#isFirst) return -1;
    const found = findRecovery(span, this.#shape, needed, whole);
    if (found >= 0) this.#budget -= span.length;
    return found;
  }

  #rejectDamaged(span: Buffer, recovery: number, sink: RecordSink): void {
    const raw = span.subarray(0, recovery);
    const lines = countLineEnds(raw);
    const next = this.#line + lines;
    const ending = raw.at(-1) === lineFeed && raw.at(-2) === carriageReturn ? 2 : 1;
    const message = `quotes opened in this record are not closed; reading went on at line ${next}`;
    const { length } = raw;
    sink.record({
      line: this.#line,
      byteOffset: this.#offset,
      raw: raw.subarray(0, length - ending),
      bytes: length - ending,
      problem: { reason: 'bad_field', message },
    });
    this.#begin(next, this.#offset + length);
  }

  #finish(chunk: Buffer, from: number, end: number, sink: RecordSink): number {
    const next = this.#behindLineEnd(chunk, end);
    if (this.#held.bytes === 0 && !this.#isFirst && end - from <= this.#limit) {
      const line = this.#line;
      const offset = this.#offset;
      this.#begin(line + this.#innerLines + 1, offset + next - from);
      if (end === from || (isWhite(chunk[from]) && isBlank(chunk.subarray(from, end)))) return next;
      if (!sink.take(chunk, from, end, line, offset)) {
        const raw = chunk.subarray(from, end);
        sink.record({ line, byteOffset: offset, raw, bytes: end - from, problem: null });
      }
      return next;
    }
    this.#held.add(chunk.subarray(from, end));
    const { raw, bytes, problem } = this.#held.take();
    this.#handOn(raw, bytes, problem, sink, next - end);
    return next;
  }

  #handOn(whole: Buffer, bytes: number, problem: RawRecord['problem'], sink: RecordSink, ending = 0): void {
    const line = this.#line;
    const mark = this.#offset === 0 && whole.subarray(0, 3).equals(byteOrderMark) ? 3 : 0;
    const byteOffset = this.#offset + mark;
    this.#begin(line + this.#innerLines + (ending > 0 ? 1 : 0), this.#offset + bytes + ending);
    const raw = whole.subarray(mark);
    if (problem === null && isBlank(raw)) return;
    this.#isFirst = false;
    sink.record({ line, byteOffset, raw, bytes: bytes - mark, problem });
  }

  #begin(line: number, offset: number): void {
    this.#line = line;
    this.#offset = offset;
    this.#place = cell;
    this.#cells = 1;
    this.#innerLines = 0;
    this.#previous = 0;
    this.#isTorn = false;
    this.#suspectAt = suspectBytes;
  }
}

const indexOrEnd = (chunk: Buffer, byte: number, from: number): number => {
  const index = chunk.indexOf(byte, from);
  return index < 0 ? chunk.length : index;
};

const isWhite = (byte: number | undefined): boolean => byte === 0x20 || byte === 0x09;

const countLineEnds = (bytes: Buffer): number => {
  let count = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at] === carriageReturn || (bytes[at] === lineFeed && bytes[at - 1] !== carriageReturn)) count += 1;
  }
  return count;
};
