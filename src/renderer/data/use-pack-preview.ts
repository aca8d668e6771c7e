// What the pack in preparation would hold, asked again whenever it changes.
import { useQuery } from '@tanstack/react-query';
import type { PackPreview } from '#shared/model/pack.ts';
import type { PackSpec } from '#shared/model/pack-spec.ts';
import { useClient } from './client.tsx';
import type { Problem } from './problem.ts';
import { useArchiveKey } from './use-archive.ts';
import { useCase } from './use-case.ts';
import { useProblem } from './use-problem.ts';

/** `current` false: of an earlier state of the specification. */
export const usePackPreview = (
  spec: PackSpec,
): { preview: PackPreview | undefined; current: boolean; loading: boolean; problem: Problem | null; retry(): void } => {
  const { calls } = useClient();
  const archive = useArchiveKey();
  const { state } = useCase();
  const query = useQuery({
    ...calls.packs.preview.queryOptions({
      // A pack without a title can be looked at already.
      input: { ...spec, title: spec.title === '' ? '-' : spec.title },
      queryKey: ['pack-preview', archive?.path, archive?.generation, state?.revision, spec],
    }),
    enabled: archive !== null,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: (previous, previousQuery) => (previousQuery?.queryKey[1] === archive?.path ? previous : undefined),
  });
  return {
    preview: query.data,
    current: query.data !== undefined && !query.isPlaceholderData,
    loading: query.isFetching,
    problem: useProblem(query.error),
    retry: () => void query.refetch(),
  };
};
