// The most frequent values of two fields against each other under a filter.
import { useQuery } from '@tanstack/react-query';
import type { FacetField } from '#shared/model/field.ts';
import type { Filter } from '#shared/model/filter.ts';
import type { Matrix } from '#shared/model/patterns-over-time.ts';
import { useClient } from './client.tsx';
import type { Problem } from './problem.ts';
import { useArchiveKey } from './use-archive.ts';
import { useFilterRevision } from './use-filter-revision.ts';
import { useProblem } from './use-problem.ts';

export interface MatrixInput {
  filter: Filter;
  zone: string;
  rows: FacetField;
  columns: FacetField;
}

export const useMatrix = (
  input: MatrixInput,
): { matrix: Matrix | undefined; loading: boolean; problem: Problem | null } => {
  const { calls } = useClient();
  const archive = useArchiveKey();
  const revision = useFilterRevision(input.filter);
  const query = useQuery({
    ...calls.query.matrix.queryOptions({
      input,
      queryKey: [
        'matrix',
        archive?.path,
        archive?.generation,
        input.rows,
        input.columns,
        input.filter,
        input.zone,
        revision,
      ],
    }),
    enabled: archive !== null,
    staleTime: Number.POSITIVE_INFINITY,
    // The numbers of other fields would stand under these fields' names.
    placeholderData: (previous, previousQuery) =>
      previousQuery?.queryKey[1] === archive?.path &&
      previousQuery?.queryKey[3] === input.rows &&
      previousQuery?.queryKey[4] === input.columns
        ? previous
        : undefined,
  });
  return { matrix: query.data, loading: query.isFetching, problem: useProblem(query.error) };
};
