// How a CSV file is laid out, read off its first record.
import { countKnownColumns } from '../mapping/sivo-csv.ts';
import { splitCells } from './csv-cells.ts';

/** `lineEnd`: `cr` only for files without a single line feed; `lf` covers CRLF. `told`: the first line is `sep=;` and no record. */
export interface CsvDialect {
  delimiter: string;
  lineEnd: 'lf' | 'cr';
  told: boolean;
}

const delimiters = [',', ';', '\t', '|'];

/** The first record of the text, without its line end; all of the text when it does not end. */
const firstRecord = (text: string): string => {
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '"') quoted = !quoted;
    else if (!quoted && (text[at] === '\n' || text[at] === '\r')) return text.slice(0, at);
  }
  return text;
};

const cellsOf = (record: string, delimiter: string): string[] => {
  const split = splitCells(record, delimiter);
  return split.ok ? split.cells : [];
};

/**
 * Dialect and header of a text that may be CSV: the delimiter under which most columns have known names, then the one
 * that makes most columns. `known` counts the columns with a known name.
 */
export const sniffCsv = (head: string): { dialect: CsvDialect; header: string[]; known: number } => {
  const text = head.replace(/^\uFEFF/, '');
  const lineEnd = text.includes('\n') || !text.includes('\r') ? 'lf' : 'cr';
  const told = /^sep=(.)(\r\n|\n|\r)/i.exec(text);
  const record = firstRecord(told === null ? text : text.slice(told[0].length));
  const candidates = told === null ? delimiters : [told[1] as string];
  let best = { delimiter: candidates[0] as string, header: cellsOf(record, candidates[0] as string), known: -1 };
  for (const delimiter of candidates) {
    const header = cellsOf(record, delimiter);
    const known = countKnownColumns(header);
    const isBetter = known > best.known || (known === best.known && header.length > best.header.length);
    if (isBetter) best = { delimiter, header, known };
  }
  return {
    dialect: { delimiter: best.delimiter, lineEnd, told: told !== null },
    header: best.header,
    known: best.known,
  };
};
