// Which archives were opened here: kept up while the service works, told and forgotten on request.
import type { Implementer } from '@orpc/server';
import type { Contract } from '#shared/contract/contract.ts';
import type { ArchiveSummary } from '#shared/model/archive.ts';
import type { ArchiveRoot } from '#shared/model/archive-root.ts';
import { recentArchives } from './recent-archives.ts';

type RecentImplementer = Implementer<
  Pick<Contract['archive'], 'recent' | 'forget'>,
  Record<never, never>,
  Record<never, never>
>;

export interface RecentParts {
  dataFolder: string;
  /** False for a host without a window: what a script reads was opened by nobody. */
  keeps: boolean;
  root(path: string): Promise<ArchiveRoot>;
  /** Of the open archive; null where none is. */
  open(): string | null;
  summary(path: string): Promise<ArchiveSummary>;
}

const earlierLimit = 200;

/** `opened` is told of every archive that was opened; it never fails, and nobody has to wait for it. */
export const recentHandlers = (
  os: Pick<RecentImplementer, 'recent' | 'forget'>,
  { dataFolder, keeps, root: rootOf, open, summary }: RecentParts,
) => {
  const recent = recentArchives(dataFolder);

  /** `openedAt` null: only where it is on the list, with the time that stands there. */
  const keep = async ({ path, name, events }: ArchiveSummary, openedAt: string | null): Promise<void> => {
    const since = openedAt ?? recent.list().find((archive) => archive.path === path)?.openedAt;
    if (!keeps || since === undefined) return;
    const { root, history } = await rootOf(path);
    const earlierRoots = history
      .slice(0, -1)
      .map((moment) => moment.root)
      .reverse()
      .slice(0, earlierLimit);
    recent.remember({ path, name, openedAt: since, root, earlierRoots, events });
  };
  // What the list lacks costs a click; what fails beside the opening must not fail the opening.
  const quietly = (kept: Promise<void>): Promise<void> => kept.catch(() => undefined);

  return {
    opened: (archive: ArchiveSummary): Promise<void> => quietly(keep(archive, new Date().toISOString())),
    paths: async (): Promise<string[]> => recent.list().map(({ path }) => path),
    handlers: {
      recent: os.recent.handler(async () => {
        const path = open();
        // It may have grown since it was opened, also by other processes.
        if (path !== null) await quietly(summary(path).then((archive) => keep(archive, null)));
        return { archives: recent.list() };
      }),
      forget: os.forget.handler(({ input }) => {
        recent.forget(input.path);
        return {};
      }),
    },
  };
};
