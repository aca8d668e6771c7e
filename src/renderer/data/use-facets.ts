// Counts by value under a filter.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { FacetField } from '#shared/model/field.ts';
import type { Filter } from '#shared/model/filter.ts';
import type { Facets } from '#shared/model/query.ts';
import { useClient } from './client.tsx';
import type { Problem } from './problem.ts';
import { useArchiveKey } from './use-archive.ts';
import { useFilterRevision } from './use-filter-revision.ts';
import { useProblem } from './use-problem.ts';

export interface FacetsState {
  facets: Facets | undefined;
  loading: boolean;
  problem: Problem | null;
}

/** At most `limit` values of each field, most frequent first, of those that hold `search` (null: all); `zone` reads the filter's local times. */
export const useFacets = (
  filter: Filter,
  zone: string,
  fields: readonly FacetField[],
  limit: number,
  enabled = true,
  search: string | null = null,
): FacetsState => {
  const { calls } = useClient();
  const archive = useArchiveKey();
  const revision = useFilterRevision(filter);
  const query = useQuery({
    ...calls.query.facets.queryOptions({
      input: { filter, zone, fields: [...fields], limit, ...(search === null ? {} : { search }) },
      queryKey: ['facets', archive?.path, archive?.generation, filter, zone, fields, limit, revision],
    }),
    enabled: enabled && archive !== null,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: (previous, previousQuery) =>
      previousQuery?.queryKey[1] === archive?.path ? keepPreviousData(previous) : undefined,
  });
  return { facets: query.data, loading: query.isFetching, problem: useProblem(query.error) };
};
