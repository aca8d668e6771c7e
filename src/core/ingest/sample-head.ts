// The first records of a source, cut out of its head, for a look at what they hold.
import { isUtf8 } from 'node:buffer';
import type { JsonObject } from '#shared/model/json.ts';
import { isJsonObject } from './mapping/sivo-json.ts';
import type { SourceSample } from './mapping/source-sample.ts';
import { fitCells, splitCells } from './readers/csv-cells.ts';
import { CsvSplitter } from './readers/csv-splitter.ts';
import type { Detected } from './readers/detect.ts';
import { JsonSplitter } from './readers/json-splitter.ts';
import { parseJsonRecord } from './readers/json-text.ts';
import { JsonlSplitter } from './readers/jsonl-splitter.ts';
import { maxRecordBytes, type RawRecord, type RecordSplitter } from './readers/record.ts';

/** Enough to tell days from months and to meet the members that only some records have. */
const mostRecords = 1000;

export interface SampledHead {
  sample: SourceSample;
  /** As they stand; the first of a table is its header. */
  records: RawRecord[];
}

const cut = (splitter: RecordSplitter, head: Buffer, complete: boolean): RawRecord[] => {
  const records: RawRecord[] = [];
  if (splitter.pushTo) {
    const record = (found: RawRecord): void => {
      records.push({ ...found, raw: Buffer.from(found.raw) });
    };
    splitter.pushTo(head, { take: () => false, record });
  } else records.push(...splitter.push(head));
  if (complete) records.push(...splitter.end());
  return records.slice(0, mostRecords + 1);
};

/** `list`: names that lead to the list of records in JSON; null for the usual ones. `complete`: the head is the whole source. */
export const sampleHead = (
  detected: Exclude<Detected, { format: null }>,
  head: Buffer,
  complete: boolean,
  list: readonly string[] | null,
): SampledHead => {
  if (detected.format === 'csv') {
    const { dialect, header } = detected;
    const records = cut(new CsvSplitter(dialect), head, complete);
    const rows = records.slice(1).flatMap(({ raw, problem }) => {
      if (problem !== null || !isUtf8(raw)) return [];
      const split = splitCells(raw.toString('utf8'), dialect.delimiter, dialect.escape);
      const cells = split.ok ? fitCells(split.cells, header.length) : null;
      return cells === null ? [] : [cells];
    });
    return { sample: { kind: 'table', header, rows }, records };
  }
  const splitter = detected.format === 'jsonl' ? new JsonlSplitter() : new JsonSplitter(maxRecordBytes, list);
  const records = cut(splitter, head, complete);
  const objects = records.flatMap(({ raw, problem }): JsonObject[] => {
    const parsed = problem === null ? parseJsonRecord(raw) : null;
    return parsed?.ok === true && isJsonObject(parsed.value) ? [parsed.value] : [];
  });
  return { sample: { kind: 'records', records: objects }, records };
};
