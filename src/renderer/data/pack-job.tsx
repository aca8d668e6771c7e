// The one evidence pack that is being written. It outlives the page it was started on.
import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useMemo, useRef, useState } from 'react';
import type { PackProgress, PackReport } from '#shared/model/pack.ts';
import type { PackSpec } from '#shared/model/pack-spec.ts';
import { useClient } from './client.tsx';
import type { Problem } from './problem.ts';
import { useProblem } from './use-problem.ts';

export interface PackRequest {
  spec: PackSpec;
  path: string;
  overwrite?: boolean;
}

/** `startedAt` is epoch milliseconds. `report` is there when done. */
export interface PackJob {
  state: 'running' | 'done' | 'failed' | 'cancelled';
  request: PackRequest;
  startedAt: number;
  progress: PackProgress | null;
  report: PackReport | null;
}

export interface PackControl {
  job: PackJob | null;
  /** Why it failed; null while it runs and when it was cancelled. */
  problem: Problem | null;
  start(request: PackRequest): void;
  cancel(): void;
  /** Forgets a job that has ended. */
  dismiss(): void;
}

const PackContext = createContext<PackControl | null>(null);

export const PackProvider = (props: { children: ReactNode }) => {
  const { client, calls } = useClient();
  const cache = useQueryClient();
  const [job, setJob] = useState<PackJob | null>(null);
  const [error, setError] = useState<unknown>(null);
  const abort = useRef<AbortController | null>(null);
  const problem = useProblem(error);

  const actions = useMemo(() => {
    const run = async (request: PackRequest): Promise<void> => {
      if (abort.current !== null) return;
      const controller = new AbortController();
      abort.current = controller;
      const show = (change: Partial<PackJob>): void =>
        setJob((current) => (current === null ? null : { ...current, ...change }));
      setError(null);
      setJob({ state: 'running', request, startedAt: Date.now(), progress: null, report: null });
      try {
        for await (const moment of await client.packs.build(request, { signal: controller.signal })) {
          if (moment.kind === 'progress') show({ progress: moment });
          // The file is there: a cancel that comes now comes too late.
          else show({ report: moment, state: 'done' });
        }
      } catch (thrown) {
        show({ state: controller.signal.aborted ? 'cancelled' : 'failed' });
        if (!controller.signal.aborted) setError(thrown);
      } finally {
        abort.current = null;
        // A stream that ends without a report was ended by the host.
        setJob((current) => (current?.state === 'running' ? { ...current, state: 'cancelled' } : current));
        void cache.invalidateQueries({ queryKey: calls.custody.key() });
      }
    };
    return {
      start: (request: PackRequest) => void run(request),
      cancel: () => abort.current?.abort(),
      dismiss: () => {
        if (abort.current !== null) return;
        setJob(null);
        setError(null);
      },
    };
  }, [client, calls, cache]);

  const value = useMemo<PackControl>(() => ({ job, problem, ...actions }), [job, problem, actions]);
  return <PackContext value={value}>{props.children}</PackContext>;
};

/** The running or last pack, and the ways to start, cancel and dismiss one. Only one runs at a time. */
export const usePackJob = (): PackControl => {
  const value = useContext(PackContext);
  if (value === null) throw new Error('usePackJob needs a PackProvider above it');
  return value;
};
