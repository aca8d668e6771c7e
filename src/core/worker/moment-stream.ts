// A running job as a stream: the newest progress and, last, the report.
import { AsyncIteratorClass } from '@orpc/server';
import type { ImportProgress } from '#shared/model/import-run.ts';

/** What a job gets: its own signal and a place to tell its progress. */
export interface JobTools<Progress = ImportProgress> {
  signal: AbortSignal;
  onProgress: (progress: Progress) => void;
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
export const momentStream = <Report, Progress = ImportProgress>(
  job: (tools: JobTools<Progress>) => Promise<Report>,
  signal: AbortSignal | undefined,
): AsyncIteratorClass<Progress | Report> => {
  const own = new AbortController();
  const progress: { latest: Progress | null } = { latest: null };
  let wake = createSignal();
  const running = job({
    signal: signal === undefined ? own.signal : AbortSignal.any([signal, own.signal]),
    onProgress: (moment) => {
      progress.latest = moment;
      wake.fire();
    },
  });
  let outcome: { report: Report } | { error: unknown } | null = null;
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
  const next = async (): Promise<IteratorResult<Progress | Report>> => {
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
  return new AsyncIteratorClass<Progress | Report>(next, async (reason) => {
    if (reason !== 'next') own.abort();
  });
};
