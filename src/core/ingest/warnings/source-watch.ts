// Looks out, while a source is read, for what its reader has to know although it can be read: signs of damage and cut-offs,
// and everything that had to be decided. A record taken in place costs two comparisons.
import type { SourceFormat } from '#shared/model/archive.ts';
import type { SourceWarning } from '#shared/model/source-warning.ts';
import type { MappedEvent } from '../mapping/draft.ts';
import { noteTime } from './note-time.ts';
import { createWarningTally } from './warning-tally.ts';

export interface SourceWatch {
  /** Every record that is read, where it lies: `bytes[start..end)`. */
  record(bytes: Buffer, start: number, end: number, line: number, byteOffset: number): void;
  /** Every event, however it was mapped; ms UTC. */
  time(timeMs: number, line: number): void;
  /** Every event that was mapped the long way, with the bytes of its record. */
  mapped(event: MappedEvent, raw: Buffer, line: number): void;
  /** A record that is none: the header of a table, or that header again. */
  header(raw: Buffer, line: number): void;
  /** What there is to tell once `records` have been read. */
  finish(records: number): SourceWarning[];
}

/** A clock may be a little ahead of this machine's. */
const skewMs = 5 * 60_000;
/** Longest text a spreadsheet keeps in a cell, in characters. */
const cellLimit = 32_767;
/** Where exports and spreadsheets stop. */
const rowLimits: ReadonlySet<number> = new Set([10_000, 50_000, 100_000]);
const sheetRows = 1_048_575;
/** A long number as a spreadsheet shows it: `1.23E+15`. */
const damagedNumber = /(?<![^,;|\t"\r\n])-?\d(?:[.,]\d+)?E\+\d{2,}(?![^,;|\t"\r\n])/;
const cutName = /[\w.-]*_TRUNCATED/;

const spell = (timeMs: number): string => new Date(timeMs).toISOString();

/** `found`: what was seen before the first record. `now`: the import's own clock, ms. */
export const createSourceWatch = (format: SourceFormat, found: readonly SourceWarning[], now: number): SourceWatch => {
  const tally = createWarningTally(found);
  const isTable = format === 'csv';
  const latest = now + skewMs;
  /** Offset of the piece of input that `exponent` is a place in; -1 where there is none. */
  let base = -1;
  let exponent = -1;
  let headers = 0;

  const lookCloser = (bytes: Buffer, start: number, end: number, line: number): void => {
    const text = bytes.toString('utf8', start, end);
    const number = damagedNumber.exec(text)?.[0];
    if (number !== undefined) tally.add('spreadsheet_damage', `line ${line}: ${number}`);
  };

  const lookForCut = (bytes: Buffer, start: number, end: number, line: number): void => {
    const text = bytes.toString('utf8', start, end);
    const isCut = text.split(/"?[,;|\t]"?/).some((cell) => cell.length === cellLimit);
    if (isCut) tally.add('truncated_values', `line ${line}: a cell of exactly ${cellLimit} characters`);
  };

  return {
    record(bytes, start, end, line, byteOffset) {
      if (!isTable) return;
      if (byteOffset - start !== base || exponent < start) {
        base = byteOffset - start;
        exponent = bytes.indexOf('E+', start, 'latin1');
        if (exponent < 0) exponent = bytes.length;
      }
      if (exponent < end) lookCloser(bytes, start, end, line);
      if (end - start >= cellLimit) lookForCut(bytes, start, end, line);
    },
    time(timeMs, line) {
      if (timeMs > latest) tally.add('clock_skew', () => `line ${line}: ${spell(timeMs)}, read at ${spell(now)}`);
    },
    mapped({ event, notes, partialChanges }, raw, line) {
      if (notes !== undefined) noteTime(tally, event.timestampText, notes, line);
      if (partialChanges === true) tally.add('partial_changes', `line ${line}`);
      if (!isTable && raw.includes('_TRUNCATED')) {
        tally.add('truncated_values', () => `line ${line}: ${cutName.exec(raw.toString('utf8'))?.[0] ?? ''}`);
      }
    },
    header(raw, line) {
      headers += 1;
      if (headers > 1) tally.add('repeated_header', `line ${line}`);
      else {
        const name = cutName.exec(raw.toString('utf8'))?.[0];
        if (name !== undefined) tally.add('truncated_values', `column ${name}`);
      }
    },
    finish(records) {
      if (rowLimits.has(records) || (isTable && records === sheetRows)) {
        tally.add('row_limit', `exactly ${records} records`, records);
      }
      return tally.toList();
    },
  };
};
