// The revision of the open archive's case: it grows with every change, also those of other windows.
import { useQuery } from '@tanstack/react-query';
import { caseKey, casePollMs } from './case-key.ts';
import { useClient } from './client.tsx';
import { useArchiveKey } from './use-archive.ts';

/** Null until the case was read, and where nobody `wants` it. */
export const useCaseRevision = (wants: boolean): number | null => {
  const { calls } = useClient();
  const archive = useArchiveKey();
  const query = useQuery({
    ...calls.cases.get.queryOptions({ queryKey: caseKey(archive?.path) }),
    enabled: wants && archive !== null,
    refetchInterval: casePollMs,
    select: ({ revision }) => revision,
  });
  return wants ? (query.data ?? null) : null;
};
