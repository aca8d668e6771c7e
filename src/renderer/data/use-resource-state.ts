// What a resource was at a moment, as far as the log tells.
import { skipToken, useQuery } from '@tanstack/react-query';
import type { Moment, ResourceRef, StateAsOf } from '#shared/model/changes.ts';
import { useClient } from './client.tsx';
import type { Problem } from './problem.ts';
import { useArchiveKey } from './use-archive.ts';
import { useProblem } from './use-problem.ts';

export interface ResourceStateAnswer {
  state: StateAsOf | undefined;
  problem: Problem | null;
}

/** A null moment asks nothing. */
export const useResourceState = (resource: ResourceRef, at: Moment | null): ResourceStateAnswer => {
  const { calls } = useClient();
  const archive = useArchiveKey();
  const query = useQuery({
    ...calls.changes.state.queryOptions({
      input: at === null ? skipToken : { resource, at },
      queryKey: ['resource-state', archive?.path, archive?.generation, resource, at],
    }),
    enabled: archive !== null && at !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return { state: query.data, problem: useProblem(query.error) };
};
