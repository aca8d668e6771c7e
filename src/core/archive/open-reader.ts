// An archive's last committed generation, open for reading. Needs no lock: what the manifest names never changes.

import { WorkbenchError } from '#shared/contract/errors.ts';
import { DatabasePool } from './database-pool.ts';
import { initSql } from './init-sql.ts';
import { manifestName } from './layout.ts';
import { readCommitted } from './ledger-file.ts';
import { OpenArchive } from './open-archive.ts';
import { QuarantineFiles } from './read-quarantine.ts';
import { TextCache } from './text-cache.ts';
import type { ArchiveReader } from './types.ts';

/** Bytes of segment files held open by one reader. */
const poolBudget = 96 * 1024 * 1024;
/** Bytes of folded texts and ids kept for search by one reader. */
const textBudget = 128 * 1024 * 1024;

/**
 * Opens the archive at `path`; with `previous` (a reader of an earlier generation of the same folder) its unchanged segments are
 * taken over with their columns and open databases, and `previous` may be closed but not asked any more.
 * Throws what `readManifest` throws, ARCHIVE_DAMAGED for a file that is missing or has another size, and with `previous`
 * ARCHIVE_GONE when the folder has vanished: what `previous` holds in memory it can still answer.
 */
export const openReader = async (path: string, previous?: ArchiveReader): Promise<ArchiveReader> => {
  const inherited = previous instanceof OpenArchive && previous.path === path ? previous : undefined;
  const pool = inherited?.pool ?? new DatabasePool(await initSql(), path, poolBudget);
  const texts = inherited?.texts ?? new TextCache(textBudget);
  const rejected = inherited?.rejected ?? new QuarantineFiles(path);
  const open = (attemptsLeft: number): ArchiveReader => {
    try {
      return new OpenArchive(path, readCommitted(path), pool, texts, rejected, inherited?.segments ?? []);
    } catch (error) {
      const code = error instanceof WorkbenchError ? error.code : null;
      // Segments were merged between the reading of the manifest and the look at its files: the next manifest is there.
      if (code === 'HANDLE_EXPIRED' && attemptsLeft > 0) return open(attemptsLeft - 1);
      if (code === 'NOT_AN_ARCHIVE' && inherited) {
        throw new WorkbenchError('ARCHIVE_GONE', path, `${manifestName} has gone`, { cause: error });
      }
      throw error;
    }
  };
  return open(10);
};
