// The events of the open archive with these ids: what a case refers to.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { EventRow } from '#shared/model/event.ts';
import { useClient } from './client.tsx';
import type { Problem } from './problem.ts';
import { useArchiveKey } from './use-archive.ts';
import { useProblem } from './use-problem.ts';

/** Ids in one question, and the most that are asked for at all. */
const chunkIds = 500;
export const mostIds = 2000;

export interface EventsById {
  /** Undefined until they were read; ids that the archive does not hold are missing. Of an event in several versions, the first. */
  events: ReadonlyMap<string, EventRow> | undefined;
  problem: Problem | null;
}

/** At most `mostIds` of `ids` are looked for, the first ones. */
export const useEventsById = (ids: readonly string[]): EventsById => {
  const { client } = useClient();
  const archive = useArchiveKey();
  const wanted = useMemo(() => [...new Set(ids)].slice(0, mostIds).sort(), [ids]);
  const query = useQuery({
    queryKey: ['events-by-id', archive?.path, archive?.generation, wanted],
    queryFn: async ({ signal }) => {
      const found = new Map<string, EventRow>();
      for (let at = 0; at < wanted.length; at += chunkIds) {
        const filter = { op: 'is' as const, field: 'id' as const, values: wanted.slice(at, at + chunkIds) };
        const { handle, count } = await client.query.open({ filter }, { signal });
        for (let offset = 0; offset < count; offset += 1000) {
          const { rows } = await client.query.rows({ handle, offset, limit: 1000 }, { signal });
          for (const row of rows) if (!found.has(row.id)) found.set(row.id, row);
        }
      }
      return found;
    },
    enabled: archive !== null,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: (previous, previousQuery) =>
      previousQuery?.queryKey[1] === archive?.path ? keepPreviousData(previous) : undefined,
  });
  return { events: query.data, problem: useProblem(query.error) };
};
