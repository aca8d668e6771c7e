// The result set of a question: its handle and its exact count; while a long scan runs, what it has found so far.
import { keepPreviousData, skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { Filter } from '#shared/model/filter.ts';
import type { ResultSet, Sort } from '#shared/model/query.ts';
import { useClient } from './client.tsx';
import type { Problem } from './problem.ts';
import { type Found, readScan } from './read-scan.ts';
import { useArchiveKey } from './use-archive.ts';
import { useFilterRevision } from './use-filter-revision.ts';
import { useProblem } from './use-problem.ts';

export interface ResultSetState {
  /** The newest answer; the previous one of the same archive stays while `loading`. */
  resultSet: ResultSet | undefined;
  /** What a long scan has found until now, or had found when it was stopped; null when there is no such scan. */
  found: Found | null;
  loading: boolean;
  /** The user stopped the scan before its result. */
  stopped: boolean;
  problem: Problem | null;
  /** Asks again; for handles that have expired and for scans that were stopped. */
  reopen(): void;
  /** Ends the scan; what it found stays. */
  stop(): void;
}

export const useResultSet = (filter: Filter, zone: string, sort: Sort): ResultSetState => {
  const { client, slot } = useClient();
  const cache = useQueryClient();
  const archive = useArchiveKey();
  const { path, generation } = archive ?? {};
  const revision = useFilterRevision(filter);
  const queryKey = useMemo(
    () => ['result-set', path, generation, filter, zone, sort, revision] as const,
    [path, generation, filter, zone, sort, revision],
  );
  const foundKey = useMemo(() => ['found', ...queryKey] as const, [queryKey]);
  const query = useQuery({
    queryKey,
    queryFn: async ({ signal }) => {
      const moments = await client.query.scan({ filter, zone, sort, slot }, { signal });
      return readScan(moments, signal, (found) => cache.setQueryData<Found>(foundKey, found));
    },
    enabled: archive !== null,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: (previous: ResultSet | undefined, previousQuery) =>
      previousQuery?.queryKey[1] === path ? keepPreviousData(previous) : undefined,
  });
  const found = useQuery<Found>({
    queryKey: foundKey,
    queryFn: skipToken,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const { refetch, isFetching } = query;
  const isAnswered = query.data !== undefined && !query.isPlaceholderData;
  const reopen = useCallback(() => void refetch(), [refetch]);
  const stop = useCallback(() => void cache.cancelQueries({ queryKey, exact: true }), [cache, queryKey]);
  return {
    resultSet: query.data,
    found: isAnswered ? null : (found.data ?? null),
    loading: isFetching,
    stopped: archive !== null && !isAnswered && !isFetching && query.error === null,
    problem: useProblem(query.error),
    reopen,
    stop,
  };
};
