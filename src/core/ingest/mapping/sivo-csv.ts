// A row of a CSV export → an event, by the header it stands under. Columns are settled once per source: the best name
// for a field wins, every other column is kept in `extra` under its own header.
import { WorkbenchError } from '#shared/contract/errors.ts';
import { eventColumns } from '#shared/model/event-columns.ts';
import type { TimeRules } from '../timestamp.ts';
import { Draft, type MappingResult } from './draft.ts';
import { csvNames, type EventField, type Place, placesOf, wholeFields } from './field-names.ts';
import { type Column, fillColumn } from './fill-column.ts';
import { normaliseName } from './normalise-name.ts';
import { settledColumns, type TableColumns } from './table-columns.ts';

/** How many columns of a header are known names; the sniffers use it to tell a header from prose. */
export const countKnownColumns = (header: readonly string[]): number => {
  const places = placesOf(csvNames);
  return header.filter((name) => places.has(normaliseName(name))).length;
};

const settleColumns = (header: readonly string[]): Column[] => {
  const places = placesOf(csvNames);
  const best = new Map<EventField, { index: number; rank: number }>();
  const found = header.map((name): Place | null => places.get(normaliseName(name)) ?? null);
  for (const [index, place] of found.entries()) {
    if (place === null) continue;
    const champion = best.get(place.field);
    if (champion === undefined || place.rank < champion.rank) best.set(place.field, { index, rank: place.rank });
  }
  return header.map((written, index) => {
    const name = written.replace(/^\uFEFF/, '').trim();
    const field = found[index]?.field ?? null;
    const wins = field !== null && best.get(field)?.index === index;
    return { name: name === '' ? `column ${index + 1}` : name, field: wins ? field : null };
  });
};

const isWhole = (field: EventField | null): boolean => field !== null && wholeFields.has(field);

/** `emptyTexts`: places of the cells that were written as empty texts. */
export interface SivoCsvMapper {
  (cells: readonly string[], emptyTexts?: readonly number[]): MappingResult;
  /** Its columns, where each cell fills one field as it stands. */
  plain?: TableColumns | null;
}

const isOwnExport = (header: readonly string[]): boolean =>
  header.length === eventColumns.length && eventColumns.every((name, index) => header[index] === name);

/** Whether a header says that the times under it are UTC. */
export const saysUtc = (header: string): boolean =>
  /[([]\s*utc\s*[)\]]\s*$/i.test(header) || /[_ .-]utc$/i.test(header.trim());

/**
 * A mapper for the rows under `header`. An empty cell states nothing; cells of diff, before, after and extra are read as
 * JSON where they are JSON. Under the header of this workbench's own export a cell written `""` is an empty text. Times
 * without a zone are read by `rules`; without rules they are UTC where the header says so and refused elsewhere. Throws COLUMN_MISSING,
 * naming the columns found, when no column can hold the time.
 */
export const createSivoCsvMapper = (
  header: readonly string[],
  sourceName: string,
  rules: TimeRules | null = null,
): SivoCsvMapper => {
  const columns = settleColumns(header);
  const time = columns.findIndex((column) => column.field === 'timestamp');
  if (time < 0) {
    const found = columns.map((column) => column.name).join(', ');
    throw new WorkbenchError('COLUMN_MISSING', sourceName, `no timestamp column; columns found: ${found}`);
  }
  const places = [...columns.keys()];
  const isWholeAt = (index: number): boolean => isWhole(columns[index]?.field ?? null);
  const order = [...places.filter((index) => !isWholeAt(index)), ...places.filter(isWholeAt)];
  const zoneless = rules ?? (saysUtc(header[time] ?? '') ? 'utc' : 'refuse');
  const own = isOwnExport(header);
  const map: SivoCsvMapper = (cells, emptyTexts = []) => {
    if (cells.length !== columns.length) {
      const message = `${cells.length} cells, but ${columns.length} columns in the header`;
      return { ok: false, problem: { reason: 'column_count', message } };
    }
    const draft = new Draft();
    for (const index of order) {
      const cell = cells[index] as string;
      if (cell !== '' || (own && emptyTexts.includes(index))) fillColumn(draft, columns[index] as Column, cell);
    }
    return draft.finish(zoneless, true);
  };
  map.plain = own ? null : settledColumns(columns);
  return map;
};
