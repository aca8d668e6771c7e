// Whole events as RFC 4180 CSV: lossless, so a cell is exactly the value. Absent values are empty, empty texts are `""`.
import { assertNever } from '#shared/assert-never.ts';
import type { AuditEvent } from '#shared/model/event.ts';
import { type EventColumn, eventColumns } from '#shared/model/event-columns.ts';
import type { JsonValue } from '#shared/model/json.ts';

const jsonCell = (value: JsonValue | undefined): string | null => (value === undefined ? null : JSON.stringify(value));

const cellOf = (event: AuditEvent, column: EventColumn): string | null => {
  switch (column) {
    case 'id':
    case 'timestamp':
    case 'timestampText':
    case 'tenantId':
    case 'action':
    case 'category':
    case 'reason':
      return event[column];
    case 'actor.id':
      return event.actor.id;
    case 'actor.email':
      return event.actor.email;
    case 'actor.role':
      return event.actor.role;
    case 'actor.ip':
      return event.actor.ip;
    case 'actor.userAgent':
      return event.actor.userAgent;
    case 'resource.type':
      return event.resource.type;
    case 'resource.id':
      return event.resource.id;
    case 'crossTenant':
      return event.crossTenant === null ? null : String(event.crossTenant);
    case 'diff':
    case 'before':
    case 'after':
    case 'extra':
      return jsonCell(event[column]);
    default:
      return assertNever(column);
  }
};

const cellText = (text: string | null): string => {
  if (text === null) return '';
  return text === '' || /[",\r\n]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

export const csvHeader = `${eventColumns.join(',')}\r\n`;

/** One record with its line end. */
export const csvRecord = (event: AuditEvent): string =>
  `${eventColumns.map((column) => cellText(cellOf(event, column))).join(',')}\r\n`;
