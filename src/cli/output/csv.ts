// Event rows as RFC 4180 CSV: lossless, so a cell is exactly the value. Absent values are empty, empty texts are `""`.
import type { EventRow } from '#shared/model/event.ts';

type Cell = string | boolean | null;

const columns: readonly (readonly [string, (row: EventRow) => Cell])[] = [
  ['id', (row) => row.id],
  ['timestamp', (row) => row.timestamp],
  ['actor.id', (row) => row.actor.id],
  ['actor.email', (row) => row.actor.email],
  ['actor.role', (row) => row.actor.role],
  ['actor.ip', (row) => row.actor.ip],
  ['actor.userAgent', (row) => row.actor.userAgent],
  ['action', (row) => row.action],
  ['resource.type', (row) => row.resource.type],
  ['resource.id', (row) => row.resource.id],
  ['category', (row) => row.category],
  ['crossTenant', (row) => row.crossTenant],
  ['reason', (row) => row.reason],
  ['conflict', (row) => row.conflict],
  ['changes', (row) => (row.changes.length === 0 ? null : JSON.stringify(row.changes))],
];

const cellText = (cell: Cell): string => {
  if (cell === null) return '';
  const text = String(cell);
  return text === '' || /[",\r\n]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

export const csvHeader = `${columns.map(([name]) => name).join(',')}\r\n`;

/** One record with its line end. */
export const csvRecord = (row: EventRow): string => `${columns.map(([, value]) => cellText(value(row))).join(',')}\r\n`;
