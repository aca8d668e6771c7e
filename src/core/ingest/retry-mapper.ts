// A mapper for records that were cut out of their source long ago: the header and the layout are those its import noted.
import { createJsonRecordMapper } from './mapping/map-json-record.ts';
import { createSivoCsvMapper } from './mapping/sivo-csv.ts';
import type { RecordMapper } from './read-source.ts';
import { splitCells } from './readers/csv-cells.ts';
import type { RetriedSource } from './retry-reading.ts';

/** Throws COLUMN_MISSING where the header has no column for the time. */
export const createRetryMapper = (name: string, { reading }: RetriedSource): RecordMapper => {
  const csv = reading?.csv ?? null;
  if (csv === null) return createJsonRecordMapper();
  const map = createSivoCsvMapper(csv.header, name);
  return ({ raw }) => {
    const split = splitCells(raw.toString('utf8'), csv.delimiter);
    if (!split.ok) return { problem: { reason: 'bad_field', message: split.message } };
    const result = map(split.cells, split.emptyTexts);
    if (result.ok) return result;
    if (result.problem === 'inexact') throw new Error('cells are parsed with exact numbers');
    return { problem: result.problem };
  };
};
