// Which resources a chain check is about, and whose an event is: a resource is one of a tenant, and events that name no tenant
// belong to the only tenant that has the type and id, where there is exactly one.
import type { Snapshot } from '../query/snapshot.ts';
import type { Breathe, ChangeEvent, ChangeLog, ChangeQuestion } from './types.ts';

export interface ChainResource {
  type: string;
  id: string;
  tenantId: string | null;
}

/** As in a reference to a resource. */
const longestName = 4096;
const isName = (name: string | null): name is string => name !== null && name !== '' && name.length <= longestName;

/** Null for an event that names no resource, or by no name that could be asked for again. */
export const resourceOf = ({ resourceType: type, resourceId: id, tenantId }: ChangeEvent): ChainResource | null =>
  isName(type) && isName(id) ? { type, id, tenantId } : null;

/** The lengths keep apart what would read the same. */
export const keyOf = ({ type, id, tenantId }: ChainResource): string =>
  `${type.length} ${id.length} ${type}${id}${tenantId === null ? '' : ` ${tenantId}`}`;

const namesSomeTenants = ({ views }: Snapshot): boolean => {
  const tallies = views.map((view) => view.tally('tenant'));
  const unstated = tallies.some((tally) => (tally[0] ?? 0) > 0);
  return unstated && tallies.some((tally) => tally.some((count, code) => code > 0 && count > 0));
};

/** Reads the log through only where some events name a tenant and others none. */
export const tenantJoiner = async (
  log: ChangeLog,
  snapshot: Snapshot,
  breathe: Breathe,
): Promise<(resource: ChainResource) => ChainResource> => {
  if (!namesSomeTenants(snapshot)) return (resource) => resource;
  const tenants = new Map<string, string | null>();
  for await (const events of log.changes(null, breathe)) {
    for (const event of events) {
      const resource = resourceOf(event);
      if (resource === null || resource.tenantId === null) continue;
      const key = keyOf({ ...resource, tenantId: null });
      const known = tenants.get(key);
      if (known === undefined) tenants.set(key, resource.tenantId);
      else if (known !== resource.tenantId) tenants.set(key, null);
    }
  }
  return (resource) =>
    resource.tenantId === null ? { ...resource, tenantId: tenants.get(keyOf(resource)) ?? null } : resource;
};

export interface Asked {
  /** By key. */
  resources: Map<string, ChainResource>;
  unidentified: number;
}

/** The resources with a change that fits. */
export const askedResources = async (
  log: ChangeLog,
  question: ChangeQuestion,
  join: (resource: ChainResource) => ChainResource,
  breathe: Breathe,
): Promise<Asked> => {
  const asked: Asked = { resources: new Map(), unidentified: 0 };
  for await (const events of log.changes(question, breathe)) {
    for (const event of events) {
      if (event.later === true) continue;
      const stated = resourceOf(event);
      if (stated === null) asked.unidentified += 1;
      else {
        const resource = join(stated);
        asked.resources.set(keyOf(resource), resource);
      }
    }
  }
  return asked;
};
