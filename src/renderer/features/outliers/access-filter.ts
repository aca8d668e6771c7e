// The filters behind the Access page: what counts as an access, and what a click on a bar asks the grid for.
import type { Filter } from '#shared/model/filter.ts';
import { bothOf, timeOf, topTerms, withTime } from '#shared/model/filter-edit.ts';

export const accessResources = ['recording', 'transcript', 'export'] as const;

/** The current filter and the accesses to one type of resource; a term that is there already is not repeated. `actions` null: all of them. */
export const accessFilter = (filter: Filter, resource: string, actions: readonly string[] | null): Filter => {
  const terms = new Set(topTerms(filter).map((term) => JSON.stringify(term)));
  const kind: Filter = { op: 'is', field: 'resource.type', values: [resource] };
  const clause: Filter[] = actions === null ? [kind] : [{ op: 'is', field: 'action', values: [...actions] }, kind];
  return bothOf(filter, { op: 'and', args: clause.filter((term) => !terms.has(JSON.stringify(term))) });
};

/** Accesses of one user; null: of events that name none. */
export const ofUser = (filter: Filter, email: string | null): Filter =>
  bothOf(filter, { op: 'is', field: 'actor.email', values: [email ?? ''] });

/** Accesses of everyone but these users. */
export const ofOthers = (filter: Filter, emails: readonly (string | null)[]): Filter =>
  bothOf(filter, {
    op: 'not',
    arg: { op: 'is', field: 'actor.email', values: emails.map((email) => email ?? '') },
  });

/** Accesses between two dates of the view's zone (`to` exclusive), within the time the filter asks for already. */
export const during = (filter: Filter, from: string, to: string): Filter => {
  const known = timeOf(filter);
  const range = { from, to };
  if (known.from === undefined && known.to === undefined) return withTime(filter, range);
  return bothOf(filter, { op: 'time', ...range });
};
