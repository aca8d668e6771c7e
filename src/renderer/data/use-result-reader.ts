// Reads stretches of a result beyond what is on screen, and finds where something stands in it.
import { useMemo } from 'react';
import type { AuditEvent, EventRow } from '#shared/model/event.ts';
import type { LocateInput } from '#shared/model/patterns-over-time.ts';
import { useClient } from './client.tsx';
import { type RangeOfRows, readRanges } from './read-ranges.ts';

type Reading<Item> = (
  ranges: readonly RangeOfRows[],
  signal: AbortSignal,
  onRead: (count: number) => void,
) => Promise<Item[]>;

export interface ResultReader {
  rows: Reading<EventRow>;
  /** Whole events; larger than rows by what was changed. */
  events: Reading<AuditEvent>;
  /** The rank of an event or a time, from 0; null where it is not in the result. */
  locate(target: LocateInput['target']): Promise<number | null>;
}

/** Null while there is no answer to read from. The functions throw what the calls throw. */
export const useResultReader = (handle: string | undefined): ResultReader | null => {
  const { client } = useClient();
  return useMemo(() => {
    if (handle === undefined) return null;
    return {
      rows: (ranges, signal, onRead) =>
        readRanges(
          ranges,
          async (offset, limit) => (await client.query.rows({ handle, offset, limit }, { signal })).rows,
          signal,
          onRead,
        ),
      events: (ranges, signal, onRead) =>
        readRanges(
          ranges,
          async (offset, limit) => (await client.query.events({ handle, offset, limit }, { signal })).events,
          signal,
          onRead,
        ),
      locate: async (target) => (await client.query.locate({ handle, target })).offset,
    };
  }, [client, handle]);
};
