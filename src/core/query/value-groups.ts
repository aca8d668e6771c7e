// The values a result is sorted by: all of an archive in one order, and for each segment which place a code has in it.
import { foldCase } from '#shared/model/fold-case.ts';
import type { ValueSort } from '#shared/model/query.ts';
import type { CodedField, SegmentView } from './segment-view.ts';
import { compareValues } from './value-counts.ts';

const sortFields = {
  actor: 'actor.id',
  actorId: 'actor.id',
  action: 'action',
  resource: 'resource.type',
  role: 'role',
  category: 'category',
  crossTenant: 'crossTenant',
  reason: 'reason',
  ip: 'ip',
  userAgent: 'userAgent',
  tenant: 'tenant',
} as const satisfies Record<ValueSort, CodedField>;

/** The coded field that a sort looks at. */
export const sortField = (sort: ValueSort): CodedField => sortFields[sort];

const stated = (value: string | null | undefined): string | null =>
  value === undefined || value === '' ? null : value;

/** What each code of a segment is sorted by: an actor's e-mail, or the id where there is none; null is "not stated". */
export const sortValues = (view: SegmentView, sort: ValueSort): (string | null)[] => {
  const { values } = view.field(sortFields[sort]);
  if (sort !== 'actor') return values.map(stated);
  const emails = view.field('actor.email').values;
  return values.map((id, code) => stated(emails[code]) ?? stated(id));
};

/** Without regard to case, then by code unit, "not stated" last whichever way the values go. */
export const compareSortValues = (a: string | null, b: string | null, descending: boolean): number => {
  if (a === null || b === null) return compareValues(a, b);
  const order = compareValues(foldCase(a), foldCase(b)) || compareValues(a, b);
  return descending ? -order : order;
};
