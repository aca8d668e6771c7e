// The one running job: an import or the making of the demo archive. It outlives the page that started it.
import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useMemo, useRef, useState } from 'react';
import type { z } from 'zod';
import type { ImportMoment, ImportProgress, ImportReport, ImportSource } from '#shared/model/import-run.ts';
import type { importDecisionsSchema } from '#shared/model/mapping.ts';
import type { pullInputSchema, s3InputSchema } from '#shared/model/remote.ts';
import { useClient } from './client.tsx';
import { readImportPreference } from './import-preferences.ts';
import { type Decided, discardUploads, type Preview, prepareImport } from './prepare-import.ts';
import type { Problem } from './problem.ts';
import { type DroppedFile, type UploadMoment, upload } from './upload.ts';
import { useProblem } from './use-problem.ts';
import type { QuarantineFilter } from './use-quarantine.ts';

/**
 * `startedAt` is epoch milliseconds, of the import itself once nothing is asked any more. `looking`: the files are looked at before anything is asked. `asking`: the job waits
 * for `answer`. `report` is there when `state` is done.
 */
export interface Job {
  kind: 'import' | 'demo';
  state: 'running' | 'done' | 'failed' | 'cancelled';
  startedAt: number;
  upload: UploadMoment | null;
  looking: boolean;
  asking: Preview | null;
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
  /** Reads rejected records again, under other decisions. */
  retry(input: RetryRequest): void;
  makeDemo(path: string, options?: { events?: number; seed?: number }): void;
  /** Goes on with the import that asks. */
  answer(decided: Decided): void;
  cancel(): void;
  /** Forgets a job that has ended. */
  dismiss(): void;
}

export type PullRequest = z.input<typeof pullInputSchema>;
export type BucketRequest = z.input<typeof s3InputSchema>;
export type RetryRequest = QuarantineFilter & { decisions: z.input<typeof importDecisionsSchema> };

type Show = (change: Partial<Job>) => void;
type Begin = (signal: AbortSignal, show: Show) => Promise<AsyncIterable<ImportMoment>>;

const beginning = {
  state: 'running',
  upload: null,
  looking: false,
  asking: null,
  progress: null,
  report: null,
} as const;

const JobContext = createContext<JobControl | null>(null);

export const JobProvider = (props: { children: ReactNode }) => {
  const { client, calls } = useClient();
  const cache = useQueryClient();
  const [job, setJob] = useState<Job | null>(null);
  const [error, setError] = useState<unknown>(null);
  const abort = useRef<AbortController | null>(null);
  const answer = useRef<((decided: Decided) => void) | null>(null);
  const problem = useProblem(error);

  const actions = useMemo(() => {
    const run = async (kind: Job['kind'], begin: Begin): Promise<void> => {
      if (abort.current !== null) return;
      const controller = new AbortController();
      abort.current = controller;
      const show: Show = (change) => setJob((current) => (current === null ? null : { ...current, ...change }));
      setError(null);
      setJob({ ...beginning, kind, startedAt: Date.now() });
      try {
        for await (const moment of await begin(controller.signal, show)) {
          if (moment.kind === 'progress') show({ progress: moment, upload: null });
          else show({ report: moment });
        }
        controller.signal.throwIfAborted();
        show({ state: 'done' });
      } catch (thrown) {
        show({ state: controller.signal.aborted ? 'cancelled' : 'failed', looking: false, asking: null });
        if (!controller.signal.aborted) setError(thrown);
      } finally {
        abort.current = null;
        await cache.invalidateQueries({ queryKey: calls.archive.current.key() });
      }
    };
    /** Shows what has to be decided and waits for it; cancelling the job ends the wait. */
    const ask = (preview: Preview, signal: AbortSignal, show: Show): Promise<Decided> =>
      new Promise<Decided>((resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
        answer.current = resolve;
        show({ asking: preview });
      });
    const importSources = async (sources: ImportSource[], signal: AbortSignal, show: Show) => {
      const decided = await prepareImport(client, sources, signal, {
        always: readImportPreference('alwaysPreview'),
        onLook: (looking) => show({ looking, upload: null }),
        ask: (preview) => ask(preview, signal, show),
      });
      // The work begins now; the time somebody thought about it is not part of it.
      show({ asking: null, startedAt: Date.now() });
      return client.imports.run({ sources, ...decided }, { signal }).catch(async (thrown: unknown) => {
        await discardUploads(client, sources);
        throw thrown;
      });
    };
    return {
      importPaths: (paths: readonly string[]) =>
        void run('import', (signal, show) =>
          importSources(
            paths.map((path) => ({ kind: 'path' as const, path })),
            signal,
            show,
          ),
        ),
      importFiles: (files: readonly DroppedFile[]) =>
        void run('import', async (signal, show) =>
          importSources(await upload(client, files, signal, (moment) => show({ upload: moment })), signal, show),
        ),
      pull: (input: PullRequest) => void run('import', (signal) => client.imports.pull(input, { signal })),
      fetchBucket: (input: BucketRequest) => void run('import', (signal) => client.imports.s3(input, { signal })),
      retry: (input: RetryRequest) => void run('import', (signal) => client.imports.retry(input, { signal })),
      makeDemo: (path: string, options: { events?: number; seed?: number } = {}) =>
        void run('demo', (signal) => client.archive.demo({ path, ...options }, { signal })),
      answer: (decided: Decided) => answer.current?.(decided),
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
