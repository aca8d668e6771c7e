// One archive as the latest commit left it, for engines that ask about snapshots.
import { openReader } from '../archive/open-reader.ts';
import { holdsTheSame } from './holds-the-same.ts';
import { manifestStamp } from './manifest-stamp.ts';
import { createSnapshot, type Snapshot } from './snapshot.ts';

export interface NewestSnapshot {
  /**
   * Takes up the newest committed generation first. What was made of an earlier snapshot must not be asked any more; the
   * snapshot stays the same one where only the ledger grew.
   */
  get(): Promise<Snapshot>;
  close(): void;
}

/** Opens the archive at `path`. Throws NOT_AN_ARCHIVE, ARCHIVE_TOO_NEW or ARCHIVE_DAMAGED. */
export const openNewestSnapshot = async (path: string): Promise<NewestSnapshot> => {
  let stamp = manifestStamp(path);
  let snapshot = createSnapshot(await openReader(path));
  let refreshing: Promise<void> | null = null;
  const takeUp = async (): Promise<void> => {
    const seen = manifestStamp(path);
    if (seen === stamp) return;
    if (holdsTheSame(path, snapshot.manifest)) {
      stamp = seen;
      return;
    }
    snapshot = createSnapshot(await openReader(path, snapshot.reader));
    stamp = seen;
  };
  return {
    get: async () => {
      refreshing ??= takeUp().finally(() => {
        refreshing = null;
      });
      await refreshing;
      return snapshot;
    },
    close: () => snapshot.reader.close(),
  };
};
