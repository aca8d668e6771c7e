// Names for the resources of a report: a sparse change seldom shows one, so the rest of the log is asked.
import type { Filter } from '#shared/model/filter.ts';
import { shownName } from './shown-name.ts';
import type { Breathe, ChangeEvent, ChangeLog } from './types.ts';

type Named = Pick<ChangeEvent, 'resourceType' | 'resourceId' | 'tenantId'>;

/** What tells the resource of an event from every other. */
export const resourceKey = ({ resourceType, resourceId, tenantId }: Named): string =>
  JSON.stringify([resourceType, resourceId, tenantId]);

/** Changes without an id are of who knows how many resources: none of their names is theirs together. */
export const isIdentified = ({ resourceId }: Named): boolean => resourceId !== null && resourceId !== '';

const mentions = (ids: readonly string[]): Filter => ({ op: 'is', field: 'resource.id', values: [...ids] });

/** The newest name of each resource that the reported events show, else of all events; by `resourceKey`. */
export const reportNames = async (
  log: ChangeLog,
  events: readonly ChangeEvent[],
  breathe: Breathe,
): Promise<ReadonlyMap<string, string>> => {
  const names = new Map<string, string>();
  const note = (event: ChangeEvent): void => {
    const name = isIdentified(event) ? shownName(event) : null;
    if (name !== null) names.set(resourceKey(event), name);
  };
  for (const event of events) note(event);
  const nameless = events.filter((event) => isIdentified(event) && !names.has(resourceKey(event)));
  if (nameless.length === 0) return names;
  const keys = new Set(nameless.map(resourceKey));
  const ids = [...new Set(nameless.flatMap(({ resourceId }) => resourceId ?? []))];
  for await (const page of log.changes({ filter: mentions(ids), zone: 'UTC' }, breathe)) {
    for (const event of page) if (keys.has(resourceKey(event))) note(event);
  }
  return names;
};
