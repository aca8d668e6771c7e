// Looks at the files again whenever a decision changes, so that the preview is always what the import will do.
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { SourceInspection } from '#shared/model/inspection.ts';
import { type ImportDecisions, noDecisions } from '#shared/model/mapping.ts';
import { useClient } from './client.tsx';
import type { Preview } from './prepare-import.ts';
import type { Problem } from './problem.ts';
import { useProblem } from './use-problem.ts';

/** Milliseconds without a change before the files are looked at again. */
const quietMs = 250;
const undecided = JSON.stringify(noDecisions);

export interface Inspected {
  inspections: readonly SourceInspection[];
  /** True until `inspections` speak of these very decisions. */
  stale: boolean;
  problem: Problem | null;
}

export const useInspection = (preview: Preview, decisions: ImportDecisions): Inspected => {
  const { calls } = useClient();
  const wanted = JSON.stringify(decisions);
  const [asked] = useDebouncedValue(wanted, quietMs);
  const sources = [...preview.sources];
  const query = useQuery({
    ...calls.imports.inspect.queryOptions({
      input: { sources, decisions: JSON.parse(asked) as ImportDecisions },
      queryKey: ['inspection', sources, asked],
    }),
    ...(asked === undecided ? { initialData: { inspections: [...preview.inspections] } } : {}),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    placeholderData: keepPreviousData,
  });
  return {
    inspections: query.data?.inspections ?? preview.inspections,
    stale: wanted !== asked || query.isFetching,
    problem: useProblem(query.error),
  };
};
