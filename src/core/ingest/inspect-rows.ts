// The first records of a source beside the events they would become.
import type { InspectedRow } from '#shared/model/inspection.ts';
import { createCsvRecordMapper } from './mapping/map-csv-record.ts';
import { createJsonRecordMapper } from './mapping/map-json-record.ts';
import type { MappingPlan } from './mapping/plan-mapping.ts';
import { isJsonObject } from './mapping/sivo-json.ts';
import { columnsOf } from './mapping/source-sample.ts';
import type { RecordMapper } from './read-source.ts';
import { splitCells } from './readers/csv-cells.ts';
import type { Detected } from './readers/detect.ts';
import { parseJsonRecord } from './readers/json-text.ts';
import type { RawRecord } from './readers/record.ts';
import type { SourceWatch } from './warnings/source-watch.ts';

type Known = Exclude<Detected, { format: null }>;

const cellLength = 200;
const mostCells = 200;

const cut = (text: string): string => (text.length <= cellLength ? text : `${text.slice(0, cellLength - 1)}…`);

const cellsOf = (detected: Known, columns: readonly string[], { raw, problem }: RawRecord): Record<string, string> => {
  if (problem !== null) return {};
  const cells: [string, string][] = [];
  if (detected.format === 'csv') {
    const { delimiter, escape: style } = detected.dialect;
    const split = splitCells(raw.toString('utf8'), delimiter, style);
    const texts = split.ok ? split.cells : [];
    for (const [index, text] of texts.entries()) cells.push([columns[index] ?? `column ${index + 1}`, text]);
  } else {
    const parsed = parseJsonRecord(raw);
    const record = parsed.ok && isJsonObject(parsed.value) ? [parsed.value] : [];
    for (const { place, open, texts } of columnsOf({ kind: 'records', records: record })) {
      if (!open) cells.push([place, texts[0] ?? '']);
    }
  }
  return Object.fromEntries(cells.slice(0, mostCells).map(([name, text]) => [name, cut(text)]));
};

/** At most `most` rows, which `watch` is shown too; a record that is none, such as a header, makes no row. */
export const inspectRows = (
  detected: Known,
  plan: MappingPlan,
  records: readonly RawRecord[],
  sourceName: string,
  most: number,
  watch: SourceWatch,
): InspectedRow[] => {
  const map: RecordMapper =
    detected.format === 'csv'
      ? createCsvRecordMapper(detected.dialect, sourceName, plan.mapRows)
      : createJsonRecordMapper(plan.mapRecords());
  const rows: InspectedRow[] = [];
  for (const record of records) {
    if (rows.length === most) break;
    const { line, problem } = record;
    watch.record(record.raw, 0, record.raw.length, line, record.byteOffset);
    const outcome = problem === null ? map(record) : { problem };
    if (outcome === null) {
      watch.header(record.raw, line);
      continue;
    }
    const cells = cellsOf(detected, plan.columns, record);
    if ('problem' in outcome) rows.push({ line, event: null, problem: outcome.problem.message, cells });
    else {
      watch.mapped(outcome.mapped, record.raw, line);
      rows.push({ line, event: outcome.mapped.event, problem: null, cells });
    }
  }
  return rows;
};
