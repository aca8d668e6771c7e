// Which of the events in sight fit each of some filters, asked in pages so that scrolling asks little.
import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Filter } from '#shared/model/filter.ts';
import { useClient } from './client.tsx';
import { useArchiveKey } from './use-archive.ts';

/** Pages of ids, and for each a key that names its content: the handle and the number of the page. */
export interface IdPage {
  key: string;
  ids: readonly string[];
}

/**
 * For each event id that fits one, the place of the first filter it fits. `revision` is that of the marks, where a filter
 * asks for them. Filters the engine refuses fit nothing.
 */
export const usePicks = (
  filters: readonly Filter[],
  zone: string,
  pages: readonly IdPage[],
  revision: number,
): ReadonlyMap<string, number> => {
  const { calls } = useClient();
  const archive = useArchiveKey();
  const asked = filters.flatMap((filter, place) => pages.map((page) => ({ filter, place, page })));
  const answers = useQueries({
    queries: asked.map(({ filter, page }) => ({
      ...calls.query.pick.queryOptions({
        input: { filter, zone, ids: [...page.ids] },
        queryKey: ['pick', archive?.path, archive?.generation, page.key, filter, zone, revision],
      }),
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 60_000,
    })),
    combine: (results) => results.map(({ data }) => data?.ids),
  });
  // Places of `answers` go with those of `asked`; both change together.
  return useMemo(() => {
    const first = new Map<string, number>();
    const perFilter = pages.length;
    answers.forEach((ids, at) => {
      const place = Math.floor(at / Math.max(1, perFilter));
      for (const id of ids ?? []) if ((first.get(id) ?? Number.POSITIVE_INFINITY) > place) first.set(id, place);
    });
    return first;
  }, [answers, pages.length]);
};
