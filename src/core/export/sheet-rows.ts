// A sheet of an XLSX file as text: rows of texts, each cell a text whatever it looks like, so that nothing is run or guessed.
import { sheetText } from './sheet-text.ts';

/** Cell styles by their place in the workbook's list. */
export const styleOf = { text: 1, heading: 2 } as const;

/** Rows of a sheet, its heading included. */
export const sheetRows = 1_048_576;

/** What stands before the rows of a sheet; `widths` in characters, `frozen` rows stay in view. */
export const sheetHead = (widths: readonly number[], frozen: number, isShown: boolean): string => {
  const pane =
    frozen === 0
      ? ''
      : `<pane ySplit="${frozen}" topLeftCell="A${frozen + 1}" activePane="bottomLeft" state="frozen"/>`;
  const columns = widths.map(
    (width, place) => `<col min="${place + 1}" max="${place + 1}" width="${width}" customWidth="1"/>`,
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView${isShown ? ' tabSelected="1"' : ''} workbookViewId="0">${pane}</sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData>`;
};

export const sheetTail = '</sheetData></worksheet>';

/** `0` → `A`, `26` → `AA`. */
export const columnName = (place: number): string =>
  place < 26 ? String.fromCharCode(65 + place) : columnName(Math.floor(place / 26) - 1) + columnName(place % 26);

/** One row of texts; null leaves its cell out. `names`: of the columns. */
export const sheetRow = (
  row: number,
  names: readonly string[],
  cells: readonly (string | null)[],
  style: number = styleOf.text,
): string => {
  let xml = `<row r="${row}">`;
  for (const [place, text] of cells.entries()) {
    if (text === null) continue;
    xml += `<c r="${names[place]}${row}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${sheetText(text)}</t></is></c>`;
  }
  return `${xml}</row>`;
};
