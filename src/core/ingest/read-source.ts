// One planned file → its records, batch by batch, and their mapper; the bytes on disk are hashed and counted on the way.
import { createHash } from 'node:crypto';
import type { MappedEvent } from './mapping/draft.ts';
import { createCsvRecordMapper } from './mapping/map-csv-record.ts';
import { createJsonRecordMapper } from './mapping/map-json-record.ts';
import type { KnownFormat, PlannedSource } from './plan-import.ts';
import type { Problem } from './problem.ts';
import { CsvSplitter } from './readers/csv-splitter.ts';
import { readFileChunks } from './readers/file-chunks.ts';
import { gunzipChunks } from './readers/gunzip.ts';
import { JsonSplitter } from './readers/json-splitter.ts';
import { JsonlSplitter } from './readers/jsonl-splitter.ts';
import type { RawRecord, RecordSink, RecordSplitter } from './readers/record.ts';
import { sourceError } from './source-error.ts';

/** What a record became; null when it is no record at all (a header). */
export type RecordOutcome = { mapped: MappedEvent } | { problem: Problem } | null;
export type RecordMapper = (record: RawRecord) => RecordOutcome;

/** Grows while the source is read. `sha256` (hex, of the bytes on disk) is null until the end. */
export interface SourceTally {
  bytes: number;
  sha256: string | null;
}

const splitterFor = (detected: KnownFormat): RecordSplitter => {
  if (detected.format === 'jsonl') return new JsonlSplitter();
  return detected.format === 'json' ? new JsonSplitter() : new CsvSplitter(detected.dialect);
};

async function* tallied(path: string, tally: SourceTally, reuse: boolean): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  for await (const chunk of readFileChunks(path, reuse)) {
    hash.update(chunk);
    tally.bytes += chunk.length;
    yield chunk;
  }
  tally.sha256 = hash.digest('hex');
}

/**
 * Reads a source and hands its records to `sink`; yields after each piece of the file. Throws SOURCE_UNREADABLE,
 * SOURCE_TRUNCATED and SOURCE_CORRUPT, and what the sink throws.
 */
export async function* readSource(
  { file, compressed, detected }: PlannedSource,
  tally: SourceTally,
  sink: RecordSink,
): AsyncGenerator<void> {
  const splitter = splitterFor(detected);
  const handOn = (records: readonly RawRecord[]): void => {
    for (const record of records) sink.record(record);
  };
  // Splitters that find records in place keep nothing of a piece; gunzip may still hold one when it asks for the next.
  const onDisk = tallied(file.path, tally, splitter.pushTo !== undefined && !compressed);
  try {
    for await (const chunk of compressed ? gunzipChunks(onDisk, file.name) : onDisk) {
      if (splitter.pushTo) splitter.pushTo(chunk, sink);
      else handOn(splitter.push(chunk));
      yield;
    }
  } catch (error) {
    throw sourceError(error, file.name);
  }
  handOn(splitter.end());
}

/** How the records of a source are mapped. Throws COLUMN_MISSING when the header says so; a bad record is an outcome, not an error. */
export const mapperFor = ({ detected, file }: PlannedSource): RecordMapper =>
  detected.format === 'csv' ? createCsvRecordMapper(detected.dialect, file.name) : createJsonRecordMapper();
