// JSON documents → the exact bytes of each record: elements of a top-level list, elements of the list inside an
// envelope ({"data":[…]} and the like), or single objects, one after the other. Only strings and brackets are followed
// here; whether the bytes of a record are JSON is decided record by record, so one bad record costs one record.
import type { Problem } from '../problem.ts';
import { ByteCollector } from './byte-collector.ts';
import * as json from './json-bytes.ts';
import { isEventOnlyName, isRecordlessEnvelope, shellProblem } from './json-envelope.ts';
import { ListPath } from './list-path.ts';
import { byteOrderMark, maxRecordBytes, type RawRecord, type RecordSplitter } from './record.ts';

/**
 * `between`: outside every document; `junk`: a run of bytes up to the line's end that opens no document;
 * `object`: in a top-level object, an event or the shell of an envelope; `list`: in a list of records.
 */
type Mode = 'between' | 'junk' | 'object' | 'list';

const nothing = Buffer.alloc(0);

export class JsonSplitter implements RecordSplitter {
  #records: RawRecord[] = [];
  #mode: Mode = 'between';
  #line = 1;
  #chunkOffset = 0;
  /** Bytes of a byte order mark met at the start of the file. */
  #markBytes = 0;

  /** The piece being collected: a record, or the shell of an envelope. `#from` is its start in this chunk, -1 without one. */
  readonly #piece: ByteCollector;
  #from = -1;
  #pieceLine = 1;
  #pieceOffset = 0;

  #inString = false;
  #escaped = false;
  /** Brackets open inside the piece. */
  #depth = 0;

  /** In a list: what stood last at its level. */
  #last: 'start' | 'comma' | 'record' = 'start';

  /** In an object: the name of the member at its first level, and what the names so far say about the object. */
  #key = '';
  #keyFrom = -1;
  #awaitsKey = false;
  #sawEventName = false;
  #sawEmptyList = false;
  #isEnvelope = false;
  /** A list under an envelope name has just opened; its first byte decides. */
  #listMayHoldRecords = false;
  #shellLine = 1;
  #shellOffset = 0;
  readonly #shell: ByteCollector;

  readonly #path: ListPath;

  /** `list`: names of the members that lead to the list of records; null: a member with one of the usual names. */
  constructor(limit: number = maxRecordBytes, list: readonly string[] | null = null) {
    this.#path = new ListPath(list);
    this.#piece = new ByteCollector(limit);
    this.#shell = new ByteCollector(limit);
  }

  push(chunk: Buffer): RawRecord[] {
    this.#records = [];
    let at = 0;
    while (at < chunk.length) {
      if (this.#mode === 'list') at = this.#readList(chunk, at);
      else if (this.#mode === 'object') at = this.#readObject(chunk, at);
      else if (this.#mode === 'between') at = this.#readBetween(chunk, at);
      else at = this.#readJunk(chunk, at);
    }
    if (this.#keyFrom >= 0) {
      this.#key += chunk.toString('latin1', this.#keyFrom);
      this.#keyFrom = 0;
    }
    if (this.#from >= 0) {
      this.#piece.add(chunk.subarray(this.#from));
      this.#from = 0;
    }
    this.#chunkOffset += chunk.length;
    return this.#records;
  }

  end(): RawRecord[] {
    this.#records = [];
    const early = (what: string): Problem => ({ reason: 'truncated', message: `the file ends ${what}` });
    if (this.#mode === 'between') this.#refusePartOfMark();
    else if (this.#mode === 'junk') this.#finishPiece(nothing, 0, null);
    else if (this.#mode === 'object') {
      if (this.#isEnvelope) this.#finishShell(nothing, 0, early('before the object around the records is closed'));
      else this.#finishPiece(nothing, 0, early('inside this record'));
    } else if (this.#mode === 'list') {
      if (this.#from >= 0) this.#finishPiece(nothing, 0, early('inside this record'));
      else this.#emptyRecord(0, early('before the list of records is closed'));
    }
    return this.#records;
  }

  heldOffsets(): number[] {
    return [...(this.#isEnvelope ? [this.#shellOffset] : []), ...(this.#from >= 0 ? [this.#pieceOffset] : [])];
  }

  #begin(at: number): void {
    this.#from = at;
    this.#pieceLine = this.#line;
    this.#pieceOffset = this.#chunkOffset + at;
    this.#depth = 0;
    this.#inString = false;
    this.#escaped = false;
  }

  #finishPiece(chunk: Buffer, end: number, problem: Problem | null): void {
    this.#piece.add(chunk.subarray(this.#from, end));
    this.#from = -1;
    const taken = this.#piece.take();
    const raw = taken.problem === null ? json.trimEnd(taken.raw) : taken.raw;
    this.#records.push({
      line: this.#pieceLine,
      byteOffset: this.#pieceOffset,
      raw,
      bytes: taken.problem === null ? raw.length : taken.bytes,
      problem: taken.problem ?? problem,
    });
  }

  #emptyRecord(at: number, problem: Problem): void {
    const byteOffset = this.#chunkOffset + at;
    this.#records.push({ line: this.#line, byteOffset, raw: nothing, bytes: 0, problem });
  }

  #readBetween(chunk: Buffer, from: number): number {
    for (let at = from; at < chunk.length; at += 1) {
      const byte = chunk[at];
      if (byte === json.lineFeed) this.#line += 1;
      if (json.isSpace(byte)) continue;
      const position = this.#chunkOffset + at;
      if (position === this.#markBytes && byte === byteOrderMark[position]) {
        this.#markBytes += 1;
        continue;
      }
      this.#refusePartOfMark();
      if (byte === json.openList) {
        this.#mode = 'list';
        this.#last = 'start';
        this.#isEnvelope = false;
        return at + 1;
      }
      this.#begin(at);
      this.#path.matched = 0;
      this.#mode = byte === json.openObject ? 'object' : 'junk';
      this.#awaitsKey = false;
      this.#sawEventName = false;
      this.#sawEmptyList = false;
      this.#isEnvelope = false;
      this.#listMayHoldRecords = false;
      return at;
    }
    return chunk.length;
  }

  /** Bytes of a byte order mark that were not followed by the rest of it. */
  #refusePartOfMark(): void {
    const bytes = this.#markBytes;
    this.#markBytes = byteOrderMark.length;
    if (bytes === 0 || bytes === byteOrderMark.length) return;
    const problem: Problem = { reason: 'bad_encoding', message: 'the file begins with part of a byte order mark' };
    this.#records.push({ line: 1, byteOffset: 0, raw: byteOrderMark.subarray(0, bytes), bytes, problem });
  }

  #readJunk(chunk: Buffer, from: number): number {
    const end = chunk.indexOf(json.lineFeed, from);
    if (end < 0) return chunk.length;
    this.#finishPiece(chunk, end, null);
    this.#mode = 'between';
    return end;
  }

  /** Skips to the next structural byte, passing over strings; the length of the chunk when it holds none. */
  #nextStructural(chunk: Buffer, from: number): number {
    let at = from;
    for (;;) {
      if (this.#inString) at = this.#skipString(chunk, at);
      while (at < chunk.length && json.structural[chunk[at] as number] === 0) at += 1;
      if (at >= chunk.length) return chunk.length;
      const byte = chunk[at];
      if (byte === json.lineFeed) this.#line += 1;
      else if (byte === json.quote) {
        this.#inString = true;
        if (this.#awaitsKey && this.#mode === 'object' && this.#depth === this.#path.matched + 1) {
          this.#key = '';
          this.#keyFrom = at + 1;
        }
      } else return at;
      at += 1;
    }
  }

  #skipString(chunk: Buffer, from: number): number {
    let at = from;
    if (this.#escaped && at < chunk.length) {
      this.#escaped = false;
      at += 1;
    }
    for (; at < chunk.length; at += 1) {
      const byte = chunk[at];
      if (byte === json.quote) {
        this.#inString = false;
        if (this.#keyFrom >= 0) this.#finishKey(chunk, at);
        return at + 1;
      }
      if (byte === json.lineFeed) this.#line += 1;
      else if (byte === json.backslash && ++at === chunk.length) this.#escaped = true;
    }
    return chunk.length;
  }

  #finishKey(chunk: Buffer, end: number): void {
    this.#key = (this.#key + chunk.toString('latin1', this.#keyFrom, end)).toLowerCase();
    this.#keyFrom = -1;
    this.#awaitsKey = false;
    if (isEventOnlyName(this.#key)) this.#sawEventName = true;
  }

  #readList(chunk: Buffer, from: number): number {
    let at = from;
    while (at < chunk.length) {
      if (this.#from < 0) {
        const byte = chunk[at];
        if (byte === json.comma) {
          if (this.#last !== 'record') this.#emptyRecord(at, { reason: 'not_json', message: 'nothing before a comma' });
          this.#last = 'comma';
        } else if (byte === json.closeList) {
          if (this.#last === 'comma') this.#emptyRecord(at, { reason: 'not_json', message: 'nothing after a comma' });
          return this.#closeList(at);
        } else if (byte === json.lineFeed) this.#line += 1;
        else if (!json.isSpace(byte)) {
          this.#begin(at);
          continue;
        }
        at += 1;
        continue;
      }
      at = this.#nextStructural(chunk, at);
      if (at === chunk.length) return at;
      const byte = chunk[at];
      if (byte === json.openObject || byte === json.openList) this.#depth += 1;
      else if (this.#depth > 0) {
        if (byte !== json.comma) this.#depth -= 1;
      } else if (byte !== json.closeObject) {
        this.#finishPiece(chunk, at, null);
        this.#last = 'record';
        continue;
      }
      at += 1;
    }
    return at;
  }

  /** After a list: back into the envelope whose shell goes on with the closing bracket, or out of the document. */
  #closeList(at: number): number {
    if (!this.#isEnvelope) {
      this.#mode = 'between';
      return at + 1;
    }
    this.#mode = 'object';
    this.#begin(at);
    this.#depth = this.#path.matched + 1;
    this.#awaitsKey = false;
    return at + 1;
  }

  #readObject(chunk: Buffer, from: number): number {
    let at = from;
    while (at < chunk.length) {
      if (this.#listMayHoldRecords) {
        const first = chunk[at];
        if (json.isSpace(first)) {
          if (first === json.lineFeed) this.#line += 1;
          at += 1;
          continue;
        }
        this.#listMayHoldRecords = false;
        if (first === json.openObject) return this.#openEnvelopeList(chunk, at);
        this.#depth += 1;
        if (first === json.closeList) this.#sawEmptyList = true;
      }
      at = this.#nextStructural(chunk, at);
      if (at === chunk.length) return at;
      const byte = chunk[at];
      at += 1;
      if (byte === json.comma) {
        if (this.#depth === this.#path.matched + 1) this.#awaitsKey = true;
      } else if (byte === json.openList && this.#path.holdsRecords(this.#depth, this.#key, this.#sawEventName)) {
        this.#listMayHoldRecords = true;
      } else if (byte === json.openObject || byte === json.openList) {
        if (byte === json.openObject && this.#path.leadsOn(this.#depth, this.#key)) this.#path.matched += 1;
        this.#depth += 1;
        if (this.#depth === this.#path.matched + 1) this.#awaitsKey = true;
      } else {
        this.#depth -= 1;
        if (this.#depth > 0 && this.#depth <= this.#path.matched) this.#path.matched -= 1;
        if (this.#depth === 0) {
          this.#closeObject(chunk, at);
          return at;
        }
      }
    }
    return at;
  }

  #openEnvelopeList(chunk: Buffer, at: number): number {
    if (!this.#isEnvelope) {
      this.#shellLine = this.#pieceLine;
      this.#shellOffset = this.#pieceOffset;
    }
    this.#isEnvelope = true;
    this.#piece.add(chunk.subarray(this.#from, at));
    this.#from = -1;
    this.#shell.add(this.#piece.take().raw);
    this.#mode = 'list';
    this.#last = 'start';
    return at;
  }

  #closeObject(chunk: Buffer, end: number): void {
    this.#mode = 'between';
    if (this.#isEnvelope) {
      this.#finishShell(chunk, end, null);
      return;
    }
    this.#finishPiece(chunk, end, null);
    const record = this.#records.at(-1);
    if (!this.#sawEmptyList || record === undefined) return;
    if (this.#path.isGiven || isRecordlessEnvelope(record.raw)) this.#records.pop();
  }

  /** The envelope without its records: rejected when it is not JSON itself, or when it is an event after all. */
  #finishShell(chunk: Buffer, end: number, early: Problem | null): void {
    this.#piece.add(chunk.subarray(this.#from, end));
    this.#from = -1;
    this.#shell.add(this.#piece.take().raw);
    const taken = this.#shell.take();
    const problem = taken.problem ?? early ?? shellProblem(taken.raw, this.#path.isGiven);
    if (problem !== null)
      this.#records.push({ ...taken, line: this.#shellLine, byteOffset: this.#shellOffset, problem });
  }
}
