// What the imports of the open archive claim to hold whole, day by day in a zone.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Coverage } from '#shared/model/coverage.ts';
import { useClient } from './client.tsx';
import type { Problem } from './problem.ts';
import { useArchiveKey } from './use-archive.ts';
import { useProblem } from './use-problem.ts';

export const useCoverage = (zone: string): { coverage: Coverage | undefined; problem: Problem | null } => {
  const { calls } = useClient();
  const archive = useArchiveKey();
  const query = useQuery({
    ...calls.coverage.get.queryOptions({
      input: { zone },
      queryKey: ['coverage', archive?.path, archive?.generation, zone],
    }),
    enabled: archive !== null,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  });
  return { coverage: query.data, problem: useProblem(query.error) };
};
