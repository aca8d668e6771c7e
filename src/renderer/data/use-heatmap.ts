// Counts by hour of the week under a filter.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Filter } from '#shared/model/filter.ts';
import type { Heatmap } from '#shared/model/patterns-over-time.ts';
import { useClient } from './client.tsx';
import type { Problem } from './problem.ts';
import { useArchiveKey } from './use-archive.ts';
import { useFilterRevision } from './use-filter-revision.ts';
import { useProblem } from './use-problem.ts';

/** Hours are those of `zone`, which also reads the filter's local times. */
export const useHeatmap = (
  filter: Filter,
  zone: string,
): { heatmap: Heatmap | undefined; loading: boolean; problem: Problem | null } => {
  const { calls } = useClient();
  const archive = useArchiveKey();
  const revision = useFilterRevision(filter);
  const query = useQuery({
    ...calls.query.heatmap.queryOptions({
      input: { filter, zone },
      queryKey: ['heatmap', archive?.path, archive?.generation, filter, zone, revision],
    }),
    enabled: archive !== null,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: (previous, previousQuery) =>
      previousQuery?.queryKey[1] === archive?.path ? keepPreviousData(previous) : undefined,
  });
  return { heatmap: query.data, loading: query.isFetching, problem: useProblem(query.error) };
};
