// What a cell of the matrix asks for, and which cells are asked for already.
import type { FacetField } from '#shared/model/field.ts';
import type { Filter } from '#shared/model/filter.ts';
import { valuesOf, withoutField, withValues } from '#shared/model/filter-edit.ts';

export interface MatrixFields {
  rows: FacetField;
  columns: FacetField;
}

/** A value, null for "not stated"; undefined is any. */
export interface MatrixCell {
  row: string | null | undefined;
  column: string | null | undefined;
}

/** The filter without its top-level terms on both fields: what the matrix counts, so that other cells stay in sight. */
export const withoutCell = (filter: Filter, { rows, columns }: MatrixFields): Filter =>
  withoutField(withoutField(filter, rows), columns);

/** Asks for the cell instead of what the top level asks of both fields. */
export const withCell = (filter: Filter, fields: MatrixFields, { row, column }: MatrixCell): Filter => {
  const without = withoutCell(filter, fields);
  const byRow = row === undefined ? without : withValues(without, fields.rows, [row ?? '']);
  return column === undefined ? byRow : withValues(byRow, fields.columns, [column ?? '']);
};

/** Whether the top level asks for values of either field, and the cell is among them. */
export const asksForCell = (filter: Filter, { rows, columns }: MatrixFields, { row, column }: MatrixCell): boolean => {
  const [byRow, byColumn] = [valuesOf(filter, rows), valuesOf(filter, columns)];
  const holds = (values: readonly string[], value: string | null | undefined): boolean =>
    values.length === 0 || values.some((other) => other.toLowerCase() === (value ?? '').toLowerCase());
  return byRow.length + byColumn.length > 0 && holds(byRow, row) && holds(byColumn, column);
};
