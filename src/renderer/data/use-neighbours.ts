// What happened just before and after an event: the rows around it among all events, or among those of a question.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { EventRow } from '#shared/model/event.ts';
import { everything, type Filter } from '#shared/model/filter.ts';
import { useClient } from './client.tsx';
import type { Problem } from './problem.ts';
import { useArchiveKey } from './use-archive.ts';
import { useProblem } from './use-problem.ts';
import { hasExpired } from './use-rows.ts';

/** Rows on either side. */
export const neighbourRows = 10;

export interface Neighbours {
  /** Oldest first, the event among them. */
  rows: readonly EventRow[];
  /** Where the event stands in `rows`; null where the question leaves it out. */
  at: number | null;
  /** Events before and after these that are not shown. */
  earlier: number;
  later: number;
}

/** `filter` null asks nothing. */
export const useNeighbours = (
  id: string,
  filter: Filter | null,
): { neighbours: Neighbours | undefined; problem: Problem | null } => {
  const { client } = useClient();
  const cache = useQueryClient();
  const archive = useArchiveKey();
  const about = [archive?.path, archive?.generation, filter] as const;
  const setKey = ['neighbour-set', ...about];
  const query = useQuery({
    queryKey: ['neighbours', ...about, id],
    queryFn: async ({ signal }): Promise<Neighbours> => {
      // One result set serves the neighbours of every event that is looked at in turn.
      const read = async (): Promise<Neighbours> => {
        const { handle, count } = await cache.fetchQuery({
          queryKey: setKey,
          queryFn: () => client.query.open({ filter: filter ?? everything, sort: 'oldest' }),
          staleTime: Number.POSITIVE_INFINITY,
        });
        const { offset } = await client.query.locate({ handle, target: { kind: 'event', id } }, { signal });
        if (offset === null) return { rows: [], at: null, earlier: 0, later: 0 };
        const first = Math.max(0, offset - neighbourRows);
        const limit = offset - first + neighbourRows + 1;
        const { rows } = await client.query.rows({ handle, offset: first, limit }, { signal });
        return { rows, at: offset - first, earlier: first, later: count - first - rows.length };
      };
      return read().catch((error: unknown) => {
        if (!hasExpired(error)) throw error;
        cache.removeQueries({ queryKey: setKey });
        return read();
      });
    },
    enabled: archive !== null && filter !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return { neighbours: query.data, problem: useProblem(query.error) };
};
