// Whole events as RFC 4180 CSV: lossless, so a cell is exactly the value. Absent values are empty, empty texts are `""`.
import type { AuditEvent } from './event.ts';
import { eventCell } from './event-cell.ts';
import { type EventColumn, eventColumns } from './event-columns.ts';

/** A cell as it is written; null is an absent value. */
export const csvCell = (text: string | null): string => {
  if (text === null) return '';
  return text === '' || /[",\r\n]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** The first line with its line end. */
export const csvHeader = (columns: readonly EventColumn[] = eventColumns): string => `${columns.join(',')}\r\n`;

/** One record of written cells with its line end; never a blank line, which readers would pass over. */
export const csvLine = (cells: readonly string[]): string =>
  cells.length === 1 && cells[0] === '' ? '""\r\n' : `${cells.join(',')}\r\n`;

/** One record with its line end. */
export const csvRecord = (event: AuditEvent, columns: readonly EventColumn[] = eventColumns): string =>
  csvLine(columns.map((column) => csvCell(eventCell(event, column))));
