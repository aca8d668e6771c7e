// How the events of some values of a field are spread over time under a filter.
import { skipToken, useQuery } from '@tanstack/react-query';
import type { FacetField } from '#shared/model/field.ts';
import type { Filter } from '#shared/model/filter.ts';
import type { Sparklines } from '#shared/model/patterns-over-time.ts';
import { useClient } from './client.tsx';
import { useArchiveKey } from './use-archive.ts';
import { useFilterRevision } from './use-filter-revision.ts';

export interface SparklinesInput {
  filter: Filter;
  zone: string;
  field: FacetField;
  values: (string | null)[];
  points: number;
}

/** Null asks nothing. An ornament: undefined also where the question failed, which other questions of the filter tell. */
export const useSparklines = (input: SparklinesInput | null): Sparklines | undefined => {
  const { calls } = useClient();
  const archive = useArchiveKey();
  const revision = useFilterRevision(input?.filter);
  const query = useQuery({
    ...calls.query.sparklines.queryOptions({
      input: input ?? skipToken,
      queryKey: ['sparklines', archive?.path, archive?.generation, input, revision],
    }),
    enabled: archive !== null && input !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return input === null ? undefined : query.data;
};
