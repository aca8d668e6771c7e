// The one running verification of everything. It outlives the page that started it.
import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useMemo, useRef, useState } from 'react';
import type { VerifyProgress } from '#shared/model/integrity.ts';
import { useClient } from './client.tsx';
import type { Problem } from './problem.ts';
import { integrityKey } from './use-integrity.ts';
import { useProblem } from './use-problem.ts';

export interface Verification {
  /** The archive being verified; null when none is. */
  path: string | null;
  progress: VerifyProgress | null;
  /** Why the last one could not be brought to its end; null when it was, or was cancelled. */
  problem: Problem | null;
  start(path: string): void;
  cancel(): void;
}

const VerificationContext = createContext<Verification | null>(null);

export const VerificationProvider = (props: { children: ReactNode }) => {
  const { client } = useClient();
  const cache = useQueryClient();
  const [path, setPath] = useState<string | null>(null);
  const [progress, setProgress] = useState<VerifyProgress | null>(null);
  const [error, setError] = useState<unknown>(null);
  const abort = useRef<AbortController | null>(null);
  const problem = useProblem(error);

  const actions = useMemo(() => {
    const run = async (archive: string): Promise<void> => {
      if (abort.current !== null) return;
      const controller = new AbortController();
      abort.current = controller;
      setError(null);
      setProgress(null);
      setPath(archive);
      try {
        const input = { path: archive, scope: 'everything' as const };
        for await (const moment of await client.integrity.verify(input, { signal: controller.signal })) {
          if (moment.kind === 'progress') setProgress(moment);
        }
      } catch (thrown) {
        if (!controller.signal.aborted) setError(thrown);
      } finally {
        abort.current = null;
        setPath(null);
        await cache.invalidateQueries({ queryKey: [integrityKey] });
      }
    };
    return { start: (archive: string) => void run(archive), cancel: () => abort.current?.abort() };
  }, [client, cache]);

  const value = useMemo<Verification>(
    () => ({ path, progress, problem, ...actions }),
    [path, progress, problem, actions],
  );
  return <VerificationContext value={value}>{props.children}</VerificationContext>;
};

export const useVerification = (): Verification => {
  const value = useContext(VerificationContext);
  if (value === null) throw new Error('useVerification needs a VerificationProvider above it');
  return value;
};
