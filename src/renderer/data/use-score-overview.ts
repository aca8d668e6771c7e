// Everybody's scores day by day under a question.
import { useQuery } from '@tanstack/react-query';
import type { OverviewInput, ScoreOverview } from '#shared/model/actor-scores.ts';
import { useClient } from './client.tsx';
import type { Problem } from './problem.ts';
import { useArchiveKey } from './use-archive.ts';
import { useFilterRevision } from './use-filter-revision.ts';
import { useProblem } from './use-problem.ts';

/** While another question is asked, `overview` is the answer to the one before. */
export const useScoreOverview = (
  input: OverviewInput,
): { overview: ScoreOverview | undefined; loading: boolean; problem: Problem | null; run(): void } => {
  const { calls } = useClient();
  const archive = useArchiveKey();
  const revision = useFilterRevision(input.filter);
  const query = useQuery({
    ...calls.outliers.overview.queryOptions({
      input,
      queryKey: ['score-overview', archive?.path, archive?.generation, input, revision],
    }),
    enabled: archive !== null,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: (previous, previousQuery) => (previousQuery?.queryKey[1] === archive?.path ? previous : undefined),
  });
  return {
    overview: query.data,
    loading: query.isFetching,
    problem: useProblem(query.error),
    run: () => void query.refetch(),
  };
};
