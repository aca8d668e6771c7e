// The custody log of the open archive, asked for anew whenever it is looked at: lines come without a new generation.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { CustodyKind, CustodyPage } from '#shared/model/custody.ts';
import { useClient } from './client.tsx';
import type { Problem } from './problem.ts';
import { useArchiveKey } from './use-archive.ts';
import { useProblem } from './use-problem.ts';

/** Milliseconds between two looks: other programs write lines too, and acts of this one may still be on their way. */
const pollMs = 5000;

interface Custody {
  /** Undefined until the first answer. */
  page: CustodyPage | undefined;
  problem: Problem | null;
}

/** `kinds`: empty for all; `limit`: 1 to 1000. */
export const useCustody = (kinds: CustodyKind[], offset: number, limit: number): Custody => {
  const { calls } = useClient();
  const archive = useArchiveKey();
  const input = { kinds, offset, limit };
  const query = useQuery({
    ...calls.custody.list.queryOptions({ input, queryKey: ['custody', archive?.path, archive?.generation, input] }),
    enabled: archive !== null,
    staleTime: 0,
    refetchInterval: pollMs,
    placeholderData: keepPreviousData,
  });
  return { page: query.data, problem: useProblem(query.error) };
};
