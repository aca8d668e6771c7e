// The archives opened on this machine before, newest first.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { RecentArchive } from '#shared/model/archive-root.ts';
import { useClient } from './client.tsx';
import { useArchiveKey } from './use-archive.ts';

const none: readonly RecentArchive[] = [];

export interface RecentArchivesState {
  archives: readonly RecentArchive[];
  /** True until the first answer, or until it is known that there is none. */
  loading: boolean;
  forget(path: string): void;
}

/** A list that cannot be had is an empty one: every archive can still be opened by its folder. */
export const useRecentArchives = (): RecentArchivesState => {
  const { client, calls } = useClient();
  const cache = useQueryClient();
  const archive = useArchiveKey();
  const query = useQuery(
    calls.archive.recent.queryOptions({ queryKey: ['recent-archives', archive?.path, archive?.generation] }),
  );
  const { mutate } = useMutation({
    mutationFn: (path: string) => client.archive.forget({ path }),
    onSettled: () => cache.invalidateQueries({ queryKey: ['recent-archives'] }),
  });
  return { archives: query.data?.archives ?? none, loading: query.isPending, forget: mutate };
};
