// How many events there would be without each single term of a filter: what to loosen where nothing was found.
import { useQueries } from '@tanstack/react-query';
import type { Filter } from '#shared/model/filter.ts';
import { topTerms } from '#shared/model/filter-edit.ts';
import { normaliseFilter } from '#shared/model/normalise-filter.ts';
import { useClient } from './client.tsx';
import { useArchiveKey } from './use-archive.ts';
import { useFilterRevision } from './use-filter-revision.ts';

/** Terms that are tried; more would take long to ask and to read. */
const most = 6;

export interface Loosened {
  /** The term that is left out. */
  term: Filter;
  /** What remains. */
  filter: Filter;
  /** Undefined until it was counted. */
  count: number | undefined;
}

/** Those of the first terms, most events first among the ones that are counted; a filter of one term has nothing to loosen. */
export const useLoosenedCounts = (filter: Filter, zone: string): Loosened[] => {
  const { calls } = useClient();
  const archive = useArchiveKey();
  const terms = topTerms(filter);
  const asked = (terms.length < 2 ? [] : terms.slice(0, most)).map((term) => ({
    term,
    filter: normaliseFilter({ op: 'and', args: terms.filter((other) => other !== term) }),
  }));
  const revision = useFilterRevision(filter);
  const counts = useQueries({
    queries: asked.map((question) => ({
      ...calls.query.facets.queryOptions({
        input: { filter: question.filter, zone, fields: ['category'], limit: 1 },
        queryKey: ['loosened', archive?.path, archive?.generation, question.filter, zone, revision],
      }),
      enabled: archive !== null,
      staleTime: Number.POSITIVE_INFINITY,
    })),
  });
  return asked
    .map((question, at) => ({ ...question, count: counts[at]?.data?.count }))
    .sort((one, other) => (other.count ?? -1) - (one.count ?? -1));
};
