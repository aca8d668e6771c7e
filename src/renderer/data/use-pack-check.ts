// The check of a pack somebody handed over: how far it is, what it found, and the way to stop it.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { PackCheck, PackCheckProgress } from '#shared/model/pack.ts';
import { useClient } from './client.tsx';
import type { Problem } from './problem.ts';
import { readPackCheck } from './read-pack-check.ts';
import { useProblem } from './use-problem.ts';

export interface PackCheckControl {
  check: PackCheck | undefined;
  running: boolean;
  progress: PackCheckProgress | null;
  /** Stopped before it had an answer. */
  stopped: boolean;
  problem: Problem | null;
  run(): void;
  cancel(): void;
}

/** Needs no archive. Runs by itself for another path or fingerprint; `path` empty asks nothing. The file may have changed: nothing is kept. */
export const usePackCheck = (path: string, fingerprint: string | null): PackCheckControl => {
  const { client } = useClient();
  const cache = useQueryClient();
  const [progress, setProgress] = useState<PackCheckProgress | null>(null);
  const query = useQuery({
    queryKey: ['pack-check', path, fingerprint],
    queryFn: async ({ signal }) => {
      setProgress(null);
      return readPackCheck(await client.packs.check({ path, fingerprint }, { signal }), signal, setProgress);
    },
    enabled: path !== '',
    gcTime: 0,
  });
  const running = query.isFetching;
  const cancel = useCallback(
    () => void cache.cancelQueries({ queryKey: ['pack-check', path, fingerprint] }),
    [cache, path, fingerprint],
  );
  return {
    check: query.data,
    running,
    progress: running ? progress : null,
    stopped: path !== '' && !running && query.error === null && query.data === undefined,
    problem: useProblem(query.error),
    run: () => void query.refetch(),
    cancel,
  };
};
