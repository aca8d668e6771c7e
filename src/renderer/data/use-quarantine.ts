// Rejected records of the open archive: a page of them, or all of them for an export.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { QuarantineItem, ReasonCode } from '#shared/model/archive.ts';
import { useClient } from './client.tsx';
import type { Problem } from './problem.ts';
import { useArchiveKey } from './use-archive.ts';
import { useProblem } from './use-problem.ts';

/** Absent members mean all; `settled`: those that a later import read again are among them. */
export interface QuarantineFilter {
  importId?: string;
  reason?: ReasonCode;
  source?: string;
  settled: boolean;
}

interface QuarantinePage {
  /** Undefined until the first answer. */
  total: number | undefined;
  items: QuarantineItem[];
  loading: boolean;
  problem: Problem | null;
}

/** `limit`: 1 to 1000. */
export const useQuarantine = (filter: QuarantineFilter, offset: number, limit: number): QuarantinePage => {
  const { calls } = useClient();
  const archive = useArchiveKey();
  const input = { ...filter, offset, limit };
  const query = useQuery({
    ...calls.quarantine.list.queryOptions({
      input,
      queryKey: ['quarantine', archive?.path, archive?.generation, input],
    }),
    enabled: archive !== null,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  });
  return {
    total: query.data?.total,
    items: query.data?.items ?? [],
    loading: query.isFetching,
    problem: useProblem(query.error),
  };
};

const exportPage = 500;

/** `read` gives every record that fits as pieces of JSON lines; null when that failed, and `problem` says why. */
export const useQuarantineLines = (): {
  read(filter: QuarantineFilter): Promise<string[] | null>;
  reading: boolean;
  problem: Problem | null;
} => {
  const { client } = useClient();
  const [reading, setReading] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const read = useCallback(
    async (filter: QuarantineFilter): Promise<string[] | null> => {
      setReading(true);
      setError(null);
      try {
        const pieces: string[] = [];
        for (let offset = 0; ; offset += exportPage) {
          const { total, items } = await client.quarantine.list({ ...filter, offset, limit: exportPage });
          pieces.push(items.map((item) => `${JSON.stringify(item)}\n`).join(''));
          if (offset + exportPage >= total) return pieces;
        }
      } catch (thrown) {
        setError(thrown);
        return null;
      } finally {
        setReading(false);
      }
    },
    [client],
  );
  return { read, reading, problem: useProblem(error) };
};
