// Finds where CSV can be read again behind quotes that were opened and never closed.
import { backslash, carriageReturn, lineFeed, quote } from './csv-bytes.ts';

/** `columns`: cells of the header; below 2 nothing tells a record from a line of text. */
export interface CsvShape {
  delimiter: number;
  escapes: boolean;
  columns: number;
}

/** Where the well-formed record of `columns` cells that begins at `from` ends (behind its line end), -1 when there is none. `whole`: the end of the bytes ends a record too. */
const recordEnd = (bytes: Buffer, from: number, { delimiter, escapes, columns }: CsvShape, whole: boolean): number => {
  let cells = 1;
  let at = from;
  for (;;) {
    if (bytes[at] === quote) {
      at += 1;
      while (at < bytes.length) {
        if (escapes && bytes[at] === backslash) at += 2;
        else if (bytes[at] !== quote) at += 1;
        else if (bytes[at + 1] === quote) at += 2;
        else break;
      }
      if (at >= bytes.length) return -1;
      at += 1;
    } else {
      while (at < bytes.length && bytes[at] !== delimiter && bytes[at] !== lineFeed && bytes[at] !== carriageReturn) {
        at += 1;
      }
    }
    if (at >= bytes.length) return whole && cells === columns ? at : -1;
    const byte = bytes[at];
    at += 1;
    if (byte === delimiter) cells += 1;
    else if (byte === lineFeed || byte === carriageReturn) {
      if (cells !== columns) return -1;
      return byte === carriageReturn && bytes[at] === lineFeed ? at + 1 : at;
    } else return -1;
    if (cells > columns) return -1;
  }
};

const nextLine = (bytes: Buffer, from: number): number => {
  for (let at = from; at < bytes.length; at += 1) {
    if (bytes[at] === lineFeed) return at + 1;
    if (bytes[at] === carriageReturn) return bytes[at + 1] === lineFeed ? at + 2 : at + 1;
  }
  return bytes.length;
};

/**
 * The start of the first line of `span`, its own first line aside, with which `needed` records in a row begin that have all
 * their cells; -1 when there is none. `whole`: `span` ends where a record ends.
 */
export const findRecovery = (span: Buffer, shape: CsvShape, needed: number, whole: boolean): number => {
  if (shape.columns < 2) return -1;
  for (let line = nextLine(span, 0); line < span.length; line = nextLine(span, line)) {
    let at = line;
    let found = 0;
    while (found < needed && at >= 0 && at < span.length) {
      at = recordEnd(span, at, shape, whole);
      if (at >= 0) found += 1;
    }
    if (found === needed) return line;
  }
  return -1;
};
