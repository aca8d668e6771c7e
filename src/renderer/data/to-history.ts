// The way to the history of a resource, as an address.
import type { ResourceRef } from '#shared/model/changes.ts';
import { printResource } from '#shared/model/resource-name.ts';
import type { ViewSearch } from './search.ts';
import { printTenant } from './tenant-text.ts';

/** On the Changes page, under the same filter; with an event, at the version it left behind. */
export const toHistory =
  (resource: ResourceRef, eventId?: string) =>
  ({ zone, q, off }: ViewSearch): ViewSearch => ({
    zone,
    q,
    off,
    of: printResource(resource),
    tenant: printTenant(resource.tenantId),
    right: eventId,
  });
