// Who accesses unusually under a question: how far the search is, what it found, and the way to stop it. Its answer is kept for the
// archive's generation and the question.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { OutliersInput, OutliersProgress, OutliersReport } from '#shared/model/outliers.ts';
import { useClient } from './client.tsx';
import type { Problem } from './problem.ts';
import { readOutliers } from './read-outliers.ts';
import { useArchiveKey } from './use-archive.ts';
import { useFilterRevision } from './use-filter-revision.ts';
import { useProblem } from './use-problem.ts';

export interface OutliersControl {
  /** While another question runs, the answer to the one before: `current` is false then. */
  report: OutliersReport | undefined;
  current: boolean;
  running: boolean;
  progress: OutliersProgress | null;
  /** Stopped before it had an answer. */
  stopped: boolean;
  problem: Problem | null;
  run(): void;
  cancel(): void;
}

/** Runs by itself when a question is first asked of a generation; a question that was stopped waits for `run`. */
export const useOutliers = (input: OutliersInput): OutliersControl => {
  const { client } = useClient();
  const cache = useQueryClient();
  const archive = useArchiveKey();
  const revision = useFilterRevision(input.filter);
  const [progress, setProgress] = useState<OutliersProgress | null>(null);
  const path = archive?.path;
  const query = useQuery({
    queryKey: ['outliers', path, archive?.generation, input, revision],
    queryFn: async ({ signal }) => {
      setProgress(null);
      return readOutliers(await client.outliers.run(input, { signal }), signal, setProgress);
    },
    enabled: archive !== null,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: (previous, previousQuery) => (previousQuery?.queryKey[1] === path ? previous : undefined),
  });
  const running = query.isFetching;
  const cancel = useCallback(() => void cache.cancelQueries({ queryKey: ['outliers', path] }), [cache, path]);
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
