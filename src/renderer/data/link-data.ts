// Whether the open archive holds the data a link was made of.
import type { ArchiveRoot, RecentArchive } from '#shared/model/archive-root.ts';

/** `grown`: it held exactly that data once; `importIds` were imported since, `at` is when it last held no more (RFC 3339). */
export type LinkData =
  | { kind: 'same' }
  | { kind: 'grown'; importIds: readonly string[]; at: string }
  | { kind: 'other' };

/** `wanted`: the root a link names. */
export const linkData = (wanted: string, { root, history }: ArchiveRoot): LinkData => {
  if (wanted === root) return { kind: 'same' };
  const index = history.findLastIndex((moment) => moment.root === wanted);
  const then = history[index];
  if (then === undefined) return { kind: 'other' };
  return { kind: 'grown', importIds: history.slice(index + 1).map(({ importId }) => importId), at: then.at };
};

/** The archive of this machine that answers a link best: one with exactly its data, else one that has grown since; still there. */
export const holderOf = (wanted: string, archives: readonly RecentArchive[]): RecentArchive | null => {
  const there = archives.filter(({ present }) => present);
  return (
    there.find(({ root }) => root === wanted) ?? there.find(({ earlierRoots }) => earlierRoots.includes(wanted)) ?? null
  );
};
