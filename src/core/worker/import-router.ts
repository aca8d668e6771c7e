// What the import worker answers: the jobs that write an archive, one at a time, and the first look at sources.
import { type AsyncIteratorClass, os, type } from '@orpc/server';
import type { Compaction } from '#shared/model/compaction.ts';
import type { TimeSpan } from '#shared/model/coverage.ts';
import type { ImportMoment, ImportReport } from '#shared/model/import-run.ts';
import type { SourceInspection } from '#shared/model/inspection.ts';
import type { ImportDecisions } from '#shared/model/mapping.ts';
import type { PullInput, S3Input } from '#shared/model/remote.ts';
import type { RestoreOutcome } from '#shared/model/restore.ts';
import type { SendJob } from '../changes/send-restore.ts';
import { mapErrors } from '../service/map-errors.ts';
import { type JobTools, momentStream } from './moment-stream.ts';

/** `dataFolder`: where this machine's own things lie, such as remembered mappings. */
export interface InspectJob {
  sources: { path: string; name: string }[];
  decisions: ImportDecisions;
  dataFolder: string;
}

export interface ImportJob extends InspectJob {
  path: string;
  strict: boolean;
  covers: TimeSpan | null;
}

export interface PullJob {
  path: string;
  input: PullInput;
  dataFolder: string;
}

export interface S3Job {
  path: string;
  input: S3Input;
  dataFolder: string;
}

/** `filter`: as the contract's quarantine filter. */
export interface RetryJob {
  path: string;
  filter: { importId?: string | undefined; reason?: string | undefined; source?: string | undefined; settled: boolean };
  decisions: ImportDecisions;
  dataFolder: string;
}

export interface DemoJob {
  path: string;
  events: number;
  seed: number;
}

/** The rooms behind the worker; the entry passes the real ones. */
export interface ImportRooms {
  runImport(job: ImportJob, tools: JobTools): Promise<ImportReport>;
  inspect(job: InspectJob, signal: AbortSignal): Promise<SourceInspection[]>;
  pull(job: PullJob, tools: JobTools): Promise<ImportReport>;
  s3(job: S3Job, tools: JobTools): Promise<ImportReport>;
  retry(job: RetryJob, tools: JobTools): Promise<ImportReport>;
  makeDemo(job: DemoJob, tools: JobTools): Promise<ImportReport>;
  compact(path: string, signal: AbortSignal): Promise<Compaction>;
  sendRestore(job: SendJob): Promise<RestoreOutcome>;
  useKey(passphrase: string | null): void;
}

/** A cancelled job may still be putting the archive back; the next one waits for it instead of meeting its lock. */
const createQueue = () => {
  let tail: Promise<unknown> = Promise.resolve();
  return {
    after: <Result>(signal: AbortSignal, job: () => Promise<Result>): Promise<Result> => {
      const result = tail.then(() => {
        signal.throwIfAborted();
        return job();
      });
      tail = result.catch(() => undefined);
      return result;
    },
    settled: async (): Promise<void> => {
      await tail;
    },
  };
};

export const createImportRouter = (rooms: ImportRooms) => {
  const queue = createQueue();
  const base = os.use(mapErrors);
  const moments = (
    work: (tools: JobTools) => Promise<ImportReport>,
    signal: AbortSignal | undefined,
  ): Promise<AsyncIteratorClass<ImportMoment>> =>
    Promise.resolve(momentStream((tools) => queue.after(tools.signal, () => work(tools)), signal));
  return {
    run: base
      .input(type<ImportJob>())
      .handler(({ input, signal }) => moments((tools) => rooms.runImport(input, tools), signal)),
    pull: base
      .input(type<PullJob>())
      .handler(({ input, signal }) => moments((tools) => rooms.pull(input, tools), signal)),
    s3: base.input(type<S3Job>()).handler(({ input, signal }) => moments((tools) => rooms.s3(input, tools), signal)),
    retry: base
      .input(type<RetryJob>())
      .handler(({ input, signal }) => moments((tools) => rooms.retry(input, tools), signal)),
    demo: base
      .input(type<DemoJob>())
      .handler(({ input, signal }) => moments((tools) => rooms.makeDemo(input, tools), signal)),
    /** Reads no archive and writes nothing, so it waits for no job. */
    inspect: base
      .input(type<InspectJob>())
      .handler(({ input, signal = new AbortController().signal }) => rooms.inspect(input, signal)),
    compact: base
      .input(type<{ path: string }>())
      .handler(({ input, signal = new AbortController().signal }) =>
        queue.after(signal, () => rooms.compact(input.path, signal)),
      ),
    /** Begun, it is never given up: it writes what it did to the ledger. */
    sendRestore: base
      .input(type<SendJob>())
      .handler(({ input, signal = new AbortController().signal }) =>
        queue.after(signal, () => rooms.sendRestore(input)),
      ),
    /** The signing key has changed, or its file was unlocked: what is sealed from here on is signed with it. */
    useKey: base.input(type<{ passphrase: string | null }>()).handler(({ input }) => {
      rooms.useKey(input.passphrase);
      return {};
    }),
    /** Answers once no job is running or being undone. */
    settle: base.handler(async () => {
      await queue.settled();
      return {};
    }),
  };
};

export type ImportRouter = ReturnType<typeof createImportRouter>;
