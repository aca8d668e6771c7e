// The one running export. It outlives the dialog that started it and the page it was started on.
import { createContext, type ReactNode, useContext, useMemo, useRef, useState } from 'react';
import type { z } from 'zod';
import type { ExportProgress, ExportReport, exportInputSchema } from '#shared/model/export.ts';
import { useClient } from './client.tsx';
import type { Problem } from './problem.ts';
import { useProblem } from './use-problem.ts';

export type ExportRequest = z.input<typeof exportInputSchema>;

/** `events`: how many there will be, as far as known at the start. `startedAt` is epoch milliseconds. `report` is there when done. */
export interface ExportJob {
  state: 'running' | 'done' | 'failed' | 'cancelled';
  request: ExportRequest;
  events: number;
  startedAt: number;
  progress: ExportProgress | null;
  report: ExportReport | null;
}

export interface ExportControl {
  job: ExportJob | null;
  /** Why the export failed; null while it runs and when it was cancelled. */
  problem: Problem | null;
  start(request: ExportRequest, events: number): void;
  cancel(): void;
  /** Forgets an export that has ended. */
  dismiss(): void;
}

const ExportContext = createContext<ExportControl | null>(null);

export const ExportProvider = (props: { children: ReactNode }) => {
  const { client } = useClient();
  const [job, setJob] = useState<ExportJob | null>(null);
  const [error, setError] = useState<unknown>(null);
  const abort = useRef<AbortController | null>(null);
  const problem = useProblem(error);

  const actions = useMemo(() => {
    const run = async (request: ExportRequest, events: number): Promise<void> => {
      if (abort.current !== null) return;
      const controller = new AbortController();
      abort.current = controller;
      const show = (change: Partial<ExportJob>): void =>
        setJob((current) => (current === null ? null : { ...current, ...change }));
      setError(null);
      setJob({ state: 'running', request, events, startedAt: Date.now(), progress: null, report: null });
      try {
        for await (const moment of await client.exports.run(request, { signal: controller.signal })) {
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
      }
    };
    return {
      start: (request: ExportRequest, events: number) => void run(request, events),
      cancel: () => abort.current?.abort(),
      dismiss: () => {
        if (abort.current !== null) return;
        setJob(null);
        setError(null);
      },
    };
  }, [client]);

  const value = useMemo<ExportControl>(() => ({ job, problem, ...actions }), [job, problem, actions]);
  return <ExportContext value={value}>{props.children}</ExportContext>;
};

/** The running or last export, and the ways to start, cancel and dismiss one. Only one runs at a time. */
export const useExportJob = (): ExportControl => {
  const value = useContext(ExportContext);
  if (value === null) throw new Error('useExportJob needs an ExportProvider above it');
  return value;
};
