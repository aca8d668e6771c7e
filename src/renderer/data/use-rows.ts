// The rows of a result set in pages; pages that scroll away before they arrive are cancelled.
import { useQueries } from '@tanstack/react-query';
import { useEffect } from 'react';
import { isErrorCode } from '#shared/contract/errors.ts';
import type { EventRow } from '#shared/model/event.ts';
import type { Rows } from '#shared/model/query.ts';
import { useClient } from './client.tsx';
import type { Problem } from './problem.ts';
import { useProblem } from './use-problem.ts';
import type { ResultSetState } from './use-result-set.ts';

/** Rows a page. */
export const pageRows = 200;

/** The page numbers that hold the rows from `first` to `last` (inclusive) of `count` rows. */
export const pagesBetween = (first: number, last: number, count: number): number[] => {
  const end = Math.min(last, count - 1);
  if (count === 0 || first > end) return [];
  const from = Math.floor(Math.max(0, first) / pageRows);
  return Array.from({ length: Math.floor(end / pageRows) - from + 1 }, (_, step) => from + step);
};

export interface RowsState {
  /** Undefined while its page is on the way. While a scan runs, the rows it has found. */
  row(index: number): EventRow | undefined;
  problem: Problem | null;
}

/** True where a result set's handle is no longer known: it is then asked for again. */
export const hasExpired = (error: unknown): boolean => {
  const code = (error as { code?: unknown } | null)?.code;
  return isErrorCode(code) && code === 'HANDLE_EXPIRED';
};

/** Rows fetched before they are in sight, on both sides. */
const ahead = 60;

/** Fetches what is between `first` and `last`, and what comes next; an expired handle is asked for again once through `reopen`. */
export const useRows = (state: ResultSetState, first: number, last: number): RowsState => {
  const { calls } = useClient();
  const { resultSet, found, reopen } = state;
  const pages =
    resultSet === undefined || found !== null ? [] : pagesBetween(first - ahead, last + ahead, resultSet.count);
  const results = useQueries({
    queries: pages.map((page) => ({
      ...calls.query.rows.queryOptions({
        input: { handle: resultSet?.handle ?? '', offset: page * pageRows, limit: pageRows },
      }),
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 60_000,
      retry: false,
    })),
  });
  const error = results.find((result) => result.error !== null)?.error ?? null;
  const expiredHandle = hasExpired(error) ? resultSet?.handle : undefined;
  useEffect(() => {
    if (expiredHandle !== undefined) reopen();
  }, [expiredHandle, reopen]);
  const problem = useProblem(expiredHandle === undefined ? error : null);
  return {
    row: (index) => {
      if (found !== null) return found.rows[index];
      const page = Math.floor(index / pageRows);
      const rows: Rows | undefined = results[pages.indexOf(page)]?.data;
      return rows?.rows[index - page * pageRows];
    },
    problem,
  };
};
