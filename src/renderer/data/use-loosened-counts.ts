// What to loosen where nothing was found: how many events there would be without each single term of a filter, and where
// that finds nothing either, how many each term finds alone.
import { useQueries } from '@tanstack/react-query';
import type { Filter } from '#shared/model/filter.ts';
import { topTerms } from '#shared/model/filter-edit.ts';
import { normaliseFilter } from '#shared/model/normalise-filter.ts';
import { useClient } from './client.tsx';
import { useArchiveKey } from './use-archive.ts';

/** Terms that are tried; more would take long to ask and to read. */
const most = 6;

export interface Loosened {
  /** Left out of the question, or all that is left of it. */
  term: Filter;
  way: 'without' | 'alone';
  filter: Filter;
  count: number;
}

type Question = Pick<Loosened, 'term' | 'way' | 'filter'>;

/** What finds something, most events first; a filter of one term has nothing to loosen. */
export const useLoosenedCounts = (filter: Filter, zone: string): Loosened[] => {
  const { calls } = useClient();
  const archive = useArchiveKey();
  const terms = topTerms(filter);
  const tried = terms.length < 2 ? [] : terms.slice(0, most);
  const counted = (questions: Question[], enabled: boolean) => ({
    queries: questions.map((question) => ({
      ...calls.query.facets.queryOptions({
        input: { filter: question.filter, zone, fields: ['category'], limit: 1 },
        queryKey: ['loosened', archive?.path, archive?.generation, question.filter, zone],
      }),
      enabled: enabled && archive !== null,
      staleTime: Number.POSITIVE_INFINITY,
    })),
  });
  const without = tried.map(
    (term): Question => ({
      term,
      way: 'without',
      filter: normaliseFilter({ op: 'and', args: terms.filter((other) => other !== term) }),
    }),
  );
  const alone = tried.map((term): Question => ({ term, way: 'alone', filter: term }));
  const withoutCounts = useQueries(counted(without, true));
  // With two terms, one without the other is the other alone.
  const nothing = terms.length > 2 && withoutCounts.every(({ data }) => data?.count === 0);
  const aloneCounts = useQueries(counted(alone, nothing));
  return [
    ...without.map((question, at) => ({ ...question, count: withoutCounts[at]?.data?.count ?? 0 })),
    ...alone.map((question, at) => ({ ...question, count: aloneCounts[at]?.data?.count ?? 0 })),
  ]
    .filter(({ way, count }) => count > 0 && (way === 'without' || nothing))
    .sort((one, other) => other.count - one.count);
};
