// What one event changed, compared by the engine.
import { useQuery } from '@tanstack/react-query';
import type { Comparison } from '#shared/model/changes.ts';
import { useClient } from './client.tsx';
import type { Problem } from './problem.ts';
import { useArchiveKey } from './use-archive.ts';
import { useProblem } from './use-problem.ts';

/** `contentHash` tells the version where sources conflict; null: the first stored one. */
export const useChangeOfEvent = (
  id: string,
  contentHash: string | null,
): { comparison: Comparison | undefined; loading: boolean; problem: Problem | null; retry(): void } => {
  const { calls } = useClient();
  const archive = useArchiveKey();
  const query = useQuery({
    ...calls.changes.ofEvent.queryOptions({
      input: { id, contentHash },
      queryKey: ['change-of-event', archive?.path, archive?.generation, id, contentHash],
    }),
    enabled: archive !== null,
    staleTime: Number.POSITIVE_INFINITY,
    // States may be megabytes: few are kept.
    gcTime: 60_000,
    retry: false,
  });
  return {
    comparison: query.data,
    loading: query.isFetching,
    problem: useProblem(query.error),
    retry: () => void query.refetch(),
  };
};
