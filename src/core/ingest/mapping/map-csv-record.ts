// The bytes of one CSV record → an event or a problem; the first record is the header, which may stand again further down.
import { isUtf8 } from 'node:buffer';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { RecordMapper } from '../read-source.ts';
import { splitCells } from '../readers/csv-cells.ts';
import type { CsvDialect } from '../readers/csv-dialect.ts';
import { badEncoding } from '../readers/json-text.ts';
import { mapCsvCells } from './map-csv-cells.ts';
import { createSivoCsvMapper, type SivoCsvMapper } from './sivo-csv.ts';

/** Files put together from several have the header again where the next one began. */
const isSameHeader = (cells: readonly string[], header: readonly string[]): boolean =>
  cells.length === header.length &&
  cells.every((cell, index) => cell.replace(/^\uFEFF/, '') === header[index]?.replace(/^\uFEFF/, ''));

/**
 * A mapper for one source of CSV; `mapRows` makes the mapper of its rows once the header is read. Throws what that throws
 * and, for a header that cannot be read, SOURCE_UNRECOGNISED.
 */
export const createCsvRecordMapper = (
  dialect: CsvDialect,
  sourceName: string,
  mapRows: (header: readonly string[]) => SivoCsvMapper = (header) => createSivoCsvMapper(header, sourceName),
): RecordMapper => {
  let map: SivoCsvMapper | null = null;
  let header: string[] = [];
  const mapper: RecordMapper = (record) => {
    const text = isUtf8(record.raw) ? record.raw.toString('utf8') : null;
    const split = text === null ? null : splitCells(text, dialect.delimiter, dialect.escape);
    if (map === null) {
      if (split === null || !split.ok) {
        const detail = split === null ? badEncoding(record.raw).message : split.message;
        throw new WorkbenchError('SOURCE_UNRECOGNISED', sourceName, `the header cannot be read: ${detail}`);
      }
      header = split.cells;
      map = mapRows(header);
      mapper.plain = map.plain && dialect.escape === 'doubled' ? { ...map.plain, delimiter: dialect.delimiter } : null;
      return null;
    }
    if (split === null) return { problem: badEncoding(record.raw) };
    return split.ok && isSameHeader(split.cells, header) ? null : mapCsvCells(map, split, header.length);
  };
  return mapper;
};
