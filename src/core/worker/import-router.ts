// What the import worker answers: the two jobs that write an archive, one at a time.
import { os, type } from '@orpc/server';
import type { Compaction } from '#shared/model/compaction.ts';
import type { ImportReport } from '#shared/model/import-run.ts';
import { mapErrors } from '../service/map-errors.ts';
import { type JobTools, momentStream } from './moment-stream.ts';

export interface ImportJob {
  path: string;
  sources: { path: string; name: string }[];
  strict: boolean;
}

export interface DemoJob {
  path: string;
  events: number;
  seed: number;
}

/** The rooms behind the worker; the entry passes the real ones. */
export interface ImportRooms {
  runImport(job: ImportJob, tools: JobTools): Promise<ImportReport>;
  makeDemo(job: DemoJob, tools: JobTools): Promise<ImportReport>;
  compact(path: string, signal: AbortSignal): Promise<Compaction>;
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
  return {
    run: base
      .input(type<ImportJob>())
      .handler(({ input, signal }) =>
        Promise.resolve(
          momentStream((tools) => queue.after(tools.signal, () => rooms.runImport(input, tools)), signal),
        ),
      ),
    demo: base
      .input(type<DemoJob>())
      .handler(({ input, signal }) =>
        Promise.resolve(momentStream((tools) => queue.after(tools.signal, () => rooms.makeDemo(input, tools)), signal)),
      ),
    compact: base
      .input(type<{ path: string }>())
      .handler(({ input, signal = new AbortController().signal }) =>
        queue.after(signal, () => rooms.compact(input.path, signal)),
      ),
    /** Answers once no job is running or being undone. */
    settle: base.handler(async () => {
      await queue.settled();
      return {};
    }),
  };
};

export type ImportRouter = ReturnType<typeof createImportRouter>;
