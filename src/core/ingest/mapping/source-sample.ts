// The first records of a source, as mapping looks at them: one column for each header cell or JSON pointer, with the
// values found there.
import type { JsonObject, JsonValue } from '#shared/model/json.ts';
import { readCsvHeader } from '../readers/csv-header.ts';
import { pointerOf } from './json-pointer.ts';
import { isJsonObject } from './sivo-json.ts';

/** What the start of a source shows: a header with rows under it, or records. */
export type SourceSample =
  | { kind: 'table'; header: readonly string[]; rows: readonly (readonly string[])[] }
  | { kind: 'records'; records: readonly JsonObject[] };

export interface SampleColumn {
  /** The column's name or the JSON pointer. */
  place: string;
  /** Names from outside to inside; one for a column. */
  path: string[];
  /** The values as texts, in order; empty and absent ones are left out. */
  texts: string[];
  /** Records that have a value here. */
  present: ReadonlySet<number>;
  /** Whether a list or an object stands here. */
  open: boolean;
}

/** Pointers followed: deeper ones are seldom fields of an event, and records may be made to have any number of them. */
const depthFollowed = 5;
const mostColumns = 2000;

interface Growing extends SampleColumn {
  present: Set<number>;
}

const tableColumns = (header: readonly string[], rows: readonly (readonly string[])[]): SampleColumn[] =>
  readCsvHeader(header).names.map((name, index) => {
    const texts: string[] = [];
    const present = new Set<number>();
    for (const [row, cells] of rows.entries()) {
      const cell = cells[index] ?? '';
      if (cell === '') continue;
      texts.push(cell);
      present.add(row);
    }
    return { place: name, path: [name], texts, present, open: false };
  });

const recordColumns = (records: readonly JsonObject[]): SampleColumn[] => {
  const found = new Map<string, Growing>();
  const columnAt = (path: readonly string[], open: boolean): Growing | null => {
    const place = pointerOf(path);
    let column = found.get(place);
    if (column === undefined) {
      if (found.size >= mostColumns) return null;
      column = { place, path: [...path], texts: [], present: new Set(), open };
      found.set(place, column);
    }
    column.open ||= open;
    return column;
  };
  const visit = (value: JsonValue, path: readonly string[], record: number): void => {
    if (value === null || value === '') {
      columnAt(path, false);
      return;
    }
    const open = typeof value === 'object';
    const column = path.length === 0 ? null : columnAt(path, open);
    column?.present.add(record);
    if (!open) {
      column?.texts.push(String(value));
    } else {
      if (isJsonObject(value) && path.length < depthFollowed) {
        for (const name of Object.keys(value)) visit(value[name] as JsonValue, [...path, name], record);
      }
      if (path.length > 0) column?.texts.push(JSON.stringify(value).slice(0, 4096));
    }
  };
  for (const [index, record] of records.entries()) visit(record, [], index);
  return [...found.values()];
};

/** The columns of a sample in the order in which they are met. */
export const columnsOf = (sample: SourceSample): SampleColumn[] =>
  sample.kind === 'table' ? tableColumns(sample.header, sample.rows) : recordColumns(sample.records);

/** How many records the sample has. */
export const sampleSize = (sample: SourceSample): number =>
  sample.kind === 'table' ? sample.rows.length : sample.records.length;
