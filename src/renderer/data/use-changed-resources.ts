// The resources with changes among the events that fit, read a page at a time.
import { type UseQueryResult, useQueries, useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { ChangedResource, ChangedResources, ChangedResourcesInput } from '#shared/model/changes.ts';
import { useClient } from './client.tsx';
import type { Problem } from './problem.ts';
import { useArchiveKey } from './use-archive.ts';
import { useFilterRevision } from './use-filter-revision.ts';
import { useProblem } from './use-problem.ts';

/** Resources in one answer. */
const pageSize = 200;

export type ResourcesQuestion = Pick<ChangedResourcesInput, 'filter' | 'zone' | 'search' | 'sort'>;

export interface ChangedResourcesPages {
  /** Undefined until the first answer. */
  counts: Pick<ChangedResources, 'total' | 'changes' | 'unidentified'> | undefined;
  /** Undefined where the place was not read yet. */
  at(place: number): ChangedResource | undefined;
  loading: boolean;
  problem: Problem | null;
}

interface Joined {
  pages: readonly (ChangedResources | undefined)[];
  loading: boolean;
  error: unknown;
}

const joined = (results: UseQueryResult<ChangedResources>[]): Joined => ({
  pages: results.map(({ data }) => data),
  loading: results.some(({ isFetching }) => isFetching),
  error: results.find(({ error }) => error !== null)?.error ?? null,
});

const pageOf = (place: number): number => Math.max(0, Math.floor(place / pageSize));

/** Reads the places from `first` to `last` (inclusive), and always the first page: it brings the counts. */
export const useChangedResources = (
  question: ResourcesQuestion,
  { first, last }: { first: number; last: number },
): ChangedResourcesPages => {
  const { calls } = useClient();
  const archive = useArchiveKey();
  const revision = useFilterRevision(question.filter);
  const optionsOf = (page: number) => ({
    ...calls.changes.resources.queryOptions({
      input: { ...question, offset: page * pageSize, limit: pageSize },
      queryKey: ['changed-resources', archive?.path, archive?.generation, question, revision, page],
    }),
    enabled: archive !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const start = useQuery({
    ...optionsOf(0),
    placeholderData: (previous, previousQuery) => (previousQuery?.queryKey[1] === archive?.path ? previous : undefined),
  });
  const from = Math.max(1, pageOf(first));
  const further = Array.from({ length: Math.max(0, pageOf(last) - from + 1) }, (_, at) => from + at);
  const { pages, loading, error } = useQueries({ queries: further.map(optionsOf), combine: joined });
  const { data } = start;
  const at = useCallback(
    (place: number) => {
      const page = pageOf(place);
      return (page === 0 ? data : pages[page - from])?.resources[place % pageSize];
    },
    [data, pages, from],
  );
  return {
    counts: data,
    at,
    loading: start.isFetching || loading,
    problem: useProblem(start.error ?? error),
  };
};
