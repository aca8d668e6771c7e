// Which values a section lists: the counted ones, and those of the filter that have no count any more.
import type { Facet } from '#shared/model/query.ts';

export interface FacetValue {
  /** '' is "not stated", as filters write it. */
  value: string;
  /** Null where the filter names a value outside the counted ones. */
  count: number | null;
  state: 'included' | 'excluded' | 'free';
}

/** Values compare without regard to case, as the filter does. */
const holds = (values: readonly string[], value: string): boolean =>
  values.some((other) => other.toLowerCase() === value.toLowerCase());

export const facetValues = (
  facet: Facet | undefined,
  included: readonly string[],
  excluded: readonly string[],
): FacetValue[] => {
  const counted = (facet?.values ?? []).map(({ value, count }): FacetValue => {
    const text = value ?? '';
    const state = holds(included, text) ? 'included' : holds(excluded, text) ? 'excluded' : 'free';
    return { value: text, count, state };
  });
  const known = counted.map(({ value }) => value);
  const missing = (values: readonly string[], state: 'included' | 'excluded'): FacetValue[] =>
    values.filter((value) => !holds(known, value)).map((value) => ({ value, count: null, state }));
  return [...missing(included, 'included'), ...missing(excluded, 'excluded'), ...counted];
};
