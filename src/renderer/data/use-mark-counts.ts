// How many of the events that fit a filter bear each tag, and how many are starred.
import { useQuery } from '@tanstack/react-query';
import type { MarkCounts } from '#shared/model/case.ts';
import type { Filter } from '#shared/model/filter.ts';
import { useClient } from './client.tsx';
import type { Problem } from './problem.ts';
import { useArchiveKey } from './use-archive.ts';
import { useCaseRevision } from './use-case-revision.ts';
import { useProblem } from './use-problem.ts';

export const useMarkCounts = (
  filter: Filter,
  zone: string,
  enabled: boolean,
): { counts: MarkCounts | undefined; loading: boolean; problem: Problem | null } => {
  const { calls } = useClient();
  const archive = useArchiveKey();
  const revision = useCaseRevision(enabled);
  const query = useQuery({
    ...calls.cases.counts.queryOptions({
      input: { filter, zone },
      queryKey: ['mark-counts', archive?.path, archive?.generation, filter, zone, revision],
    }),
    enabled: enabled && archive !== null,
    placeholderData: (previous, previousQuery) => (previousQuery?.queryKey[1] === archive?.path ? previous : undefined),
  });
  return { counts: query.data, loading: query.isFetching, problem: useProblem(query.error) };
};
