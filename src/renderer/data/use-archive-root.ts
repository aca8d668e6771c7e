// What names the content of the open archive, for links, prints and files.
import { useQuery } from '@tanstack/react-query';
import type { ArchiveRoot } from '#shared/model/archive-root.ts';
import { useClient } from './client.tsx';
import type { Problem } from './problem.ts';
import { useArchiveKey } from './use-archive.ts';
import { useProblem } from './use-problem.ts';

export interface ArchiveRootState {
  /** Undefined until it was read, and while no archive is open. */
  archiveRoot: ArchiveRoot | undefined;
  problem: Problem | null;
  retry(): void;
}

export const useArchiveRoot = (): ArchiveRootState => {
  const { calls } = useClient();
  const archive = useArchiveKey();
  const query = useQuery({
    ...calls.archive.root.queryOptions({ queryKey: ['archive-root', archive?.path, archive?.generation] }),
    enabled: archive !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return {
    archiveRoot: archive === null ? undefined : query.data,
    problem: useProblem(query.error),
    retry: () => void query.refetch(),
  };
};
