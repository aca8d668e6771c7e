// Every version of one resource.
import { skipToken, useQuery } from '@tanstack/react-query';
import type { ResourceHistory, ResourceRef } from '#shared/model/changes.ts';
import { useClient } from './client.tsx';
import type { Problem } from './problem.ts';
import { useArchiveKey } from './use-archive.ts';
import { useProblem } from './use-problem.ts';

/** Null asks nothing. */
export const useResourceHistory = (
  resource: ResourceRef | null,
): { history: ResourceHistory | undefined; problem: Problem | null } => {
  const { calls } = useClient();
  const archive = useArchiveKey();
  const query = useQuery({
    ...calls.changes.history.queryOptions({
      input: resource === null ? skipToken : { resource },
      queryKey: ['resource-history', archive?.path, archive?.generation, resource],
    }),
    enabled: archive !== null && resource !== null,
    staleTime: Number.POSITIVE_INFINITY,
    // A later generation of the same archive: the versions known so far stay in sight.
    placeholderData: (previous, previousQuery) =>
      previousQuery?.queryKey[1] === archive?.path &&
      JSON.stringify(previousQuery?.queryKey[3]) === JSON.stringify(resource)
        ? previous
        : undefined,
  });
  return { history: query.data, problem: useProblem(query.error) };
};
