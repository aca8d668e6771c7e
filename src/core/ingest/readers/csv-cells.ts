// The text of one CSV record → its cells (RFC 4180; a quote inside an unquoted cell is an ordinary character).

/** `emptyTexts`: places of the cells written as `""`, which is an empty text where a bare empty cell is no text at all. */
export type CsvCells = { ok: true; cells: string[]; emptyTexts: number[] } | { ok: false; message: string };

/** How a quote inside quotes is written: twice, or behind a backslash (then `\\` is a backslash; a doubled quote is read too). */
export type CsvEscape = 'doubled' | 'backslash';

/** Where the quotes opened before `from` are closed, -1 when they are not. */
const closingQuote = (text: string, from: number, style: CsvEscape): number => {
  let close = text.indexOf('"', from);
  if (style === 'doubled') {
    while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
    return close;
  }
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\\' || (text[at] === '"' && text[at + 1] === '"')) at += 1;
    else if (text[at] === '"') return at;
  }
  return -1;
};

const readQuoted = (text: string, style: CsvEscape): string => {
  if (style === 'doubled') return text.includes('"') ? text.replaceAll('""', '"') : text;
  return text.replace(/\\(["\\])|""/g, (_, escaped: string | undefined) => escaped ?? '"');
};

/** `text` is one whole record without its line end, as the splitter cut it. */
export const splitCells = (text: string, delimiter: string, style: CsvEscape = 'doubled'): CsvCells => {
  if (!text.includes('"')) return { ok: true, cells: text.split(delimiter), emptyTexts: [] };
  const cells: string[] = [];
  const emptyTexts: number[] = [];
  let at = 0;
  for (;;) {
    if (text[at] === '"') {
      const close = closingQuote(text, at + 1, style);
      if (close < 0) return { ok: false, message: `the quotes of cell ${cells.length + 1} are not closed` };
      if (close === at + 1) emptyTexts.push(cells.length);
      cells.push(readQuoted(text.slice(at + 1, close), style));
      at = close + 1;
      if (at < text.length && text[at] !== delimiter) {
        return { ok: false, message: `text after the closing quotes of cell ${cells.length}` };
      }
    } else {
      const end = text.indexOf(delimiter, at);
      cells.push(end < 0 ? text.slice(at) : text.slice(at, end));
      at = end < 0 ? text.length : end;
    }
    if (at >= text.length) return { ok: true, cells, emptyTexts };
    at += 1;
  }
};

/**
 * Cells that fit a header of `columns`, or null. Surplus cells are dropped only where all of them are empty: they state
 * nothing. A row that is short may have lost any of its cells, so it does not fit.
 */
export const fitCells = (cells: string[], columns: number): string[] | null => {
  if (cells.length === columns) return cells;
  const fits = cells.length > columns && cells.slice(columns).every((cell) => cell === '');
  return fits ? cells.slice(0, columns) : null;
};
