// A job of the import worker as the caller sees it: what must happen when it ends happens exactly once, however it ends.
import { AsyncIteratorClass } from '@orpc/server';
import type { ImportMoment } from '#shared/model/import-run.ts';

export interface JobOptions {
  /** The call's own signal. */
  signal: AbortSignal | undefined;
  /** Starts the job; the signal also fires when the caller leaves the stream early. */
  start: (signal: AbortSignal) => Promise<AsyncIterator<ImportMoment>>;
  /** Before the report is handed out. */
  onReport: () => Promise<void>;
  /** After the report, a failure or a cancel. */
  onEnd: () => Promise<void>;
}

/** Starts the job at once and hands its moments on; the report is the last one. */
export const jobStream = async (options: JobOptions): Promise<AsyncIteratorClass<ImportMoment>> => {
  const left = new AbortController();
  const signal = options.signal === undefined ? left.signal : AbortSignal.any([options.signal, left.signal]);
  let ended: Promise<void> | null = null;
  const end = (): Promise<void> => {
    ended ??= options.onEnd();
    return ended;
  };
  signal.addEventListener('abort', () => void end().catch(() => undefined), { once: true });

  try {
    signal.throwIfAborted();
    const moments = await options.start(signal);
    return new AsyncIteratorClass<ImportMoment>(
      async () => {
        const step = await moments.next();
        if (step.done !== true && step.value.kind === 'report') await options.onReport();
        return step;
      },
      async (reason) => {
        if (reason !== 'next') left.abort();
        await end();
      },
    );
  } catch (error) {
    await end();
    throw error;
  }
};
