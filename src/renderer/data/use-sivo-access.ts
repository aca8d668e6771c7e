// Accesses of the SIVO team under a filter, and the statement about them as a file.
import { useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { Filter } from '#shared/model/filter.ts';
import type { SivoAccessReport, SivoStatement, SivoStatementInput } from '#shared/model/sivo-access.ts';
import { useClient } from './client.tsx';
import type { Problem } from './problem.ts';
import { useArchiveKey } from './use-archive.ts';
import { useFilterRevision } from './use-filter-revision.ts';
import { useProblem } from './use-problem.ts';

/** A ticket list that was read here; `stamp` tells one reading from another without comparing its ids. */
export interface Tickets {
  name: string;
  stamp: number;
  ids: string[];
}

export interface SivoQuestion {
  filter: Filter;
  zone: string;
  visitMinutes: number;
  tenantDomains: string[];
  tickets: Tickets | null;
  phrases: string[] | null;
}

export interface SivoAccessAnswer {
  /** While another question runs, the answer to the one before: `loading` is true then. */
  report: SivoAccessReport | undefined;
  loading: boolean;
  problem: Problem | null;
  retry(): void;
}

export const useSivoAccess = ({ tickets, ...question }: SivoQuestion): SivoAccessAnswer => {
  const { calls } = useClient();
  const archive = useArchiveKey();
  const revision = useFilterRevision(question.filter);
  const query = useQuery({
    ...calls.sivoAccess.report.queryOptions({
      input: { ...question, tickets: tickets?.ids ?? null },
      queryKey: ['sivo-access', archive?.path, archive?.generation, question, tickets?.stamp ?? null, revision],
    }),
    enabled: archive !== null,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    placeholderData: (previous, previousQuery) => (previousQuery?.queryKey[1] === archive?.path ? previous : undefined),
  });
  return {
    report: query.error === null ? query.data : undefined,
    loading: query.isFetching,
    problem: useProblem(query.error),
    retry: () => void query.refetch(),
  };
};

type Form = Pick<SivoStatementInput, 'language' | 'format'>;

/** Makes the statement; null when that failed, which `problem` tells. */
export const useSivoStatement = (): {
  make(question: SivoQuestion, form: Form): Promise<SivoStatement | null>;
  making: Form['format'] | null;
  problem: Problem | null;
  forget(): void;
} => {
  const { client } = useClient();
  const [making, setMaking] = useState<Form['format'] | null>(null);
  const [error, setError] = useState<unknown>(null);
  const make = useCallback(
    async ({ tickets, ...question }: SivoQuestion, form: Form) => {
      setMaking(form.format);
      setError(null);
      try {
        return await client.sivoAccess.statement({ ...question, ...form, tickets: tickets?.ids ?? null });
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
