// A running import as a stream: the newest progress and, last, the report.
import { AsyncIteratorClass } from '@orpc/server';
import type { ImportMoment, ImportProgress, ImportReport } from '#shared/model/import-run.ts';

/** What a job gets: its own signal and a place to tell its progress. */
export interface JobTools {
  signal: AbortSignal;
  onProgress: (progress: ImportProgress) => void;
}

const createSignal = (): { fired: Promise<void>; fire: () => void } => {
  let fire = (): void => undefined;
  const fired = new Promise<void>((resolve) => {
    fire = resolve;
  });
  return { fired, fire };
};

/**
 * Starts `job` at once. Progress nobody has taken yet is replaced by newer progress, so a slow reader costs no memory;
 * the report is never dropped. Leaving the stream early, or aborting `signal`, aborts the job.
 */
export const momentStream = (
  job: (tools: JobTools) => Promise<ImportReport>,
  signal: AbortSignal | undefined,
): AsyncIteratorClass<ImportMoment> => {
  const own = new AbortController();
  const progress: { latest: ImportProgress | null } = { latest: null };
  let wake = createSignal();
  const running = job({
    signal: signal === undefined ? own.signal : AbortSignal.any([signal, own.signal]),
    onProgress: (moment) => {
      progress.latest = moment;
      wake.fire();
    },
  });
  let outcome: { report: ImportReport } | { error: unknown } | null = null;
  let reported = false;
  running.then(
    (report) => {
      outcome = { report };
      wake.fire();
    },
    (error: unknown) => {
      outcome = { error };
      wake.fire();
    },
  );
  const next = async (): Promise<IteratorResult<ImportMoment>> => {
    for (;;) {
      if (progress.latest !== null) {
        const value = progress.latest;
        progress.latest = null;
        return { done: false, value };
      }
      if (outcome !== null) {
        if ('error' in outcome) throw outcome.error;
        if (reported) return { done: true, value: undefined };
        reported = true;
        return { done: false, value: outcome.report };
      }
      await wake.fired;
      wake = createSignal();
    }
  };
  return new AsyncIteratorClass<ImportMoment>(next, async (reason) => {
    if (reason !== 'next') own.abort();
  });
};
