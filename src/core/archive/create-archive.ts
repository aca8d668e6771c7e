// A new, empty archive: generation 0.
import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { files } from './archive-files.ts';
import { acquireLock } from './archive-lock.ts';
import type { ArchiveOptions } from './archive-options.ts';
import { syncFolder } from './atomic-write.ts';
import { isErrno, withIoErrors } from './io-error.ts';
import { archiveFolders, isLeftOver, lockName, manifestName } from './layout.ts';
import { emptyLedger } from './ledger-file.ts';
import { writeManifest } from './manifest.ts';
import type { Manifest } from './types.ts';

const isArchiveFolder = (name: string): boolean => archiveFolders.some((folder) => folder === name);

/**
 * Makes an empty archive at `path`, a folder that is absent or empty.
 * Throws FOLDER_NOT_EMPTY (something is in it, or it is a file), ARCHIVE_LOCKED, DISK_FULL or IO_FAILED.
 */
export const createArchive = (path: string, { appVersion, now }: ArchiveOptions): Manifest => {
  let present: string[];
  try {
    withIoErrors(path, () => files.makeFolder(path));
    present = withIoErrors(path, () => readdirSync(path));
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    if (isErrno(cause, 'EEXIST', 'ENOTDIR')) throw new WorkbenchError('FOLDER_NOT_EMPTY', path, 'a file is in the way');
    throw error;
  }
  // An interrupted creation or removal leaves only empty folders, a temporary manifest and a lock.
  const leftOver = (name: string): boolean =>
    isLeftOver(name) || (isArchiveFolder(name) && readdirSync(join(path, name)).length === 0);
  if (present.includes(lockName) && !present.includes(manifestName)) {
    acquireLock(path).release();
    present = present.filter((name) => name !== lockName);
  }
  const foreign = present.find((name) => !withIoErrors(join(path, name), () => leftOver(name)));
  if (foreign !== undefined) throw new WorkbenchError('FOLDER_NOT_EMPTY', path, `it holds ${foreign}`);
  for (const folder of archiveFolders) withIoErrors(join(path, folder), () => files.makeSubfolder(join(path, folder)));
  syncFolder(path);
  const manifest: Manifest = {
    format: 'sivo-audit-archive',
    version: 2,
    archiveId: randomUUID(),
    createdAt: now().toISOString(),
    appVersion,
    generation: 0,
    segments: [],
    imports: [],
    attachments: [],
    totals: { read: 0, accepted: 0, duplicates: 0, conflicts: 0, rejected: 0 },
    ledger: emptyLedger,
  };
  writeManifest(path, manifest);
  return manifest;
};
