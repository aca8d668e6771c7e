// A text file within a pack, a stretch after another, as whole lines.
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { PackText } from '#shared/model/pack.ts';
import { useClient } from './client.tsx';
import { linesOf, type TextPage } from './pack-lines.ts';
import type { Problem } from './problem.ts';
import { useProblem } from './use-problem.ts';

export interface PackTextControl {
  /** Whole lines, as far as they were read; undefined until the first stretch is there. */
  lines: readonly string[] | undefined;
  /** UTF-8 bytes of the file. */
  bytes: number;
  /** Whether there is more, and whether it is on its way. */
  more: boolean;
  loading: boolean;
  problem: Problem | null;
  next(): void;
}

/** `stamp` names the content, so that a changed file is read again; `stretch` in bytes. */
export const usePackText = (path: string, name: string, stamp: string, stretch = 1_000_000): PackTextControl => {
  const { client } = useClient();
  const query = useInfiniteQuery({
    queryKey: ['pack-text', path, name, stamp, stretch],
    queryFn: async ({ pageParam, signal }): Promise<TextPage & Pick<PackText, 'bytes'>> => {
      const answer = await client.packs.text({ path, name, offset: pageParam.offset, length: stretch }, { signal });
      return { ...linesOf(pageParam.carry, answer.text, answer.next), bytes: answer.bytes };
    },
    initialPageParam: { offset: 0, carry: '' },
    getNextPageParam: ({ next, carry }) => (next === null ? undefined : { offset: next, carry }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 30_000,
  });
  const pages = query.data?.pages;
  const lines = useMemo(() => pages?.flatMap((page) => page.lines), [pages]);
  return {
    lines,
    bytes: pages?.[0]?.bytes ?? 0,
    more: query.hasNextPage,
    loading: query.isFetching,
    problem: useProblem(query.error),
    next: () => {
      if (query.hasNextPage && !query.isFetching) void query.fetchNextPage();
    },
  };
};
