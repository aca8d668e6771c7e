// The names of the fields that change, asked once for each state of the archive.
import { useQuery } from '@tanstack/react-query';
import { useClient } from './client.tsx';
import { useArchiveKey } from './use-archive.ts';

/** Those of most changes first; empty until they are known, and while not `enabled`. */
export const useChangedFields = (enabled: boolean): readonly string[] => {
  const { calls } = useClient();
  const archive = useArchiveKey();
  const query = useQuery({
    ...calls.changes.fields.queryOptions({ queryKey: ['changed-fields', archive?.path, archive?.generation] }),
    enabled: enabled && archive !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return query.data?.fields ?? [];
};
