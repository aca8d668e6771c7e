// Splits text of any encoding into records. Splitters know UTF-8 only: other text is transcoded for them, and what they
// find is given back its own bytes and its place in the source.
import { isAscii, isUtf8 } from 'node:buffer';
import type { Problem } from '../problem.ts';
import { maxRecordBytes, type RawRecord, type RecordSink, type RecordSplitter } from './record.ts';
import { type TextEncoding, tellEightBit, unfinishedTail } from './text-encoding.ts';
import { type ForeignEncoding, originalBytes, originalLength, Transcoder } from './transcoder.ts';

/** A piece of transcoded text: where it begins in that text, and in the source. */
interface Piece {
  text: Buffer;
  textOffset: number;
  sourceOffset: number;
}

/** Bytes of the record's own encoding up to the first that does not decode. */
const badText = (record: RawRecord, encoding: ForeignEncoding): Problem => {
  const { raw } = record;
  const again = Buffer.from(raw.toString('utf8'));
  let at = 0;
  while (at < raw.length && raw[at] === again[at]) at += 1;
  while (at > 0 && ((raw[at] as number) & 0xc0) === 0x80) at -= 1;
  const place = originalLength(raw, 0, at, encoding) + 1;
  return { reason: 'bad_encoding', message: `byte ${place} of the record is not ${encoding}` };
};

/** Hands records found in transcoded text on as they were in the source. */
class ForeignText {
  readonly #transcoder: Transcoder;
  #pieces: Piece[] = [];
  /** Source offsets of what the splitter holds, by offset in the text. */
  #held = new Map<number, number>();
  readonly #begins: number;
  #textOffset: number;
  #sourceOffset: number;
  /** Where counting stopped last: offsets come in order mostly. */
  #counted: { piece: Piece; at: number; source: number } | null = null;

  constructor(
    readonly encoding: ForeignEncoding,
    private readonly splitter: RecordSplitter,
    offset: number,
  ) {
    this.#transcoder = new Transcoder(encoding);
    this.#begins = offset === 0 ? -1 : offset;
    this.#textOffset = offset;
    this.#sourceOffset = offset;
  }

  push(chunk: Buffer, sink: RecordSink): void {
    const marked = this.#transcoder.markBytes;
    const text = this.#transcoder.push(chunk);
    this.#sourceOffset += this.#transcoder.markBytes - marked;
    if (text.length > 0) this.#split(text, sink);
  }

  end(sink: RecordSink): void {
    const rest = this.#transcoder.end();
    if (rest.length > 0) this.#split(rest, sink);
    for (const record of this.splitter.end()) sink.record(this.#original(record));
  }

  #split(text: Buffer, sink: RecordSink): void {
    this.#pieces.push({ text, textOffset: this.#textOffset, sourceOffset: this.#sourceOffset });
    this.#textOffset += text.length;
    this.#sourceOffset += originalLength(text, 0, text.length, this.encoding);
    const own: RecordSink = { take: () => false, record: (record) => sink.record(this.#original(record)) };
    if (this.splitter.pushTo) this.splitter.pushTo(text, own);
    else for (const record of this.splitter.push(text)) own.record(record);
    const held = this.splitter.heldOffsets();
    this.#held = new Map(held.map((offset) => [offset, this.#inSource(offset)]));
    this.#forget(Math.max(0, ...held));
  }

  /** Drops pieces before the record that is being read; of one that is too long only its start is asked for. */
  #forget(before: number): void {
    const keepFrom = Math.max(before, this.#textOffset - maxRecordBytes);
    this.#pieces = this.#pieces.filter(({ text, textOffset }) => textOffset + text.length > keepFrom);
  }

  #original(record: RawRecord): RawRecord {
    const { raw, bytes, problem } = record;
    const byteOffset = this.#inSource(record.byteOffset);
    const isWhole = raw.length === bytes;
    const original = originalBytes(isWhole ? raw : raw.subarray(0, unfinishedTail(raw)), this.encoding);
    const length = isWhole ? original.length : this.#inSource(record.byteOffset + bytes) - byteOffset;
    const finding = problem ?? (isUtf8(raw) ? null : badText(record, this.encoding));
    return { line: record.line, byteOffset, raw, bytes: length, problem: finding, original };
  }

  /** The offset in the source of an offset in the text. */
  #inSource(offset: number): number {
    const held = this.#held.get(offset);
    if (held !== undefined) return held;
    if (offset === this.#textOffset) return this.#sourceOffset;
    // Before the text was known to be foreign it was ASCII.
    if (offset <= this.#begins) return offset;
    const piece = this.#pieces.findLast(({ textOffset }) => textOffset <= offset);
    if (piece === undefined) throw new Error(`the place of byte ${offset} of the text is forgotten`);
    const at = offset - piece.textOffset;
    const last = this.#counted;
    const start = last !== null && last.piece === piece && last.at <= at ? last : { at: 0, source: piece.sourceOffset };
    const source = start.source + originalLength(piece.text, start.at, at, this.encoding);
    this.#counted = { piece, at, source };
    return source;
  }
}

/** `undecided`: one byte for each ASCII character; the first others tell whether it is UTF-8 or windows-1252. */
export type DeclaredEncoding = TextEncoding | 'undecided';

export class TextSplitter {
  #encoding: DeclaredEncoding;
  #foreign: ForeignText | null = null;
  #offset = 0;
  /** Bytes at the end of a piece that do not tell yet what they are. */
  #tail: Buffer = Buffer.alloc(0);

  constructor(
    private readonly splitter: RecordSplitter,
    encoding: DeclaredEncoding,
  ) {
    this.#encoding = encoding;
    this.#begin();
  }

  /** What the text turned out to be; UTF-8 when it is ASCII to the end. */
  get encoding(): TextEncoding {
    return this.#encoding === 'undecided' ? 'utf-8' : this.#encoding;
  }

  /** Whether a piece may be written over once it was taken. */
  get keepsNothing(): boolean {
    return this.splitter.pushTo !== undefined;
  }

  /** Takes a piece of the source. Records in UTF-8 are offered where they lie; others come with their own bytes. */
  push(chunk: Buffer, sink: RecordSink): void {
    if (this.#encoding !== 'undecided' || (this.#tail.length === 0 && isAscii(chunk))) {
      this.#take(chunk, sink);
      return;
    }
    const bytes = this.#tail.length === 0 ? chunk : Buffer.concat([this.#tail, chunk]);
    const told = tellEightBit(bytes);
    if (told !== null) {
      this.#decide(told);
      this.#tail = Buffer.alloc(0);
      this.#take(bytes, sink);
      return;
    }
    const end = unfinishedTail(bytes);
    this.#tail = Buffer.from(bytes.subarray(end));
    this.#take(bytes.subarray(0, end), sink);
  }

  end(sink: RecordSink): void {
    if (this.#tail.length > 0) {
      this.#decide('windows-1252');
      this.#take(this.#tail, sink);
    }
    if (this.#foreign !== null) this.#foreign.end(sink);
    else for (const record of this.splitter.end()) sink.record(record);
  }

  #decide(encoding: TextEncoding): void {
    this.#encoding = encoding;
    this.#begin();
  }

  #begin(): void {
    if (this.#encoding === 'undecided' || this.#encoding === 'utf-8') return;
    this.#foreign = new ForeignText(this.#encoding, this.splitter, this.#offset);
  }

  #take(chunk: Buffer, sink: RecordSink): void {
    if (chunk.length === 0) return;
    this.#offset += chunk.length;
    if (this.#foreign !== null) this.#foreign.push(chunk, sink);
    else if (this.splitter.pushTo) this.splitter.pushTo(chunk, sink);
    else for (const record of this.splitter.push(chunk)) sink.record(record);
  }
}
