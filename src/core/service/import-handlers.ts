// The jobs that write the open archive from a source: files, the API, a bucket, quarantine.
import { resolve } from 'node:path';
import type { Implementer } from '@orpc/server';
import type { Contract } from '#shared/contract/contract.ts';
import type { ImportMoment, ImportSource } from '#shared/model/import-run.ts';
import type { ImportRouter } from '../worker/import-router.ts';
import { jobStream } from './job-stream.ts';
import type { OpenArchive } from './open-archive.ts';
import type { UploadStore } from './uploads.ts';
import type { WorkerClient, WorkerHost } from './worker-host.ts';

type ImportImplementer = Implementer<Contract['imports'], Record<never, never>, Record<never, never>>;
type Engine = WorkerClient<ImportRouter>;

export interface ImportHandlerParts {
  imports: WorkerHost<Engine>;
  archive: OpenArchive;
  uploads: UploadStore;
  dataFolder: string;
  /** The signal of a call, which also fires when the service closes. */
  untilClosed(signal: AbortSignal | undefined): AbortSignal;
  /** Called with the archive's path once something was committed to it. */
  committed(path: string): Promise<void>;
}

/** Handlers of `contract.imports`. */
export const importHandlers = (os: Pick<ImportImplementer, keyof Contract['imports']>, parts: ImportHandlerParts) => {
  const { imports, archive, uploads, dataFolder, untilClosed, committed } = parts;

  /** What the import reads: a path as given, or the staged file under its original name. */
  const located = (source: ImportSource): { path: string; name: string } =>
    source.kind === 'path' ? { path: resolve(source.path), name: source.path } : uploads.staged(source.uploadId);

  const discardUploads = async (sources: readonly ImportSource[]): Promise<void> => {
    const staged = sources.flatMap((source) => (source.kind === 'upload' ? [source.uploadId] : []));
    await Promise.allSettled(staged.map((uploadId) => uploads.discard(uploadId)));
  };

  const job = async (
    signal: AbortSignal | undefined,
    start: (engine: Engine, path: string, call: { signal: AbortSignal }) => Promise<AsyncIterator<ImportMoment>>,
    onEnd: () => Promise<void> = async () => undefined,
  ) => {
    const path = archive.required();
    const endJob = archive.beginJob(path);
    return jobStream({
      signal: untilClosed(signal),
      start: (own) => imports.stream((engine) => start(engine, path, { signal: own })),
      onReport: () => committed(path),
      onEnd: async () => {
        endJob();
        await onEnd();
      },
    });
  };

  return {
    run: os.run.handler(({ input, signal }) => {
      archive.required();
      const { strict, decisions, covers } = input;
      const sources = input.sources.map(located);
      return job(
        signal,
        (engine, path, call) => engine.run({ path, sources, strict, decisions, covers, dataFolder }, call),
        () => discardUploads(input.sources),
      );
    }),
    inspect: os.inspect.handler(async ({ input, signal }) => {
      const sources = input.sources.map(located);
      const { decisions } = input;
      const inspections = await imports.call((engine) =>
        engine.inspect({ sources, decisions, dataFolder }, { signal: untilClosed(signal) }),
      );
      return { inspections };
    }),
    pull: os.pull.handler(({ input, signal }) =>
      job(signal, (engine, path, call) => engine.pull({ path, input, dataFolder }, call)),
    ),
    s3: os.s3.handler(({ input, signal }) =>
      job(signal, (engine, path, call) => engine.s3({ path, input, dataFolder }, call)),
    ),
    retry: os.retry.handler(({ input, signal }) => {
      const { decisions, ...filter } = input;
      return job(signal, (engine, path, call) => engine.retry({ path, filter, decisions, dataFolder }, call));
    }),
  };
};
