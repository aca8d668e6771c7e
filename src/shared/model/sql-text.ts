// Cells of a SQL result as text, for people and for files.
import type { SqlCell } from './sql.ts';

/** Numbers exact, blobs as SQLite writes them (`x'00ff'`); null for NULL, which every form writes in its own way. */
export const sqlCellText = (cell: SqlCell): string | null => {
  if (cell === null) return null;
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number') return String(cell);
  return cell.kind === 'blob' ? `x'${cell.hex}'` : cell.text;
};

/** `,` gives RFC 4180; a tab gives what spreadsheets take from the clipboard. NULL is empty and an empty text `""`. */
const recordOf = (cells: readonly SqlCell[], separator: ',' | '\t'): string =>
  cells
    .map((cell) => {
      const text = sqlCellText(cell);
      if (text === null) return '';
      const quote = text === '' || text.includes(separator) || /["\r\n]|^\s|\s$/u.test(text);
      return quote ? `"${text.replaceAll('"', '""')}"` : text;
    })
    .join(separator);

/** Heads and rows as separated values, each line with its end. */
export const sqlSeparated = (
  columns: readonly string[],
  rows: readonly (readonly SqlCell[])[],
  separator: ',' | '\t',
): string => [columns, ...rows].map((cells) => `${recordOf(cells, separator)}\r\n`).join('');
