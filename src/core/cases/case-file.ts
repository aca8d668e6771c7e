// case.sqlite on disk: its bytes, the sign that it has changed, and the lock its changes are made under. The lock is the
// case's own and held for one change only: an import never waits for it, nor it for an import.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { type ArchiveLock, acquireLock } from '../archive/archive-lock.ts';
import { atomicWrite, removeQuietly } from '../archive/atomic-write.ts';
import { isErrno, withIoErrors } from '../archive/io-error.ts';
import { caseLockName, caseName, isCaseLeftOver, manifestName } from '../archive/layout.ts';

/** What tells one writing of the file from another without reading it; null where there is no file. */
export type FileStamp = string | null;

/** `stamp` was taken before the bytes were read; `undefined` where it was too young to be trusted. `digest`: hex SHA-256. */
export interface CaseBytes {
  stamp: FileStamp | undefined;
  digest: string;
  bytes: Buffer | null;
}

/** Some file systems count time in steps of two seconds: a stamp younger than that may be of two writings. */
const blurMs = 3000;

export const caseFile = (archivePath: string): string => join(archivePath, caseName);

/** The stamp now; `undefined` where it is too young to be trusted. Throws ARCHIVE_GONE where the archive is not there. */
export const stampOf = (archivePath: string): FileStamp | undefined => {
  const file = caseFile(archivePath);
  const info = withIoErrors(file, () => statSync(file, { bigint: true, throwIfNoEntry: false }));
  if (info === undefined) {
    assertArchive(archivePath);
    return null;
  }
  if (Math.abs(Date.now() - Number(info.mtimeMs)) < blurMs) return undefined;
  return `${info.dev}:${info.ino}:${info.size}:${info.mtimeNs}:${info.ctimeNs}`;
};

/** No file is an empty case only while the archive is there: a disk may have been unplugged. */
const assertArchive = (archivePath: string): void => {
  if (existsSync(join(archivePath, manifestName))) return;
  throw new WorkbenchError('ARCHIVE_GONE', archivePath, `there is no ${manifestName} in it`);
};

/** The file as it stands. Throws ARCHIVE_GONE, ACCESS_DENIED or IO_FAILED naming it. */
export const readCaseBytes = (archivePath: string): CaseBytes => {
  const file = caseFile(archivePath);
  const stamp = stampOf(archivePath);
  return withIoErrors(file, () => {
    try {
      const bytes = readFileSync(file);
      return { stamp, digest: createHash('sha256').update(bytes).digest('hex'), bytes };
    } catch (error) {
      if (!isErrno(error, 'ENOENT')) throw error;
      assertArchive(archivePath);
      return { stamp, digest: '', bytes: null };
    }
  });
};

/** On average; those who wait do not all come back at once. */
const retryMs = 20;

/**
 * Takes the lock of the case, waiting for whoever holds it. Throws ARCHIVE_LOCKED naming the holder after `waitMs`, and
 * ACCESS_DENIED or IO_FAILED naming the case where its folder cannot be written.
 */
export const lockCase = async (archivePath: string, waitMs: number): Promise<ArchiveLock> => {
  assertArchive(archivePath);
  for (let waited = 0; ; waited += retryMs) {
    try {
      return acquireLock(archivePath, caseLockName);
    } catch (error) {
      if (!(error instanceof WorkbenchError)) throw error;
      if (error.code !== 'ARCHIVE_LOCKED') {
        throw new WorkbenchError(error.code, caseFile(archivePath), error.data.detail, { cause: error });
      }
      if (waited >= waitMs) throw error;
    }
    await delay(retryMs * (0.5 + Math.random()));
  }
};

/** Nobody takes so long between making a temporary file and naming it. */
const leftOverMs = 60_000;

const removeLeftOvers = (archivePath: string): void => {
  for (const name of readdirSync(archivePath)) {
    if (!isCaseLeftOver(name)) continue;
    const path = join(archivePath, name);
    const info = statSync(path, { throwIfNoEntry: false });
    if (info !== undefined && Date.now() - info.mtimeMs > leftOverMs) removeQuietly(path);
  }
};

/** Puts new bytes in place, in one step; the caller holds `lock`. Throws as `atomicWrite`, and ARCHIVE_LOCKED. */
export const writeCaseBytes = (archivePath: string, bytes: Uint8Array, lock: ArchiveLock): void => {
  const file = caseFile(archivePath);
  withIoErrors(file, () => removeLeftOvers(archivePath));
  lock.assertHeld();
  atomicWrite(file, bytes);
};
