// One field of a mapped event as a preview shows it.
import { assertNever } from '#shared/assert-never.ts';
import type { AuditEvent } from '#shared/model/event.ts';
import type { MappableField } from '#shared/model/mapping.ts';
import { formatTime } from '../../ui/format-time.ts';

const json = (value: unknown): string => (value === undefined ? '' : JSON.stringify(value).slice(0, 200));

/** Empty where the event says nothing; times in `zone`. */
export const eventCell = (event: AuditEvent, field: MappableField, zone: string): string => {
  switch (field) {
    case 'id':
      return event.id;
    case 'timestamp':
      return formatTime(event.timestamp, zone);
    case 'tenantId':
      return event.tenantId ?? '';
    case 'actor':
      return event.actor.email ?? event.actor.id ?? '';
    case 'actor.id':
      return event.actor.id ?? '';
    case 'actor.email':
      return event.actor.email ?? '';
    case 'actor.role':
      return event.actor.role ?? '';
    case 'actor.ip':
      return event.actor.ip ?? '';
    case 'actor.userAgent':
      return event.actor.userAgent ?? '';
    case 'action':
      return event.action ?? '';
    case 'resource':
      return [event.resource.type, event.resource.id].filter((part) => part !== null).join(' ');
    case 'resource.type':
      return event.resource.type ?? '';
    case 'resource.id':
      return event.resource.id ?? '';
    case 'crossTenant':
      return event.crossTenant === null ? '' : String(event.crossTenant);
    case 'reason':
      return event.reason ?? '';
    case 'diff':
      return json(event.diff);
    case 'before':
      return json(event.before);
    case 'after':
      return json(event.after);
    default:
      return assertNever(field);
  }
};
