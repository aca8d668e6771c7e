// How the columns of a result are laid out, judged by its first rows.
import type { SqlCell, SqlResult } from '#shared/model/sql.ts';
import { sqlCellText } from '#shared/model/sql-text.ts';

/** `width` in CSS pixels; numbers stand on the right. */
export interface ResultColumn {
  name: string;
  width: number;
  numeric: boolean;
}

const judged = 200;
const pixelsPerCharacter = 8;
const padding = 26;
const [least, greatest] = [64, 420];

const isNumber = (cell: SqlCell): boolean =>
  typeof cell === 'number' || (typeof cell === 'object' && cell !== null && cell.kind === 'number');

export const resultColumns = ({ columns, rows }: Pick<SqlResult, 'columns' | 'rows'>): ResultColumn[] => {
  const sample = rows.slice(0, judged);
  return columns.map((name, place) => {
    const cells = sample.map((row) => row[place] ?? null);
    const longest = Math.max(name.length, ...cells.map((cell) => sqlCellText(cell)?.length ?? 4));
    const stated = cells.filter((cell) => cell !== null);
    return {
      name,
      width: Math.round(Math.min(greatest, Math.max(least, longest * pixelsPerCharacter + padding))),
      numeric: stated.length > 0 && stated.every(isNumber),
    };
  });
};

/** The place of the column that holds event ids, or -1. */
export const idColumn = (columns: readonly string[]): number =>
  columns.findIndex((column) => column.toLowerCase() === 'id');
