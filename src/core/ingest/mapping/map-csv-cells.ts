// The cells of one CSV row → an event or a problem.
import type { RecordOutcome } from '../read-source.ts';
import { type CsvCells, fitCells } from '../readers/csv-cells.ts';
import type { SivoCsvMapper } from './sivo-csv.ts';

/** `columns`: how many the header has. */
export const mapCsvCells = (map: SivoCsvMapper, split: CsvCells, columns: number): RecordOutcome => {
  if (!split.ok) return { problem: { reason: 'bad_field', message: split.message } };
  const result = map(fitCells(split.cells, columns) ?? split.cells, split.emptyTexts);
  if (result.ok) return result;
  if (result.problem === 'inexact') throw new Error('cells are parsed with exact numbers');
  return { problem: result.problem };
};
