// The text of one CSV record → its cells (RFC 4180; a quote inside an unquoted cell is an ordinary character).

/** `emptyTexts`: places of the cells written as `""`, which is an empty text where a bare empty cell is no text at all. */
export type CsvCells = { ok: true; cells: string[]; emptyTexts: number[] } | { ok: false; message: string };

/** `text` is one whole record without its line end, as the splitter cut it. */
export const splitCells = (text: string, delimiter: string): CsvCells => {
  if (!text.includes('"')) return { ok: true, cells: text.split(delimiter), emptyTexts: [] };
  const cells: string[] = [];
  const emptyTexts: number[] = [];
  let at = 0;
  for (;;) {
    if (text[at] === '"') {
      let cell = '';
      let from = at + 1;
      let close = text.indexOf('"', from);
      while (close >= 0 && text[close + 1] === '"') {
        cell += text.slice(from, close + 1);
        from = close + 2;
        close = text.indexOf('"', from);
      }
      if (close < 0) return { ok: false, message: `the quotes of cell ${cells.length + 1} are not closed` };
      cell += text.slice(from, close);
      if (cell === '') emptyTexts.push(cells.length);
      cells.push(cell);
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
