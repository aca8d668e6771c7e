// One event as cells of text: what stands in each column of a table, exactly as it is.
import { assertNever } from '#shared/assert-never.ts';
import type { AuditEvent } from './event.ts';
import type { EventColumn } from './event-columns.ts';
import type { JsonValue } from './json.ts';

const jsonCell = (value: JsonValue | undefined): string | null => (value === undefined ? null : JSON.stringify(value));

/** The text of one column; null where the source did not say. Changes, states and `extra` are JSON texts. */
export const eventCell = (event: AuditEvent, column: EventColumn): string | null => {
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
