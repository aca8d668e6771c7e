// The changes that fit the filter as sentences, and the same as a file.
import { useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type {
  ChangeReport,
  ChangeReportFile,
  ChangeReportFileInput,
  ChangeReportInput,
} from '#shared/model/change-report.ts';
import { useClient } from './client.tsx';
import type { Problem } from './problem.ts';
import { useArchiveKey } from './use-archive.ts';
import { useFilterRevision } from './use-filter-revision.ts';
import { useProblem } from './use-problem.ts';

export interface ChangeReportAnswer {
  /** While another question runs, the answer to the one before: `current` is false then. */
  report: ChangeReport | undefined;
  current: boolean;
  loading: boolean;
  problem: Problem | null;
  retry(): void;
}

export const useChangeReport = (input: ChangeReportInput): ChangeReportAnswer => {
  const { calls } = useClient();
  const archive = useArchiveKey();
  const revision = useFilterRevision(input.filter);
  const query = useQuery({
    ...calls.changes.report.queryOptions({
      input,
      queryKey: ['change-report', archive?.path, archive?.generation, input, revision],
    }),
    enabled: archive !== null,
    staleTime: Number.POSITIVE_INFINITY,
    // A report of a whole archive is large; only the last ones are kept.
    gcTime: 60_000,
    placeholderData: (previous, previousQuery) => (previousQuery?.queryKey[1] === archive?.path ? previous : undefined),
  });
  return {
    report: query.error === null ? query.data : undefined,
    current: !query.isPlaceholderData,
    loading: query.isFetching,
    problem: useProblem(query.error),
    retry: () => void query.refetch(),
  };
};

/** Makes the report a file; null when that failed, which `problem` tells. */
export const useChangeReportFile = (): {
  make(input: ChangeReportFileInput): Promise<ChangeReportFile | null>;
  making: ChangeReportFileInput['format'] | null;
  problem: Problem | null;
  forget(): void;
} => {
  const { client } = useClient();
  const [making, setMaking] = useState<ChangeReportFileInput['format'] | null>(null);
  const [error, setError] = useState<unknown>(null);
  const make = useCallback(
    async (input: ChangeReportFileInput) => {
      setMaking(input.format);
      setError(null);
      try {
        return await client.changes.reportFile(input);
      } catch (failure) {
        setError(failure);
        return null;
      } finally {
        setMaking(null);
      }
    },
    [client],
  );
  return { make, making, problem: useProblem(error), forget: () => setError(null) };
};
