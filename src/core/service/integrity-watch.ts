// Checks the files of the open archive once for each generation, in the background, and remembers what was found.
import type { IntegrityStatus, VerifyMoment, VerifyReport, VerifyScope } from '#shared/model/integrity.ts';

/** Starts a verification; aborting the signal ends it. */
export type StartVerify = (
  path: string,
  scope: VerifyScope,
  signal: AbortSignal,
) => Promise<AsyncIterator<VerifyMoment>>;

interface Watched {
  path: string;
  generation: number;
  check: IntegrityStatus['check'];
  abort: AbortController;
}

export interface IntegrityWatch {
  /** What is known of this generation. The first time it is asked for, its check begins and an older one ends. */
  status(path: string, generation: number): IntegrityStatus;
  /** Looks at the moments of a whole verification and remembers its report. */
  remember(path: string, moment: VerifyMoment): void;
  close(): void;
}

export const createIntegrityWatch = (start: StartVerify): IntegrityWatch => {
  let watched: Watched | null = null;
  let last: { path: string; report: VerifyReport } | null = null;

  const follow = async ({ path, check, abort }: Watched): Promise<void> => {
    try {
      const moments = await start(path, 'files', abort.signal);
      for (let step = await moments.next(); step.done !== true; step = await moments.next()) {
        if (step.value.kind === 'report') {
          check.report = step.value;
          check.state = 'done';
        } else check.progress = step.value;
      }
    } catch {
      // It is background work: the next generation, or a whole verification, says what is wrong.
      check.state = 'failed';
    }
  };

  return {
    status: (path, generation) => {
      if (watched?.path !== path || watched.generation !== generation) {
        watched?.abort.abort();
        const check: IntegrityStatus['check'] = { state: 'running', progress: null, report: null };
        watched = { path, generation, check, abort: new AbortController() };
        void follow(watched);
      }
      return { generation, check: { ...watched.check }, last: last?.path === path ? last.report : null };
    },
    remember: (path, moment) => {
      if (moment.kind === 'report') last = { path, report: moment };
    },
    close: () => watched?.abort.abort(),
  };
};
