// Rows of a table as tab-separated values, which spreadsheets take from the clipboard.

/** A tab or line end inside a cell becomes a space: the format has no other way. */
export const tsvText = (rows: readonly (readonly (string | number)[])[]): string =>
  rows.map((cells) => cells.map((cell) => String(cell).replace(/[\t\r\n]+/g, ' ')).join('\t')).join('\n');
