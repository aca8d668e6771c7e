// Where a line of the report leads: the event in the grid, under the same filter, and the history of its resource.
import type { ReportedResource } from '#shared/model/change-report.ts';
import type { ViewSearch } from '../../../data/search.ts';
import { toHistory as toResource } from '../../../data/to-history.ts';

/** On the Events page, open at its change. */
export const toChange =
  (id: string) =>
  ({ zone, q, off }: ViewSearch): ViewSearch => ({ zone, q, off, event: id, tab: 'change' });

/** On the Changes page; null for a resource that has no history of its own. */
export const toHistory = ({ type, id, tenantId }: ReportedResource['resource']) => {
  if (type === null || type === '' || id === null || id === '') return null;
  return toResource({ type, id, tenantId });
};
