// Whether the archive holds events of several tenants.
import { everything } from '#shared/model/filter.ts';
import { useFacets } from './use-facets.ts';

/** False until it is known. */
export const useManyTenants = (): boolean =>
  (useFacets(everything, 'UTC', ['tenant'], 2).facets?.facets[0]?.distinct ?? 0) > 1;
