// What the grid shows of a stored event.
import type { EventRow } from '#shared/model/event.ts';
import { fieldChangesOf } from '#shared/model/field-changes.ts';
import type { StoredEvent } from '../archive/types.ts';

const previewChanges = 4;

export const eventRowOf = ({ event, conflict }: StoredEvent): EventRow => {
  const changes = fieldChangesOf(event);
  return {
    id: event.id,
    timestamp: event.timestamp,
    tenantId: event.tenantId,
    actor: event.actor,
    action: event.action,
    resource: event.resource,
    category: event.category,
    crossTenant: event.crossTenant,
    conflict,
    reason: event.reason,
    changes: changes.slice(0, previewChanges),
    changeCount: changes.length,
  };
};
