// What an actor did, or what happened to a resource, over the whole archive: how much, from when to when, and the newest of it.
import { useQuery } from '@tanstack/react-query';
import type { EventRow } from '#shared/model/event.ts';
import { everything, type Filter } from '#shared/model/filter.ts';
import { useClient } from './client.tsx';
import type { Problem } from './problem.ts';
import { useArchiveKey } from './use-archive.ts';
import { useProblem } from './use-problem.ts';

export interface EventHistory {
  count: number;
  /** The newest events, newest first. */
  newest: readonly EventRow[];
  /** Null where there is none. */
  oldest: EventRow | null;
}

/** At most `limit` newest events are read; `filter` null asks nothing. */
export const useEventHistory = (
  filter: Filter | null,
  limit: number,
): { history: EventHistory | undefined; problem: Problem | null } => {
  const { client } = useClient();
  const archive = useArchiveKey();
  const query = useQuery({
    queryKey: ['event-history', archive?.path, archive?.generation, filter, limit],
    queryFn: async ({ signal }): Promise<EventHistory> => {
      const { handle, count } = await client.query.open({ filter: filter ?? everything, sort: 'newest' }, { signal });
      if (count === 0) return { count, newest: [], oldest: null };
      const [first, last] = await Promise.all([
        client.query.rows({ handle, offset: 0, limit }, { signal }),
        client.query.rows({ handle, offset: count - 1, limit: 1 }, { signal }),
      ]);
      return { count, newest: first.rows, oldest: last.rows[0] ?? null };
    },
    enabled: archive !== null && filter !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return { history: query.data, problem: useProblem(query.error) };
};
