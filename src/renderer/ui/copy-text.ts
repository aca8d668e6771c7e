// A table of true values as text for the clipboard: for spreadsheets, files, programs and documents.
import { assertNever } from '#shared/assert-never.ts';
import type { JsonValue } from '#shared/model/json.ts';

export const copyFormats = ['tsv', 'csv', 'json', 'markdown'] as const;
export type CopyFormat = (typeof copyFormats)[number];

/** `rows[i][k]` belongs to `headers[k]`; null where the source did not say. */
export interface CopyTable {
  headers: readonly string[];
  rows: readonly (readonly JsonValue[])[];
}

const plain = (value: JsonValue): string => {
  if (value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
};

/** As spreadsheets paste it: a cell with a tab, a line break or a quote at its start stands in quotes, quotes doubled. */
const tsvCell = (value: JsonValue): string => {
  const text = plain(value);
  return /[\t\r\n]|^"/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** RFC 4180; an empty text is quoted, which tells it from "not stated". */
const csvCell = (value: JsonValue): string => {
  const text = plain(value);
  if (value === '') return '""';
  return /[",\r\n]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** GitHub's tables: one line a row, so that line breaks become `<br>`; signs that Markdown or HTML would take are escaped. */
const markdownCell = (value: JsonValue): string =>
  plain(value)
    .replace(/[\\`*_{}[\]<>|~#]/gu, '\\$&')
    .replace(/\r\n|\r|\n/gu, '<br>')
    .replaceAll('\t', ' ');

const lines = (table: CopyTable, headers: boolean, cell: (value: JsonValue) => string, between: string): string[] =>
  [...(headers ? [table.headers] : []), ...table.rows].map((row) => row.map(cell).join(between));

const markdownRow = (cells: readonly JsonValue[]): string => `| ${cells.map(markdownCell).join(' | ')} |`;

/**
 * The table as text. `headers` false leaves the names out: JSON becomes lists of values, and Markdown, which has no table
 * without a head, an empty head. CSV ends its lines in CRLF, the others in LF.
 */
export const copyText = (table: CopyTable, format: CopyFormat, headers: boolean): string => {
  switch (format) {
    case 'tsv':
      return lines(table, headers, tsvCell, '\t').join('\n');
    case 'csv':
      return `${lines(table, headers, csvCell, ',').join('\r\n')}\r\n`;
    case 'json': {
      const items = headers
        ? table.rows.map((row) => Object.fromEntries(table.headers.map((name, at) => [name, row[at] ?? null])))
        : table.rows;
      return `${JSON.stringify(items, null, 2)}\n`;
    }
    case 'markdown': {
      const head = headers ? table.headers : table.headers.map(() => '');
      return `${[markdownRow(head), `| ${head.map(() => '---').join(' | ')} |`, ...table.rows.map(markdownRow)].join('\n')}\n`;
    }
    default:
      return assertNever(format);
  }
};
