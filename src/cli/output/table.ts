// Rows of text under headings, for people at a terminal.
import { printable } from './printable.ts';

export interface Column<Row> {
  heading: string;
  value(row: Row): string;
  /** Longest text shown, in characters; what is longer ends in `…`. */
  most: number;
  align?: 'right';
}

/** Width of a text on screen, near enough: one cell a code point. */
const width = (text: string): number => [...text].length;

const cut = (text: string, most: number): string =>
  width(text) <= most ? text : `${[...text].slice(0, most - 1).join('')}…`;

/** Lays out pages of rows; widths are taken from the first page and kept, so that a long result can be streamed. */
export const createTable = <Row>(columns: readonly Column<Row>[]): ((rows: readonly Row[]) => string) => {
  let widths: number[] | null = null;
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, index) => {
        const room = ' '.repeat(Math.max(0, (widths?.[index] ?? 0) - width(cell)));
        return columns[index]?.align === 'right' ? room + cell : cell + room;
      })
      .join('  ')
      .trimEnd();
  return (rows) => {
    const cells = rows.map((row) => columns.map(({ value, most }) => cut(printable(value(row)), most)));
    const first = widths === null;
    widths ??= columns.map(({ heading }, index) =>
      Math.max(width(heading), ...cells.map((row) => width(row[index] ?? ''))),
    );
    const body = cells.map((row) => `${line(row)}\n`).join('');
    return first ? `${line(columns.map(({ heading }) => heading))}\n${body}` : body;
  };
};
