// The open archive. Polled, so that what other processes commit shows without being asked for.
import { useQuery } from '@tanstack/react-query';
import type { ArchiveSummary } from '#shared/model/archive.ts';
import { useClient } from './client.tsx';
import type { Problem } from './problem.ts';
import { useProblem } from './use-problem.ts';

/** Milliseconds between two looks at the open archive. */
const pollMs = 4000;

export interface ArchiveState {
  /** undefined until the first answer, null when no archive is open. */
  archive: ArchiveSummary | null | undefined;
  problem: Problem | null;
}

export const useArchive = (): ArchiveState => {
  const { calls } = useClient();
  const query = useQuery(calls.archive.current.queryOptions({ refetchInterval: pollMs, staleTime: pollMs }));
  return { archive: query.data, problem: useProblem(query.error) };
};

/** Names what cached answers belong to: another archive or a later generation is another key. Null when none is open. */
export const useArchiveKey = (): { path: string; generation: number } | null => {
  const { archive } = useArchive();
  return archive ? { path: archive.path, generation: archive.generation } : null;
};
