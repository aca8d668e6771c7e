// Merges small segments while nothing else is written: some time after an archive was opened or a job on it has ended, and
// never beside a job. Nobody has asked for it, so nobody is told when it fails; the next quiet time tries again.

export interface IdleMergingOptions {
  /** Quiet time before merging begins, in ms. */
  afterMs: number;
  /** Whether there is anything to merge; asked first, for it is cheap. */
  isMergeable: (path: string) => Promise<boolean>;
  merge: (path: string, signal: AbortSignal) => Promise<unknown>;
}

export interface IdleMerging {
  /** Begins the quiet time anew for the archive that is open now; null: none is. Merging under way is given up. */
  restart(path: string | null): void;
  /** Gives up what is under way, until `restart`. A job begins. */
  pause(): void;
}

export const createIdleMerging = ({ afterMs, isMergeable, merge }: IdleMergingOptions): IdleMerging => {
  let current: { stop: AbortController; timer: NodeJS.Timeout } | null = null;

  const pause = (): void => {
    if (current === null) return;
    clearTimeout(current.timer);
    current.stop.abort();
    current = null;
  };
  const begin = async (path: string, signal: AbortSignal): Promise<void> => {
    try {
      if (await isMergeable(path)) {
        signal.throwIfAborted();
        await merge(path, signal);
      }
    } catch {
      // Another process writes, the disk is full, a job has begun: the archive is as it was.
    }
  };
  return {
    restart: (path) => {
      pause();
      if (path === null) return;
      const stop = new AbortController();
      const timer = setTimeout(() => void begin(path, stop.signal), afterMs);
      // A process that has nothing else to do may end.
      timer.unref();
      current = { stop, timer };
    },
    pause,
  };
};
