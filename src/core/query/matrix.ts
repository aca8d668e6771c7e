// The most frequent values of two fields against each other.
import type { FacetField } from '#shared/model/field.ts';
import type { Matrix } from '#shared/model/patterns-over-time.ts';
import type { CompiledFilter } from './compile-filter.ts';
import { countFacets } from './facets.ts';
import { type SeriesSlots, seriesSlots } from './series-slots.ts';
import type { Snapshot } from './snapshot.ts';
import { type CountedMatches, countedMatches } from './tally-slots.ts';

export interface MatrixQuestion {
  filter: CompiledFilter;
  rows: FacetField;
  columns: FacetField;
  /** At most 254, as `columnLimit`. */
  rowLimit: number;
  columnLimit: number;
}

/** Adds the matches to `counts[row * width + column]`; all other values stand in the last row or column. */
const addPairs = (
  counts: Float64Array,
  width: number,
  rows: SeriesSlots,
  columns: SeriesSlots,
  { selection, seqs }: CountedMatches,
): void => {
  if (selection === 'none') return;
  // Rows stand in the table as the index of their first cell.
  const starts = Uint32Array.from(rows.table, (row) => row * width);
  const [rowCodes, columnCodes, table] = [rows.codes, columns.codes, columns.table];
  if (seqs !== null) {
    for (let index = 0; index < seqs.length; index++) {
      const seq = seqs[index] ?? 0;
      const cell = (starts[rowCodes[seq] ?? 0] ?? 0) + (table[columnCodes[seq] ?? 0] ?? 0);
      counts[cell] = (counts[cell] ?? 0) + 1;
    }
    return;
  }
  const { length } = rowCodes;
  if (selection === 'all') {
    for (let seq = 0; seq < length; seq++) {
      const cell = (starts[rowCodes[seq] ?? 0] ?? 0) + (table[columnCodes[seq] ?? 0] ?? 0);
      counts[cell] = (counts[cell] ?? 0) + 1;
    }
    return;
  }
  for (let seq = 0; seq < length; seq++) {
    const cell = (starts[rowCodes[seq] ?? 0] ?? 0) + (table[columnCodes[seq] ?? 0] ?? 0);
    counts[cell] = (counts[cell] ?? 0) + (selection[seq] ?? 0);
  }
};

/** Margins are as in facets: by count, then by value, "not stated" being a value. */
export const countMatrix = async (
  snapshot: Snapshot,
  { filter, rows, columns, rowLimit, columnLimit }: MatrixQuestion,
  breathe: () => Promise<void>,
): Promise<Matrix> => {
  const marginOf = async (field: FacetField, limit: number) => {
    const { count, facets } = await countFacets(snapshot, { filter, fields: [field], limit }, breathe);
    return { count, distinct: facets[0]?.distinct ?? 0, values: facets[0]?.values ?? [] };
  };
  const across = await marginOf(columns, columnLimit);
  const down = await marginOf(rows, rowLimit);
  const width = across.values.length + 1;
  const counts = new Float64Array((down.values.length + 1) * width);
  const [rowValues, columnValues] = [down, across].map(({ values }) => values.map(({ value }) => value));
  for (const view of snapshot.views) {
    await breathe();
    const matches = countedMatches(snapshot, view, filter);
    if (matches.selection === 'none') continue;
    const rowSlots = seriesSlots(view, rows, rowValues ?? []);
    addPairs(counts, width, rowSlots, seriesSlots(view, columns, columnValues ?? []), matches);
  }
  return {
    count: down.count,
    rows: down.values,
    columns: across.values,
    cells: down.values.map((_, row) => [...counts.subarray(row * width, (row + 1) * width - 1)]),
    distinctRows: down.distinct,
    distinctColumns: across.distinct,
  };
};
