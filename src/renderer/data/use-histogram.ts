// Counts over time under a filter.
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import type { FacetField } from '#shared/model/field.ts';
import type { Filter } from '#shared/model/filter.ts';
import type { Bucket, Histogram } from '#shared/model/query.ts';
import { useClient } from './client.tsx';
import type { Problem } from './problem.ts';
import { useArchiveKey } from './use-archive.ts';
import { useFilterRevision } from './use-filter-revision.ts';
import { useProblem } from './use-problem.ts';

export interface HistogramInput {
  filter: Filter;
  zone: string;
  bucket: Bucket;
  /** Also counted by this field in each bucket; its `limit` largest values, the rest as `other`. */
  split?: FacetField;
  limit?: number;
}

export interface HistogramState {
  histogram: Histogram | undefined;
  loading: boolean;
  problem: Problem | null;
}

/** Null asks nothing. */
export const useHistogram = (input: HistogramInput | null): HistogramState => {
  const { calls } = useClient();
  const archive = useArchiveKey();
  const revision = useFilterRevision(input?.filter);
  const query = useQuery({
    ...calls.query.histogram.queryOptions({
      input: input ?? skipToken,
      queryKey: ['histogram', archive?.path, archive?.generation, input, revision],
    }),
    enabled: archive !== null && input !== null,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: (previous, previousQuery) =>
      previousQuery?.queryKey[1] === archive?.path ? keepPreviousData(previous) : undefined,
  });
  return { histogram: query.data, loading: query.isFetching, problem: useProblem(query.error) };
};
