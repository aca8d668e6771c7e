// The archives this machine has opened: one small file in the data folder, newest first, replaced in one step.
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type RecentArchive, recentArchiveSchema } from '#shared/model/archive-root.ts';
import { atomicWrite } from '../archive/atomic-write.ts';
import { withIoErrors } from '../archive/io-error.ts';

/** How many are kept; the one opened longest ago goes first. */
export const recentLimit = 20;

type Kept = Omit<RecentArchive, 'present'>;

const keptSchema = recentArchiveSchema.omit({ present: true });
const fileSchema = z.object({ version: z.literal(1), archives: z.array(z.unknown()) });

export interface RecentArchives {
  list(): RecentArchive[];
  /** Keeps the archive in place of what was known of it. Throws what writing throws. */
  remember(archive: Kept): void;
  /** Takes it off the list; one that is not on it is none to forget. Throws what writing throws. */
  forget(path: string): void;
}

/** `dataFolder` is made when something is first kept. A damaged file, or a damaged entry of it, counts as none. */
export const recentArchives = (dataFolder: string): RecentArchives => {
  const file = join(dataFolder, 'recent.json');

  const read = (): Kept[] => {
    let archives: unknown[];
    try {
      ({ archives } = fileSchema.parse(JSON.parse(readFileSync(file, 'utf8'))));
    } catch {
      return [];
    }
    return archives.flatMap((entry) => keptSchema.safeParse(entry).data ?? []);
  };

  const write = (archives: readonly Kept[]): void => {
    withIoErrors(dataFolder, () => mkdirSync(dataFolder, { recursive: true, mode: 0o700 }));
    const newest = archives.toSorted((one, other) => (one.openedAt < other.openedAt ? 1 : -1)).slice(0, recentLimit);
    const text = JSON.stringify({ version: 1, archives: newest }, null, 2);
    atomicWrite(file, Buffer.from(`${text}\n`));
  };

  return {
    list: () => read().map((kept) => ({ ...kept, present: existsSync(join(kept.path, 'archive.json')) })),
    remember: (archive) => write([archive, ...read().filter(({ path }) => path !== archive.path)]),
    forget: (path) => {
      const known = read();
      const others = known.filter((kept) => kept.path !== path);
      if (others.length < known.length) write(others);
    },
  };
};
