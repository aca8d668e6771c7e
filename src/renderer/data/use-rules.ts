// What the rules find under a question: how far they are, their hits, and the way to stop them. The answer is kept for the
// archive's generation, the question and the rules of the user's own.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { Filter } from '#shared/model/filter.ts';
import type { RulesProgress, RulesReport } from '#shared/model/rule.ts';
import { useClient } from './client.tsx';
import { usePreferences } from './preferences.tsx';
import type { Problem } from './problem.ts';
import { readReport } from './read-report.ts';
import { useArchiveKey } from './use-archive.ts';
import { useFilterRevision } from './use-filter-revision.ts';
import { useProblem } from './use-problem.ts';

export interface RulesControl {
  /** While another question runs, the answer to the one before: `current` is false then. */
  report: RulesReport | undefined;
  current: boolean;
  running: boolean;
  progress: RulesProgress | null;
  /** Stopped before it had an answer. */
  stopped: boolean;
  problem: Problem | null;
  run(): void;
  cancel(): void;
}

/** Every known rule runs by itself when a question is first asked; one that was stopped waits for `run`. */
export const useRules = (filter: Filter, zone: string): RulesControl => {
  const { client } = useClient();
  const cache = useQueryClient();
  const archive = useArchiveKey();
  const revision = useFilterRevision(filter);
  const { language } = usePreferences();
  const [progress, setProgress] = useState<RulesProgress | null>(null);
  const path = archive?.path;
  const input = useMemo(() => ({ filter, zone, language }), [filter, zone, language]);
  const query = useQuery({
    queryKey: ['rules', path, archive?.generation, input, revision],
    queryFn: async ({ signal }) => {
      setProgress(null);
      return readReport<RulesProgress, RulesReport>(await client.rules.run(input, { signal }), signal, setProgress);
    },
    enabled: archive !== null,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: (previous, previousQuery) => (previousQuery?.queryKey[1] === path ? previous : undefined),
  });
  const running = query.isFetching;
  const cancel = useCallback(() => void cache.cancelQueries({ queryKey: ['rules', path] }), [cache, path]);
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
