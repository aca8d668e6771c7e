// Opening, creating and closing an archive; what was cached of the one before is dropped.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ArchiveSummary } from '#shared/model/archive.ts';
import { useClient } from './client.tsx';
import type { Problem } from './problem.ts';
import { useProblem } from './use-problem.ts';

export interface ArchiveActions {
  /** Each resolves to true when it worked; otherwise `problem` says why. */
  open(path: string): Promise<boolean>;
  create(path: string): Promise<boolean>;
  close(): Promise<boolean>;
  busy: boolean;
  problem: Problem | null;
  clearProblem(): void;
}

type Action = { kind: 'open' | 'create'; path: string } | { kind: 'close' };

export const useArchiveActions = (): ArchiveActions => {
  const { client, calls } = useClient();
  const cache = useQueryClient();
  const mutation = useMutation({
    mutationFn: async (action: Action): Promise<ArchiveSummary | null> => {
      if (action.kind === 'open') return await client.archive.open({ path: action.path });
      if (action.kind === 'create') return await client.archive.create({ path: action.path });
      await client.archive.close();
      return null;
    },
    onSuccess: (archive) => cache.setQueryData(calls.archive.current.queryKey(), archive),
  });
  const run = (action: Action): Promise<boolean> =>
    mutation.mutateAsync(action).then(
      () => true,
      () => false,
    );
  return {
    open: (path) => run({ kind: 'open', path }),
    create: (path) => run({ kind: 'create', path }),
    close: () => run({ kind: 'close' }),
    busy: mutation.isPending,
    problem: useProblem(mutation.error),
    clearProblem: mutation.reset,
  };
};
