// Which values a section lists: the counted ones, and those of the filter that have no count any more.

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
  found: readonly { value: string | null; count: number }[],
  included: readonly string[],
  excluded: readonly string[],
): FacetValue[] => {
  const counted = found.map(({ value, count }): FacetValue => {
    const text = value ?? '';
    const state = holds(included, text) ? 'included' : holds(excluded, text) ? 'excluded' : 'free';
    return { value: text, count, state };
  });
  const known = new Set(counted.map(({ value }) => value.toLowerCase()));
  const missing = (values: readonly string[], state: 'included' | 'excluded'): FacetValue[] =>
    values.filter((value) => !known.has(value.toLowerCase())).map((value) => ({ value, count: null, state }));
  return [...missing(included, 'included'), ...missing(excluded, 'excluded'), ...counted];
};
