// One statement of the SQL console at a time: how far it is, its result, and the way to stop it.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { SqlInput, SqlLoading, SqlResult } from '#shared/model/sql.ts';
import { useClient } from './client.tsx';
import type { Problem } from './problem.ts';
import { useProblem } from './use-problem.ts';

export type SqlQuestion = Pick<SqlInput, 'sql' | 'from' | 'to' | 'zone' | 'maxRows' | 'timeoutSeconds'>;

/** `loading` counts events being read before the statement runs; `startedAt` is epoch ms. */
export interface SqlState {
  phase: 'idle' | 'running' | 'done' | 'failed' | 'cancelled';
  loading: SqlLoading | null;
  startedAt: number;
  result: SqlResult | null;
  /** The statement the result or the problem belongs to. */
  asked: SqlQuestion | null;
}

export interface SqlControl extends SqlState {
  problem: Problem | null;
  /** Stops a statement that still runs and starts this one. Resolves with the result, or null when it failed or was stopped. */
  run(question: SqlQuestion): Promise<SqlResult | null>;
  cancel(): void;
}

const idle: SqlState = { phase: 'idle', loading: null, startedAt: 0, result: null, asked: null };

export const useSql = (): SqlControl => {
  const { client } = useClient();
  const [state, setState] = useState<SqlState>(idle);
  const [error, setError] = useState<unknown>(null);
  const abort = useRef<AbortController | null>(null);
  const problem = useProblem(error);

  const cancel = useCallback(() => abort.current?.abort(), []);
  useEffect(() => cancel, [cancel]);

  const run = useCallback(
    async (question: SqlQuestion): Promise<SqlResult | null> => {
      abort.current?.abort();
      const controller = new AbortController();
      abort.current = controller;
      const show = (change: Partial<SqlState>): void => {
        if (abort.current === controller) setState((before) => ({ ...before, ...change }));
      };
      setError(null);
      show({ phase: 'running', loading: null, startedAt: Date.now(), asked: question });
      try {
        for await (const moment of await client.sql.run(question, { signal: controller.signal })) {
          if (moment.kind === 'result') {
            show({ phase: 'done', loading: null, result: moment });
            return moment;
          }
          show({ loading: moment.kind === 'loading' ? moment : null });
        }
        controller.signal.throwIfAborted();
      } catch (thrown) {
        show({ phase: controller.signal.aborted ? 'cancelled' : 'failed', loading: null, result: null });
        if (abort.current === controller && !controller.signal.aborted) setError(thrown);
      }
      return null;
    },
    [client],
  );

  return { ...state, problem, run, cancel };
};
