// What an export could not give exactly as it is: counted, and listed as far as a reader can follow.
import type { ExportReport } from '#shared/model/export.ts';

export type FindingCounts = Pick<ExportReport, 'neutralised' | 'cells' | 'longCells' | 'halfCharacters'>;

export interface Findings {
  /** `row` counts the file's data rows from 1; `value` is the text before it was changed. */
  neutralised(row: number, column: string, value: string): void;
  longCell(): void;
  halfCharacters(cells: number): void;
  counts(): FindingCounts;
}

const mostListed = 1000;
const mostShown = 200;

const shortened = (value: string): string => (value.length > mostShown ? `${value.slice(0, mostShown)}…` : value);

export const createFindings = (): Findings => {
  const cells: FindingCounts['cells'] = [];
  let neutralised = 0;
  let longCells = 0;
  let halves = 0;
  return {
    neutralised: (row, column, value) => {
      neutralised += 1;
      if (cells.length < mostListed) cells.push({ row, column, value: shortened(value) });
    },
    longCell: () => {
      longCells += 1;
    },
    halfCharacters: (found) => {
      halves += found;
    },
    counts: () => ({ neutralised, cells, longCells, halfCharacters: halves }),
  };
};
