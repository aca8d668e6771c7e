// Where a line of the report leads: the event in the grid, under the same filter, and the history of its resource.
import type { ReportedResource } from '#shared/model/change-report.ts';
import { printResource } from '#shared/model/resource-name.ts';
import type { ViewSearch } from '../../../data/search.ts';
import { printTenant } from '../resources/tenant-text.ts';

/** On the Events page, open at its change. */
export const toChange =
  (id: string) =>
  ({ zone, q, off }: ViewSearch): ViewSearch => ({ zone, q, off, event: id, tab: 'change' });

/** On the Changes page; null for a resource that has no history of its own. */
export const toHistory = ({ type, id, tenantId }: ReportedResource['resource']) => {
  if (type === null || type === '' || id === null || id === '') return null;
  const of = printResource({ type, id, tenantId });
  return ({ zone, q, off }: ViewSearch): ViewSearch => ({ zone, q, off, of, tenant: printTenant(tenantId) });
};
