// One planned source → its records, batch by batch, and their mapper.
import type { MappedEvent } from './mapping/draft.ts';
import { createCsvRecordMapper } from './mapping/map-csv-record.ts';
import { createJsonRecordMapper } from './mapping/map-json-record.ts';
import type { PlainColumns } from './plain/plain-columns.ts';
import type { PlannedSource } from './plan-import.ts';
import type { Problem } from './problem.ts';
import { CsvSplitter } from './readers/csv-splitter.ts';
import { JsonSplitter } from './readers/json-splitter.ts';
import { JsonlSplitter } from './readers/jsonl-splitter.ts';
import { maxRecordBytes, type RawRecord, type RecordSink, type RecordSplitter } from './readers/record.ts';
import { TextSplitter } from './readers/text-splitter.ts';
import { sourceError } from './source-error.ts';

/** What a record became; null when it is no record at all (a header). */
export type RecordOutcome = { mapped: MappedEvent } | { problem: Problem } | null;
export interface RecordMapper {
  (record: RawRecord): RecordOutcome;
  /** Of a table whose header has been read: its columns, where rows may be taken from their bytes. */
  plain?: PlainColumns | null;
}

/** The decompressed bytes of a source. With `reuse` a piece is valid until the next one is asked for; else it may be kept. */
export type OpenBytes = (reuse: boolean) => AsyncIterable<Buffer>;

const splitterFor = ({ detected, mapping }: PlannedSource): RecordSplitter => {
  if (detected.format === 'jsonl' || detected.format === 'parquet') return new JsonlSplitter();
  return detected.format === 'json'
    ? new JsonSplitter(maxRecordBytes, mapping.list)
    : new CsvSplitter(detected.dialect);
};

/** The splitter of a source; once the source is read it tells the encoding its text turned out to have. */
export const textSplitter = (source: PlannedSource): TextSplitter =>
  new TextSplitter(splitterFor(source), source.encoding);

/**
 * Reads the source called `name` and hands its records to `sink`; yields after each piece. Throws what reading and
 * unpacking throw, and what the sink throws.
 */
export async function* readSource(
  text: TextSplitter,
  name: string,
  open: OpenBytes,
  sink: RecordSink,
): AsyncGenerator<void> {
  try {
    for await (const chunk of open(text.keepsNothing)) {
      text.push(chunk, sink);
      yield;
    }
  } catch (error) {
    throw sourceError(error, name);
  }
  text.end(sink);
}

/** How the records of a source are mapped. Throws what the plan's mapper throws; a bad record is an outcome, not an error. */
export const mapperFor = ({ detected, name, mapping }: PlannedSource): RecordMapper =>
  detected.format === 'csv'
    ? createCsvRecordMapper(detected.dialect, name, mapping.plan.mapRows)
    : createJsonRecordMapper(mapping.plan.mapRecords());
