// One actor day by day, for the page of one actor.
import { useQuery } from '@tanstack/react-query';
import type { ActorScores, ActorScoresInput } from '#shared/model/actor-scores.ts';
import { useClient } from './client.tsx';
import type { Problem } from './problem.ts';
import { useArchiveKey } from './use-archive.ts';
import { useFilterRevision } from './use-filter-revision.ts';
import { useProblem } from './use-problem.ts';

export interface ActorScoresState {
  /** While another day of the same actor is asked for, the answer to the one before: `current` is false then. */
  scores: ActorScores | undefined;
  current: boolean;
  problem: Problem | null;
}

export const useActorScores = (input: ActorScoresInput): ActorScoresState => {
  const { calls } = useClient();
  const archive = useArchiveKey();
  const revision = useFilterRevision(input.filter);
  const query = useQuery({
    ...calls.outliers.actor.queryOptions({
      input,
      queryKey: ['actor-scores', archive?.path, input.key, archive?.generation, input, revision],
    }),
    enabled: archive !== null,
    staleTime: Number.POSITIVE_INFINITY,
    // Another actor's numbers would stand under this one's name.
    placeholderData: (previous, previousQuery) =>
      previousQuery?.queryKey[1] === archive?.path && previousQuery?.queryKey[2] === input.key ? previous : undefined,
  });
  return { scores: query.data, current: !query.isPlaceholderData, problem: useProblem(query.error) };
};
