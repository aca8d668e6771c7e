import { describe, expect, it } from 'vitest';
import { facetValues } from '#renderer/features/facets/facet-values.ts';

const found = [
  { value: 'access', count: 9 },
  { value: 'Delete', count: 2 },
  { value: null, count: 1 },
];

describe('facetValues', () => {
  it('marks what the filter asks for and excludes, without regard to case', () => {
    expect(facetValues(found, ['delete'], [''])).toEqual([
      { value: 'access', count: 9, state: 'free' },
      { value: 'Delete', count: 2, state: 'included' },
      { value: '', count: 1, state: 'excluded' },
    ]);
  });

  it('keeps values of the filter that are not among the counted ones, so that they can be taken out', () => {
    expect(facetValues(found, ['publish'], ['login']).slice(0, 2)).toEqual([
      { value: 'publish', count: null, state: 'included' },
      { value: 'login', count: null, state: 'excluded' },
    ]);
    expect(facetValues([], [], [])).toEqual([]);
  });
});
