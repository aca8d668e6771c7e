// One planned source → its records, batch by batch, and their mapper.
import type { MappedEvent } from './mapping/draft.ts';
import { createCsvRecordMapper } from './mapping/map-csv-record.ts';
import { createJsonRecordMapper } from './mapping/map-json-record.ts';
import type { KnownFormat, PlannedSource } from './plan-import.ts';
import type { Problem } from './problem.ts';
import { CsvSplitter } from './readers/csv-splitter.ts';
import { JsonSplitter } from './readers/json-splitter.ts';
import { JsonlSplitter } from './readers/jsonl-splitter.ts';
import type { RawRecord, RecordSink, RecordSplitter } from './readers/record.ts';
import { sourceError } from './source-error.ts';

/** What a record became; null when it is no record at all (a header). */
export type RecordOutcome = { mapped: MappedEvent } | { problem: Problem } | null;
export type RecordMapper = (record: RawRecord) => RecordOutcome;

/** The decompressed bytes of a source. With `reuse` a piece is valid until the next one is asked for; else it may be kept. */
export type OpenBytes = (reuse: boolean) => AsyncIterable<Buffer>;

const splitterFor = (detected: KnownFormat): RecordSplitter => {
  if (detected.format === 'jsonl') return new JsonlSplitter();
  return detected.format === 'json' ? new JsonSplitter() : new CsvSplitter(detected.dialect);
};

/**
 * Reads a source and hands its records to `sink`; yields after each piece. Throws what reading and unpacking throw, and
 * what the sink throws.
 */
export async function* readSource(
  { name, detected }: PlannedSource,
  open: OpenBytes,
  sink: RecordSink,
): AsyncGenerator<void> {
  const splitter = splitterFor(detected);
  const handOn = (records: readonly RawRecord[]): void => {
    for (const record of records) sink.record(record);
  };
  try {
    // Splitters that find records in place keep nothing of a piece.
    for await (const chunk of open(splitter.pushTo !== undefined)) {
      if (splitter.pushTo) splitter.pushTo(chunk, sink);
      else handOn(splitter.push(chunk));
      yield;
    }
  } catch (error) {
    throw sourceError(error, name);
  }
  handOn(splitter.end());
}

/** How the records of a source are mapped. Throws COLUMN_MISSING when the header says so; a bad record is an outcome, not an error. */
export const mapperFor = ({ detected, name }: PlannedSource): RecordMapper =>
  detected.format === 'csv' ? createCsvRecordMapper(detected.dialect, name) : createJsonRecordMapper();
