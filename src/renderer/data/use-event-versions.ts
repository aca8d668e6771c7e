// All stored versions of one event.
import { skipToken, useQuery } from '@tanstack/react-query';
import type { EventVersion } from '#shared/model/event.ts';
import { useClient } from './client.tsx';
import type { Problem } from './problem.ts';
import { useArchiveKey } from './use-archive.ts';
import { useProblem } from './use-problem.ts';

/** One version, or more where sources conflict. Null asks nothing. */
export const useEventVersions = (
  id: string | null,
): { versions: EventVersion[] | undefined; loading: boolean; problem: Problem | null } => {
  const { calls } = useClient();
  const archive = useArchiveKey();
  const query = useQuery({
    ...calls.events.get.queryOptions({
      input: id === null ? skipToken : { id },
      queryKey: ['event', archive?.path, archive?.generation, id],
    }),
    enabled: archive !== null && id !== null,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  return { versions: query.data?.versions, loading: query.isFetching, problem: useProblem(query.error) };
};
