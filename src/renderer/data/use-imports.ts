// The imports of the open archive.
import { useQuery } from '@tanstack/react-query';
import type { ImportRecord } from '#shared/model/archive.ts';
import { useClient } from './client.tsx';
import type { Problem } from './problem.ts';
import { useArchiveKey } from './use-archive.ts';
import { useProblem } from './use-problem.ts';

export const useImports = (): { imports: ImportRecord[] | undefined; loading: boolean; problem: Problem | null } => {
  const { calls } = useClient();
  const archive = useArchiveKey();
  const query = useQuery({
    ...calls.archive.imports.queryOptions({ queryKey: ['imports', archive?.path, archive?.generation] }),
    enabled: archive !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return { imports: query.data?.imports, loading: query.isFetching, problem: useProblem(query.error) };
};
