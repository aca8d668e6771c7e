// The same type and id may stand for things of several tenants: each has a history of its own.
import type { ResourceRef } from '#shared/model/changes.ts';
import { firstVersions } from './first-versions.ts';
import type { ChangeEvent } from './types.ts';

export interface OneTenant {
  resource: ResourceRef;
  /** Every tenant among the events, the one seen first before the others. */
  tenants: (string | null)[];
  /** Of the tenant answered for, each event once, in the log's order. */
  events: ChangeEvent[];
}

/** Chooses the tenant the reference names, else the one of the event `eventId`, else the one seen first. */
export const ofOneTenant = (
  resource: ResourceRef,
  events: readonly ChangeEvent[],
  eventId: string | null = null,
): OneTenant => {
  const tenants = [...new Set(events.map(({ tenantId }) => tenantId))];
  const asked = eventId === null ? undefined : events.find((event) => event.eventId === eventId)?.tenantId;
  const tenantId = resource.tenantId === undefined ? (asked ?? tenants[0]) : resource.tenantId;
  const { type, id } = resource;
  return {
    resource: { type, id, ...(tenantId === undefined ? {} : { tenantId }) },
    tenants,
    events: firstVersions(events.filter((event) => event.tenantId === tenantId)),
  };
};
