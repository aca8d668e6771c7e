// A table of features as columns: what every second opinion is given, checked once.
import { WorkbenchError } from '#shared/contract/errors.ts';

/** One array a feature, one place a row. */
export type FeatureColumns = readonly Float64Array[];

/** Number of rows. Throws BAD_INPUT for no column, columns of unequal length, and values that are no finite number. */
export const checkedRows = (columns: FeatureColumns): number => {
  const bad = (detail: string): never => {
    throw new WorkbenchError('BAD_INPUT', 'features', detail);
  };
  const rows = columns[0]?.length ?? bad('no column');
  for (const [feature, column] of columns.entries()) {
    if (column.length !== rows) bad(`column ${feature} has ${column.length} rows, the first one ${rows}`);
    const row = column.findIndex((value) => !Number.isFinite(value));
    if (row >= 0) bad(`column ${feature}, row ${row}: not a finite number`);
  }
  return rows;
};
