// JSONL: one record a line. Blank lines are no records; CRLF and a last line without an end are fine.
import { ByteCollector, type Collected } from './byte-collector.ts';
import { openObject } from './json-bytes.ts';
import { byteOrderMark, maxRecordBytes, type RawRecord, type RecordSink, type RecordSplitter } from './record.ts';

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

export const isBlank = (bytes: Buffer): boolean => {
  for (const byte of bytes) {
    if (byte !== 0x20 && byte !== 0x09 && byte !== carriageReturn && byte !== lineFeed) return false;
  }
  return true;
};

export class JsonlSplitter implements RecordSplitter {
  readonly #pending: ByteCollector;
  #line = 0;
  #offset = 0;

  constructor(limit: number = maxRecordBytes) {
    this.#pending = new ByteCollector(limit);
  }

  push(chunk: Buffer): RawRecord[] {
    const records: RawRecord[] = [];
    this.pushTo(chunk, { take: () => false, record: (record) => records.push(record) });
    return records;
  }

  pushTo(chunk: Buffer, sink: RecordSink): void {
    let start = 0;
    for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, start)) {
      if (!this.#takeLine(chunk, start, end, sink)) {
        this.#pending.add(chunk.subarray(start, end));
        this.#finishLine(this.#pending.take(), 1, sink);
      }
      start = end + 1;
    }
    // A copy, because the chunk may be written over.
    if (start < chunk.length) this.#pending.add(Buffer.from(chunk.subarray(start)));
  }

  end(): RawRecord[] {
    const records: RawRecord[] = [];
    const sink: RecordSink = { take: () => false, record: (record) => records.push(record) };
    if (this.#pending.bytes > 0) this.#finishLine(this.#pending.take(), 0, sink);
    return records;
  }

  heldOffsets(): number[] {
    return [this.#offset];
  }

  /** Offers a line that lies in this chunk whole; the first line may begin with a byte order mark and is not offered. */
  #takeLine(chunk: Buffer, start: number, end: number, sink: RecordSink): boolean {
    if (this.#line === 0 || this.#pending.bytes > 0 || chunk[start] !== openObject) return false;
    const stop = chunk[end - 1] === carriageReturn ? end - 1 : end;
    if (!sink.take(chunk, start, stop, this.#line + 1, this.#offset)) return false;
    this.#line += 1;
    this.#offset += end + 1 - start;
    return true;
  }

  #finishLine({ raw, bytes, problem }: Collected, ending: number, sink: RecordSink): void {
    this.#line += 1;
    let byteOffset = this.#offset;
    this.#offset += bytes + ending;
    let start = 0;
    if (this.#line === 1 && raw.subarray(0, 3).equals(byteOrderMark)) {
      start = 3;
      byteOffset += 3;
    }
    const carried = problem === null && raw.length > start && raw[raw.length - 1] === carriageReturn ? 1 : 0;
    const line = start === 0 && carried === 0 ? raw : raw.subarray(start, raw.length - carried);
    if (problem === null && line[0] !== openObject && isBlank(line)) return;
    sink.record({ line: this.#line, byteOffset, raw: line, bytes: bytes - start - carried, problem });
  }
}
