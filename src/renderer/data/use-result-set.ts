// The result set of a question: its handle and its exact count.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Filter } from '#shared/model/filter.ts';
import type { ResultSet, Sort } from '#shared/model/query.ts';
import { useClient } from './client.tsx';
import type { Problem } from './problem.ts';
import { useArchiveKey } from './use-archive.ts';
import { useProblem } from './use-problem.ts';

export interface ResultSetState {
  /** The newest answer; the previous one of the same archive stays while `loading`. */
  resultSet: ResultSet | undefined;
  loading: boolean;
  problem: Problem | null;
  /** Asks again; for handles that have expired. */
  reopen(): void;
}

export const useResultSet = (filter: Filter, zone: string, sort: Sort): ResultSetState => {
  const { calls } = useClient();
  const archive = useArchiveKey();
  const query = useQuery({
    ...calls.query.open.queryOptions({
      input: { filter, zone, sort },
      queryKey: ['result-set', archive?.path, archive?.generation, filter, zone, sort],
    }),
    enabled: archive !== null,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: (previous, previousQuery) =>
      previousQuery?.queryKey[1] === archive?.path ? keepPreviousData(previous) : undefined,
  });
  const { refetch } = query;
  const reopen = useCallback(() => void refetch(), [refetch]);
  return {
    resultSet: query.data,
    loading: query.isFetching,
    problem: useProblem(query.error),
    reopen,
  };
};
