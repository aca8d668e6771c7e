// Which column a result is sorted by, and what sorting by a column means next.
import type { GridColumnId } from '#shared/model/grid-layout.ts';
import { type Sort, sorts } from '#shared/model/query.ts';

/** Columns whose sorts are not named after them. */
const otherNames: Partial<Record<GridColumnId, readonly string[]>> = {
  time: ['newest', 'oldest'],
  sivo: ['crossTenant', 'crossTenant-desc'],
};

const isSort = (name: string): name is Sort => sorts.some((sort) => sort === name);

/** The order a column begins with and the other one; null when nothing sorts by it. */
const sortsOf = (column: GridColumnId): readonly [Sort, Sort] | null => {
  const [first = '', other = ''] = otherNames[column] ?? [column, `${column}-desc`];
  return isSort(first) && isSort(other) ? [first, other] : null;
};

/** The sort that follows when a column is chosen: its first one, or the other way round. Null when nothing sorts by it. */
export const nextSort = (sort: Sort, column: GridColumnId): Sort | null => {
  const found = sortsOf(column);
  if (found === null) return null;
  return sort === found[0] ? found[1] : found[0];
};

/** How a column stands in a sort, in the words of ARIA; null when nothing sorts by it. */
export const sortState = (sort: Sort, column: GridColumnId): 'ascending' | 'descending' | 'none' | null => {
  const found = sortsOf(column);
  if (found === null) return null;
  if (!found.includes(sort)) return 'none';
  return sort === 'newest' || sort.endsWith('-desc') ? 'descending' : 'ascending';
};
