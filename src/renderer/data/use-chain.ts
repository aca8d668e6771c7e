// The chain check of what the filter asks for: how far it is, what it found, and the way to stop it. Its answer is kept for the
// archive's generation and the question.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { ChainInput, ChainProgress, ChainReport } from '#shared/model/chain.ts';
import { useClient } from './client.tsx';
import type { Problem } from './problem.ts';
import { readChain } from './read-chain.ts';
import { useArchiveKey } from './use-archive.ts';
import { useFilterRevision } from './use-filter-revision.ts';
import { useProblem } from './use-problem.ts';

export interface ChainControl {
  /** While another question runs, the answer to the one before: `current` is false then. */
  report: ChainReport | undefined;
  current: boolean;
  running: boolean;
  progress: ChainProgress | null;
  /** Stopped before it had an answer. */
  stopped: boolean;
  problem: Problem | null;
  run(): void;
  cancel(): void;
}

/** Runs by itself when a question is first asked of a generation; a question that was stopped waits for `run`. */
export const useChain = (input: ChainInput): ChainControl => {
  const { client } = useClient();
  const cache = useQueryClient();
  const archive = useArchiveKey();
  const revision = useFilterRevision(input.filter);
  const [progress, setProgress] = useState<ChainProgress | null>(null);
  const path = archive?.path;
  const queryKey = ['chain', path, archive?.generation, input.filter, input.zone, input.flipHours, revision];
  const query = useQuery({
    queryKey,
    queryFn: async ({ signal }) => {
      setProgress(null);
      return readChain(await client.changes.chain(input, { signal }), signal, setProgress);
    },
    enabled: archive !== null,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: (previous, previousQuery) => (previousQuery?.queryKey[1] === path ? previous : undefined),
  });
  const running = query.isFetching;
  const cancel = useCallback(() => void cache.cancelQueries({ queryKey: ['chain', path] }), [cache, path]);
  return {
    report: query.data,
    current: !query.isPlaceholderData,
    running,
    progress: running ? progress : null,
    stopped:
      archive !== null && !running && query.error === null && (query.data === undefined || query.isPlaceholderData),
    problem: useProblem(query.error),
    run: () => void query.refetch(),
    cancel,
  };
};
