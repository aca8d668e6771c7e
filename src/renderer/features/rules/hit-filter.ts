// The filter that shows the events of a hit in the grid.
import type { Filter } from '#shared/model/filter.ts';
import type { RuleHit } from '#shared/model/rule.ts';

/** Ids that an address can hold in comfort. */
const mostIds = 100;

/** Whether the filter shows exactly the hit's events; otherwise it shows all of the actor's events of that time. */
export const isExact = ({ events, eventIds }: RuleHit): boolean => events === eventIds.length && events <= mostIds;

const actorFilter = ({ actor: { id, email } }: RuleHit): Filter[] => {
  if (email !== null && email !== '') return [{ op: 'is', field: 'actor', values: [email] }];
  return id === null || id === '' ? [] : [{ op: 'is', field: 'actor', values: [id] }];
};

export const hitFilter = (hit: RuleHit): Filter => {
  if (isExact(hit)) return { op: 'is', field: 'id', values: hit.eventIds };
  const to = new Date(Date.parse(hit.to) + 1).toISOString();
  return { op: 'and', args: [...actorFilter(hit), { op: 'time', from: hit.from, to }] };
};
