// Two versions of a resource against each other, or one against what its own event found.
import { skipToken, useQuery } from '@tanstack/react-query';
import type { Comparison, ResourceRef } from '#shared/model/changes.ts';
import { useClient } from './client.tsx';
import type { Problem } from './problem.ts';
import { useArchiveKey } from './use-archive.ts';
import { useProblem } from './use-problem.ts';

/** Event ids of the versions. `left` null: what the event of the right one itself says it changed. */
export interface ComparedVersions {
  left: string | null;
  right: string;
}

/** Null asks nothing. */
export const useComparison = (
  resource: ResourceRef,
  versions: ComparedVersions | null,
): { comparison: Comparison | undefined; problem: Problem | null } => {
  const { calls } = useClient();
  const archive = useArchiveKey();
  const always = { enabled: archive !== null && versions !== null, staleTime: Number.POSITIVE_INFINITY };
  const left = versions?.left ?? null;
  const ofEvent = useQuery({
    ...calls.changes.ofEvent.queryOptions({
      input: versions === null || left !== null ? skipToken : { id: versions.right },
      queryKey: ['version-change', archive?.path, archive?.generation, versions?.right],
    }),
    ...always,
  });
  const ofTwo = useQuery({
    ...calls.changes.compare.queryOptions({
      input:
        versions === null || left === null
          ? skipToken
          : {
              resource,
              left: { kind: 'after', eventId: left },
              right: { kind: 'after', eventId: versions.right },
            },
      queryKey: ['comparison', archive?.path, archive?.generation, resource, versions],
    }),
    ...always,
  });
  const query = left === null ? ofEvent : ofTwo;
  return { comparison: query.data, problem: useProblem(query.error) };
};
