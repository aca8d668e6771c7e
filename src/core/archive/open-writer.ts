// Opens an archive for one import: lock, recovery, and knowledge of what is stored.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { files } from './archive-files.ts';
import type { ArchiveOptions } from './archive-options.ts';
import { awaitLock } from './await-lock.ts';
import { DatabasePool } from './database-pool.ts';
import { defaultLimits, ImportWriter, type SealLimits } from './import-writer.ts';
import { initSql } from './init-sql.ts';
import { withIoErrors } from './io-error.ts';
import { archiveFolders } from './layout.ts';
import { readManifest } from './manifest.ts';
import { removeOrphans } from './recover.ts';
import type { SealHelper } from './seal-thread.ts';
import type { ArchiveWriter } from './types.ts';
import { checkSize } from './verify-file.ts';

/** Bytes of segment files a writer holds open to confirm ids. */
const poolBudget = 64 * 1024 * 1024;

/** Sorts by time and can be a file name: `20260520T102345-1a2b3c4d`. */
const importIdAt = (time: Date): string =>
  `${time.toISOString().slice(0, 19).replace(/[-:]/g, '')}-${randomBytes(4).toString('hex')}`;

/**
 * Takes the archive's write lock and begins an import; end it with `commit` or `abort`. `helper`: the thread in which a
 * large import seals its months too.
 * Throws what `readManifest` throws, ARCHIVE_LOCKED (another process writes), ARCHIVE_DAMAGED, DISK_FULL or IO_FAILED.
 */
export const openWriter = async (
  path: string,
  options: ArchiveOptions,
  limits: SealLimits = defaultLimits,
  helper?: SealHelper,
): Promise<ArchiveWriter> => {
  readManifest(path);
  const sql = await initSql();
  const lock = await awaitLock(path);
  try {
    const manifest = readManifest(path);
    for (const folder of archiveFolders) withIoErrors(path, () => files.makeSubfolder(join(path, folder)));
    removeOrphans(path, manifest);
    for (const entry of manifest.segments) {
      checkSize(path, entry);
      if (entry.originals) checkSize(path, entry.originals);
    }
    const pool = new DatabasePool(sql, path, poolBudget);
    const importId = importIdAt(options.now());
    return new ImportWriter({
      archivePath: path,
      importId,
      sql,
      lock,
      manifest,
      pool,
      limits,
      options,
      helper,
    });
  } catch (error) {
    lock.release();
    throw error;
  }
};
