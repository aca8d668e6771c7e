// An archive's last committed generation, open for reading. Needs no lock: what the manifest names never changes.

import { DatabasePool } from './database-pool.ts';
import { initSql } from './init-sql.ts';
import { readManifest } from './manifest.ts';
import { OpenArchive } from './open-archive.ts';
import type { ArchiveReader } from './types.ts';

/** Bytes of segment files held open by one reader. */
const poolBudget = 256 * 1024 * 1024;

/**
 * Opens the archive at `path`; with `previous` (a reader of an earlier generation of the same folder) its unchanged segments are
 * taken over with their columns and open databases, and `previous` may be closed but not asked any more.
 * Throws what `readManifest` throws, and ARCHIVE_DAMAGED for a file that is missing or has another size.
 */
export const openReader = async (path: string, previous?: ArchiveReader): Promise<ArchiveReader> => {
  const manifest = readManifest(path);
  const inherited = previous instanceof OpenArchive && previous.path === path ? previous : undefined;
  const pool = inherited?.pool ?? new DatabasePool(await initSql(), path, poolBudget);
  return new OpenArchive(path, manifest, pool, inherited?.segments ?? []);
};
