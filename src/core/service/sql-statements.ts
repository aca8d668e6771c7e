// Statements of the SQL console, one after another in a thread of their own. A statement that takes too long, or whose caller
// has gone, is stopped by ending that thread: SQLite cannot be asked to stop. The next one gets a fresh thread.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { SqlInput, SqlProgress, SqlResult } from '#shared/model/sql.ts';
import type { JobTools } from '../worker/moment-stream.ts';
import type { SqlRouter } from '../worker/sql-router.ts';
import { createWorkerHost, type WorkerClient } from './worker-host.ts';

type Engine = WorkerClient<SqlRouter>;

export interface SqlStatements {
  /** Waits its turn, tells how loading goes, and resolves with the result. Errors: BAD_SQL, SQL_LIMIT, CANCELLED and the archive's. */
  run(path: string, input: SqlInput, tools: JobTools<SqlProgress>): Promise<SqlResult>;
  /** Gives the memory of the loaded events back; a running statement is cancelled. */
  release(): Promise<void>;
  close(): Promise<void>;
}

export interface SqlStatementsOptions {
  entry: URL;
  appVersion: string;
  dataFolder: string;
  /** Milliseconds after the last statement until its events are let go of. */
  idleMs?: number;
}

/** Of the thread's JavaScript: rows on their way out. The events and SQLite's own memory are bounded in the thread. */
const resourceLimits = { maxOldGenerationSizeMb: 512 };
const tenMinutes = 10 * 60 * 1000;

/** Rejects as soon as `signal` fires, whatever the work does. */
const until = <Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> =>
  new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });

/** A thread that ended because its heap was full is the statement's doing. */
const asLimit = (error: unknown): unknown =>
  error instanceof WorkbenchError && error.code === 'INTERNAL' && error.data.detail.includes('memory limit')
    ? new WorkbenchError('SQL_LIMIT', 'memory', 'its result needs more memory than the console has', { cause: error })
    : error;

export const createSqlStatements = ({
  entry,
  appVersion,
  dataFolder,
  idleMs = tenMinutes,
}: SqlStatementsOptions): SqlStatements => {
  const newHost = () => createWorkerHost<Engine>({ entry, role: 'sql', appVersion, dataFolder, resourceLimits });
  let host = newHost();
  let closed = false;
  let tail: Promise<unknown> = Promise.resolve();
  let idle: NodeJS.Timeout | undefined;

  const restart = async (): Promise<void> => {
    const old = host;
    if (!closed) host = newHost();
    await old.close();
  };

  /** Does one step of a statement; when `signal` fires first, the thread is ended and the signal's reason thrown. */
  const step = async <Result>(signal: AbortSignal, ask: (engine: Engine) => Promise<Result>): Promise<Result> => {
    signal.throwIfAborted();
    try {
      return await until(host.call(ask), signal);
    } catch (error) {
      if (signal.aborted) await restart();
      throw asLimit(error);
    }
  };

  const load = async (
    engine: Engine,
    missing: Parameters<Engine['load']>[0]['missing'],
    onEvents: (events: number) => void,
  ) => {
    for await (const events of await engine.load({ missing })) onEvents(events);
  };

  const execute = async (path: string, input: SqlInput, { signal, onProgress }: JobTools<SqlProgress>) => {
    const { sql, from, to, zone, maxRows, timeoutSeconds } = input;
    const limit = new AbortController();
    const seconds = timeoutSeconds.toLocaleString('en');
    let left = timeoutSeconds * 1000;
    const bounded = async <Result>(ask: (engine: Engine) => Promise<Result>): Promise<Result> => {
      const begun = performance.now();
      const timer = setTimeout(
        () => limit.abort(new WorkbenchError('SQL_LIMIT', 'time', `it took longer than ${seconds} s`)),
        Math.max(1, left),
      );
      try {
        return await step(AbortSignal.any([signal, limit.signal]), ask);
      } finally {
        clearTimeout(timer);
        left -= performance.now() - begun;
      }
    };

    const { missing, of } = await bounded((engine) => engine.plan({ scope: { path, from, to, zone }, sql }));
    const loadBegun = performance.now();
    if (missing.length > 0) {
      onProgress({ kind: 'loading', events: 0, of });
      await step(signal, (engine) => load(engine, missing, (events) => onProgress({ kind: 'loading', events, of })));
    }
    const runBegun = performance.now();
    onProgress({ kind: 'running' });
    const result = await bounded((engine) => engine.run({ sql, maxRows }));
    return {
      kind: 'result' as const,
      ...result,
      loadMs: runBegun - loadBegun,
      elapsedMs: performance.now() - runBegun,
    };
  };

  return {
    run: (path, input, tools) => {
      const result = tail.then(async () => {
        clearTimeout(idle);
        tools.signal.throwIfAborted();
        try {
          return await execute(path, input, tools);
        } finally {
          idle = setTimeout(() => void restart(), idleMs).unref();
        }
      });
      tail = result.catch(() => undefined);
      return until(result, tools.signal);
    },
    release: restart,
    close: async () => {
      closed = true;
      clearTimeout(idle);
      await host.close();
    },
  };
};
