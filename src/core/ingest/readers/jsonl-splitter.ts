// JSONL: one record a line. Blank lines are no records; CRLF and a last line without an end are fine.
import { ByteCollector, type Collected } from './byte-collector.ts';
import { byteOrderMark, maxRecordBytes, type RawRecord, type RecordSplitter } from './record.ts';

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
    let start = 0;
    for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, start)) {
      this.#pending.add(chunk.subarray(start, end));
      this.#finishLine(this.#pending.take(), 1, records);
      start = end + 1;
    }
    if (start < chunk.length) this.#pending.add(chunk.subarray(start));
    return records;
  }

  end(): RawRecord[] {
    const records: RawRecord[] = [];
    if (this.#pending.bytes > 0) this.#finishLine(this.#pending.take(), 0, records);
    return records;
  }

  #finishLine({ raw, bytes, problem }: Collected, ending: number, records: RawRecord[]): void {
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
    if (problem === null && line[0] !== 0x7b && isBlank(line)) return;
    records.push({ line: this.#line, byteOffset, raw: line, bytes: bytes - start - carried, problem });
  }
}
