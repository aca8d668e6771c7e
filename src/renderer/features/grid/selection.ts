// What is selected in the grid: nothing, whole rows, or a rectangle of cells. Rows and columns count from 0, columns as
// they stand on screen.
import { addRows, countRows, firstRows, hasRow, type RowRange, withoutRow } from './row-ranges.ts';

export interface CellPlace {
  row: number;
  column: number;
}

export type Selection =
  | { kind: 'none' }
  /** `anchor`: the row a further stretch begins at. */
  | { kind: 'rows'; ranges: readonly RowRange[]; anchor: number }
  | { kind: 'cells'; from: CellPlace; to: CellPlace };

/** Rows that can be selected at once; more than that is an export. */
export const selectionLimit = 10_000;

export const nothing: Selection = { kind: 'none' };

const rowsOf = (ranges: readonly RowRange[], anchor: number): Selection =>
  ranges.length === 0 ? nothing : { kind: 'rows', ranges: firstRows(ranges, selectionLimit), anchor };

/** Adds a row, or takes it out. */
export const toggleRow = (selection: Selection, row: number): Selection => {
  const ranges = selection.kind === 'rows' ? selection.ranges : [];
  return rowsOf(hasRow(ranges, row) ? withoutRow(ranges, row) : addRows(ranges, row, row), row);
};

/** Selects from the anchor (`start`, where nothing is selected) to `row`; the stretch replaces the one that held the anchor. */
export const extendRows = (selection: Selection, start: number, row: number): Selection => {
  const anchor = selection.kind === 'rows' ? selection.anchor : start;
  const others = selection.kind === 'rows' ? selection.ranges.filter((range) => !hasRow([range], anchor)) : [];
  const reach = row >= anchor ? Math.min(row, anchor + selectionLimit - 1) : Math.max(row, anchor - selectionLimit + 1);
  return rowsOf(addRows(others, anchor, reach), anchor);
};

/** All rows of a result of `count`, up to the limit. */
export const allRows = (count: number): Selection =>
  count === 0 ? nothing : rowsOf([{ first: 0, last: count - 1 }], 0);

/** A rectangle from where it began (`start`, where there is none) to `to`. */
export const extendCells = (selection: Selection, start: CellPlace, to: CellPlace): Selection => {
  const from = selection.kind === 'cells' ? selection.from : start;
  const row = Math.min(from.row + selectionLimit - 1, Math.max(from.row - selectionLimit + 1, to.row));
  return { kind: 'cells', from, to: { row, column: to.column } };
};

/** The rows of the selection. */
export const selectedRows = (selection: Selection): readonly RowRange[] => {
  if (selection.kind === 'rows') return selection.ranges;
  if (selection.kind === 'none') return [];
  const { from, to } = selection;
  return [{ first: Math.min(from.row, to.row), last: Math.max(from.row, to.row) }];
};

export const selectedCount = (selection: Selection): number => countRows(selectedRows(selection));

/** First and last selected column of a row; null where none is. Whole rows say so by `rowSelected`. */
export const selectedColumns = (selection: Selection, row: number): { first: number; last: number } | null => {
  if (selection.kind !== 'cells' || !hasRow(selectedRows(selection), row)) return null;
  const { from, to } = selection;
  return { first: Math.min(from.column, to.column), last: Math.max(from.column, to.column) };
};

export const rowSelected = (selection: Selection, row: number): boolean =>
  selection.kind === 'rows' && hasRow(selection.ranges, row);
