// The imports of the open archive and what they rejected.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ImportRecord, Quarantined } from '#shared/model/archive.ts';
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

export interface QuarantineInput {
  /** Absent: of all imports. */
  importId?: string;
  offset: number;
  /** 1 to 1000. */
  limit: number;
}

export const useQuarantine = (
  input: QuarantineInput,
): { total: number | undefined; items: Quarantined[]; loading: boolean; problem: Problem | null } => {
  const { calls } = useClient();
  const archive = useArchiveKey();
  const query = useQuery({
    ...calls.quarantine.list.queryOptions({
      input,
      queryKey: ['quarantine', archive?.path, archive?.generation, input],
    }),
    enabled: archive !== null,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  });
  return {
    total: query.data?.total,
    items: query.data?.items ?? [],
    loading: query.isFetching,
    problem: useProblem(query.error),
  };
};
