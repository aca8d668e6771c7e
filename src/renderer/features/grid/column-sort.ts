// Which column a result is sorted by, and what sorting by a column means next.
import type { Sort } from '#shared/model/query.ts';
import type { ColumnId } from './cell-value.ts';

/** For each column that can be sorted by: the order it begins with and the other one. */
const columnSorts = {
  time: ['newest', 'oldest'],
  actor: ['actor', 'actor-desc'],
  action: ['action', 'action-desc'],
  resource: ['resource', 'resource-desc'],
} as const satisfies Partial<Record<ColumnId, readonly [Sort, Sort]>>;

const sortsOf = (column: ColumnId): readonly [Sort, Sort] | null =>
  column in columnSorts ? columnSorts[column as keyof typeof columnSorts] : null;

/** The sort that follows when a column is chosen: its first one, or the other way round. Null when nothing sorts by it. */
export const nextSort = (sort: Sort, column: ColumnId): Sort | null => {
  const sorts = sortsOf(column);
  if (sorts === null) return null;
  return sort === sorts[0] ? sorts[1] : sorts[0];
};

/** How a column stands in a sort, in the words of ARIA; null when nothing sorts by it. */
export const sortState = (sort: Sort, column: ColumnId): 'ascending' | 'descending' | 'none' | null => {
  const sorts = sortsOf(column);
  if (sorts === null) return null;
  if (!sorts.includes(sort)) return 'none';
  return sort === 'newest' || sort.endsWith('-desc') ? 'descending' : 'ascending';
};
