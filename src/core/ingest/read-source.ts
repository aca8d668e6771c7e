// One planned file → its records, mapped, batch by batch; the bytes on disk are hashed and counted on the way.
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
import type { RawRecord, RecordSplitter } from './readers/record.ts';
import { sourceError } from './source-error.ts';

/** What a record became; null when it is no record at all (a header). */
type RecordOutcome = { mapped: MappedEvent } | { problem: Problem } | null;
export type RecordMapper = (record: RawRecord) => RecordOutcome;

export interface SourceRecord {
  record: RawRecord;
  outcome: Exclude<RecordOutcome, null>;
}

/** Grows while the source is read. `sha256` (hex, of the bytes on disk) is null until the end. */
export interface SourceTally {
  bytes: number;
  sha256: string | null;
}

const splitterFor = (detected: KnownFormat): RecordSplitter => {
  if (detected.format === 'jsonl') return new JsonlSplitter();
  return detected.format === 'json' ? new JsonSplitter() : new CsvSplitter(detected.dialect);
};

const mapperFor = (detected: KnownFormat, name: string): RecordMapper =>
  detected.format === 'csv' ? createCsvRecordMapper(detected.dialect, name) : createJsonRecordMapper();

async function* tallied(path: string, tally: SourceTally): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  for await (const chunk of readFileChunks(path)) {
    hash.update(chunk);
    tally.bytes += chunk.length;
    yield chunk;
  }
  tally.sha256 = hash.digest('hex');
}

const mapAll = (records: readonly RawRecord[], map: RecordMapper): SourceRecord[] => {
  const mapped: SourceRecord[] = [];
  for (const record of records) {
    const outcome = record.problem === null ? map(record) : { problem: record.problem };
    if (outcome !== null) mapped.push({ record, outcome });
  }
  return mapped;
};

/** Throws SOURCE_UNREADABLE, SOURCE_TRUNCATED, SOURCE_CORRUPT and COLUMN_MISSING; a bad record is an outcome, not an error. */
export async function* readSource(source: PlannedSource, tally: SourceTally): AsyncGenerator<SourceRecord[]> {
  const { file, compressed, detected } = source;
  const splitter = splitterFor(detected);
  const map = mapperFor(detected, file.name);
  const onDisk = tallied(file.path, tally);
  try {
    for await (const chunk of compressed ? gunzipChunks(onDisk, file.name) : onDisk) {
      yield mapAll(splitter.push(chunk), map);
    }
  } catch (error) {
    throw sourceError(error, file.name);
  }
  yield mapAll(splitter.end(), map);
}
