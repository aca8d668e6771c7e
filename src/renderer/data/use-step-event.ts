// The way from the selected event to the one before and after it in the result, also where its row is not drawn.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { useClient } from './client.tsx';
import { useResultSet } from './use-result-set.ts';
import { hasExpired, pageRows } from './use-rows.ts';
import { useView } from './view-state.ts';

export interface StepEvent {
  /** Where the event stands in the result, from 0; null while unknown and where it is not in it. */
  at: number | null;
  /** Events in the result; null while it is not known. */
  count: number | null;
  /** Selects the next (1) or previous (-1) event of the result; nothing happens at its ends. */
  step(direction: 1 | -1): void;
}

export const useStepEvent = (id: string): StepEvent => {
  const { client, calls } = useClient();
  const cache = useQueryClient();
  const { filter, zone, sort, select } = useView();
  const { resultSet, found, reopen } = useResultSet(filter, zone, sort);
  const known = found === null ? resultSet : undefined;
  const handle = known?.handle ?? '';
  const place = useQuery({
    queryKey: ['locate', handle, id],
    queryFn: ({ signal }) => client.query.locate({ handle, target: { kind: 'event', id } }, { signal }),
    enabled: known !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const expired = hasExpired(place.error);
  useEffect(() => {
    if (expired) reopen();
  }, [expired, reopen]);
  const at = place.data?.offset ?? null;
  const count = known?.count ?? null;
  // Keys can come faster than answers: each goes on from where the one before is going.
  const going = useRef<{ handle: string; at: number } | null>(null);
  const step = useCallback(
    (direction: 1 | -1) => {
      const from = going.current?.handle === handle ? going.current.at : at;
      if (from === null || count === null) return;
      const to = from + direction;
      if (to < 0 || to >= count) return;
      const target = { handle, at: to };
      going.current = target;
      const offset = Math.floor(to / pageRows) * pageRows;
      const page = calls.query.rows.queryOptions({ input: { handle, offset, limit: pageRows } });
      void cache
        .fetchQuery({ ...page, staleTime: Number.POSITIVE_INFINITY })
        .then(({ rows }) => {
          const row = rows[to - offset];
          if (going.current !== target) return;
          going.current = null;
          if (row === undefined) return;
          cache.setQueryData(['locate', handle, row.id], { offset: to });
          select(row.id, true);
        })
        .catch((error: unknown) => {
          if (going.current === target) going.current = null;
          // Why rows cannot be read otherwise is shown by the grid, which reads the same ones.
          if (hasExpired(error)) reopen();
        });
    },
    [at, count, handle, cache, calls, select, reopen],
  );
  return { at, count, step };
};
