// The forms a SQL result can take on stdout.
import { assertNever } from '#shared/assert-never.ts';
import type { SqlCell, SqlResult } from '#shared/model/sql.ts';
import { sqlCellText, sqlSeparated } from '#shared/model/sql-text.ts';
import { createTable } from './output/table.ts';

export const sqlFormats = ['table', 'jsonl', 'csv'] as const;
export type SqlFormat = (typeof sqlFormats)[number];

/** Numbers that JSON readers would change are texts; blobs are hexadecimal texts. */
const jsonValue = (cell: SqlCell): string | number | null => {
  if (cell === null || typeof cell !== 'object') return cell;
  return cell.kind === 'blob' ? cell.hex : cell.text;
};

/** The one JSON object of `sql --json`: rows are lists in the order of `columns`. */
export const sqlJson = ({ columns, rows, cut, events, elapsedMs, loadMs }: SqlResult): string =>
  `${JSON.stringify({ columns, rows: rows.map((row) => row.map(jsonValue)), cut, events, elapsedMs, loadMs })}\n`;

/** Of columns with the same name the last one is kept, as JSON objects do. */
const jsonLine = (columns: readonly string[], row: readonly SqlCell[]): string =>
  `${JSON.stringify(Object.fromEntries(columns.map((column, place) => [column, jsonValue(row[place] ?? null)])))}\n`;

export const sqlText = ({ columns, rows }: SqlResult, format: SqlFormat): string => {
  switch (format) {
    case 'table':
      return createTable<SqlCell[]>(
        columns.map((heading, place) => ({
          heading,
          value: (row) => sqlCellText(row[place] ?? null) ?? 'NULL',
          most: 72,
          ...(rows.every((row) => typeof row[place] === 'number' || row[place] === null) ? { align: 'right' } : {}),
        })),
      )(rows);
    case 'jsonl':
      return rows.map((row) => jsonLine(columns, row)).join('');
    case 'csv':
      return sqlSeparated(columns, rows, ',');
    default:
      return assertNever(format);
  }
};

/** What is missing and how to get it, or null. */
export const cutNotice = ({ cut, rows }: SqlResult): string | null => {
  const shown = rows.length.toLocaleString('en');
  switch (cut) {
    case null:
      return null;
    case 'rows':
      return `Cut at ${shown} rows; there are more. --max-rows gives more of them.`;
    case 'bytes':
      return `Cut at ${shown} rows, which are 64 MiB; name fewer columns to see more rows.`;
    default:
      return assertNever(cut);
  }
};
