// What a splitter hands on: the exact bytes of one record and where they stood. Splitters are synchronous state
// machines over chunks, so their memory is one record and any chunk boundary gives the same records.
import type { Problem } from '../problem.ts';

/** `raw` is cut to `keptBytes` when `problem` is too_large; `bytes` is always the true length. `byteOffset` counts decompressed bytes, `line` is 1-based. */
export interface RawRecord {
  line: number;
  byteOffset: number;
  raw: Buffer;
  bytes: number;
  problem: Problem | null;
  /** The record's own bytes where the source is not UTF-8; \`raw\` is then their text. Offset and length are of these. */
  original?: Buffer;
}

/** Where records go, in their order. */
export interface RecordSink {
  /** Offered a whole record where it lies, `chunk[start..end)`. When false is returned it comes as a `record`. */
  take(chunk: Buffer, start: number, end: number, line: number, byteOffset: number): boolean;
  /** Offered the place where a row of a table begins. Returns where it ends, its line end included, when it was taken; else -1. */
  takeRow?(chunk: Buffer, start: number, line: number, byteOffset: number): number;
  /** Its bytes are valid during the call. */
  record(record: RawRecord): void;
}

export interface RecordSplitter {
  push(chunk: Buffer): RawRecord[];
  /** As `push`, for splitters that find records in place. Keeps nothing of the chunk, which may be written over afterwards. */
  pushTo?(chunk: Buffer, sink: RecordSink): void;
  /** Ends the input: the last record, and what is wrong with an input that ends here. */
  end(): RawRecord[];
  /** Where that begins which has been read in part, records and what lies around them. */
  heldOffsets(): number[];
}

/** Longest record read, in bytes (64 MiB). */
export const maxRecordBytes = 64 * 1024 * 1024;

/** How much of a rejected record is kept, in bytes (64 KiB). */
export const keptBytes = 64 * 1024;

export const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);
