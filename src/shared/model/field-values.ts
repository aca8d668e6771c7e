// Which fields have a closed set of values, so that a misspelt value is an error and not an empty answer.
import { categories } from './category.ts';
import type { FilterField } from './field.ts';
import { foldCase } from './fold-case.ts';

const closedValues: Partial<Record<FilterField, readonly string[]>> = {
  category: categories,
  crossTenant: ['true', 'false'],
  conflict: ['true', 'false'],
  starred: ['true', 'false'],
};

/** What a value of the field must be one of when `value` is none of it; null when the value is fine. `''` (not stated) always is. */
export const expectedInstead = (field: FilterField, value: string): string | null => {
  const allowed = closedValues[field];
  if (allowed === undefined || value === '' || allowed.includes(foldCase(value))) return null;
  return `${field} is one of ${allowed.join(', ')}, or "" for not stated`;
};
