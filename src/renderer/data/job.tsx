// The one running job: an import or the making of the demo archive. It outlives the page that started it.
import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useMemo, useRef, useState } from 'react';
import type { z } from 'zod';
import type { ImportMoment, ImportProgress, ImportReport, ImportSource } from '#shared/model/import-run.ts';
import type { pullInputSchema, s3InputSchema } from '#shared/model/remote.ts';
import { useClient } from './client.tsx';
import type { Problem } from './problem.ts';
import { type DroppedFile, type UploadMoment, upload } from './upload.ts';
import { useProblem } from './use-problem.ts';

/** `startedAt` is epoch milliseconds. `report` is there when `state` is done. */
export interface Job {
  kind: 'import' | 'demo';
  state: 'running' | 'done' | 'failed' | 'cancelled';
  startedAt: number;
  upload: UploadMoment | null;
  progress: ImportProgress | null;
  report: ImportReport | null;
}

export interface JobControl {
  job: Job | null;
  /** Why the job failed; null while it runs and when it was cancelled. */
  problem: Problem | null;
  /** Imports files and folders that the host can read by path. */
  importPaths(paths: readonly string[]): void;
  /** Imports files that the window holds: dropped, or picked in a browser. */
  importFiles(files: readonly DroppedFile[]): void;
  /** Asks SIVO's API for a window of time. */
  pull(input: PullRequest): void;
  /** Fetches what a bucket's prefix holds and the archive does not. */
  fetchBucket(input: BucketRequest): void;
  makeDemo(path: string, options?: { events?: number; seed?: number }): void;
  cancel(): void;
  /** Forgets a job that has ended. */
  dismiss(): void;
}

export type PullRequest = z.input<typeof pullInputSchema>;
export type BucketRequest = z.input<typeof s3InputSchema>;

type Begin = (signal: AbortSignal, show: (change: Partial<Job>) => void) => Promise<AsyncIterable<ImportMoment>>;

const JobContext = createContext<JobControl | null>(null);

export const JobProvider = (props: { children: ReactNode }) => {
  const { client, calls } = useClient();
  const cache = useQueryClient();
  const [job, setJob] = useState<Job | null>(null);
  const [error, setError] = useState<unknown>(null);
  const abort = useRef<AbortController | null>(null);
  const problem = useProblem(error);

  const actions = useMemo(() => {
    const run = async (kind: Job['kind'], begin: Begin): Promise<void> => {
      if (abort.current !== null) return;
      const controller = new AbortController();
      abort.current = controller;
      const show = (change: Partial<Job>) => setJob((current) => (current === null ? null : { ...current, ...change }));
      setError(null);
      setJob({ kind, state: 'running', startedAt: Date.now(), upload: null, progress: null, report: null });
      try {
        for await (const moment of await begin(controller.signal, show)) {
          if (moment.kind === 'progress') show({ progress: moment, upload: null });
          else show({ report: moment });
        }
        controller.signal.throwIfAborted();
        show({ state: 'done' });
      } catch (thrown) {
        show({ state: controller.signal.aborted ? 'cancelled' : 'failed' });
        if (!controller.signal.aborted) setError(thrown);
      } finally {
        abort.current = null;
        await cache.invalidateQueries({ queryKey: calls.archive.current.key() });
      }
    };
    const importSources = (sources: Promise<ImportSource[]>, signal: AbortSignal) =>
      sources.then((found) => client.imports.run({ sources: found }, { signal }));
    return {
      importPaths: (paths: readonly string[]) =>
        void run('import', (signal) =>
          importSources(Promise.resolve(paths.map((path) => ({ kind: 'path' as const, path }))), signal),
        ),
      importFiles: (files: readonly DroppedFile[]) =>
        void run('import', (signal, show) =>
          importSources(
            upload(client, files, signal, (moment) => show({ upload: moment })),
            signal,
          ),
        ),
      pull: (input: PullRequest) => void run('import', (signal) => client.imports.pull(input, { signal })),
      fetchBucket: (input: BucketRequest) => void run('import', (signal) => client.imports.s3(input, { signal })),
      makeDemo: (path: string, options: { events?: number; seed?: number } = {}) =>
        void run('demo', (signal) => client.archive.demo({ path, ...options }, { signal })),
      cancel: () => abort.current?.abort(),
      dismiss: () => {
        if (abort.current !== null) return;
        setJob(null);
        setError(null);
      },
    };
  }, [client, calls, cache]);

  const value = useMemo<JobControl>(() => ({ job, problem, ...actions }), [job, problem, actions]);
  return <JobContext value={value}>{props.children}</JobContext>;
};

/** The running or last job, and the ways to start, cancel and dismiss one. Only one runs at a time. */
export const useImportJob = (): JobControl => {
  const value = useContext(JobContext);
  if (value === null) throw new Error('useImportJob needs a JobProvider above it');
  return value;
};
