// One writer at a time: a lock file that appears whole and only if absent (hard link of a finished temporary file).
// The lock of a process that is gone is taken over by the one process that could claim it, and never removed on the way,
// so two heirs cannot both win. `assertHeld` is the last word: it is asked again right before a commit.
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { files } from './archive-files.ts';
import { removeQuietly, temporaryName } from './atomic-write.ts';
import { isErrno, withIoErrors } from './io-error.ts';
import { heirMark, lockName } from './layout.ts';
import { isGone, ownIdentity } from './process-identity.ts';

/** What a lock is held for: lines of custody take milliseconds, everything else may take minutes. */
const lockPurposes = ['custody', 'work'] as const;
export type LockPurpose = (typeof lockPurposes)[number];

const lockSchema = z.object({
  pid: z.number().int(),
  host: z.string(),
  boot: z.string().nullable(),
  start: z.string().nullable(),
  token: z.string(),
  /** Absent in the locks of earlier versions, which wrote no lines of custody but for restores. */
  purpose: z.enum(lockPurposes).catch('work'),
});
type Lock = z.infer<typeof lockSchema>;

export interface ArchiveLock {
  isHeld(): boolean;
  /** Throws ARCHIVE_LOCKED when the lock is no longer this holder's. */
  assertHeld(): void;
  /** Never throws: where the file cannot be removed (the disk has gone) this thread takes the lock for free from then on. */
  release(): void;
}

/** Tokens of locks this thread has given back. Where the file could not be removed its process lives, and nothing else tells. */
const givenBack = new Set<string>();

const isFree = (holder: Lock): boolean => givenBack.has(holder.token) || isGone(holder);

/** The lock in the file; `undefined` when there is none; null when the file cannot be understood. */
const readLock = (file: string): Lock | null | undefined => {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return undefined;
    throw error;
  }
  try {
    return lockSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
};

const createExclusively = (file: string, lock: Lock): boolean => {
  const content = JSON.stringify(lock);
  const temporary = temporaryName(file);
  try {
    files.writeNew(temporary, content);
    files.link(temporary, file);
    return true;
  } catch (error) {
    if (isErrno(error, 'EEXIST')) return false;
    if (!isErrno(error, 'EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP')) throw error;
  } finally {
    removeQuietly(temporary);
  }
  try {
    // A file system without hard links: exclusive creation alone.
    files.writeNew(file, content);
    return true;
  } catch (error) {
    if (isErrno(error, 'EEXIST')) return false;
    // Made but not written whole: nobody could ever tell whose it is.
    if (readLock(file) === null) removeQuietly(file);
    throw error;
  }
};

const holderText = (file: string, holder: Lock | null | undefined): string => {
  if (holder === undefined) return `${basename(file)} has gone`;
  if (holder === null)
    return `${basename(file)} cannot be read, so its holder is unknown; delete it if no program is using the archive`;
  return `held by process ${holder.pid} on ${holder.host}`;
};

const purposeOf = (holder: Lock | null | undefined): LockPurpose => holder?.purpose ?? 'work';

/** ARCHIVE_LOCKED, and what the holder holds the lock for, as far as its file tells. */
class LockedError extends WorkbenchError {
  constructor(
    file: string,
    holder: Lock | null | undefined,
    readonly purpose: LockPurpose = purposeOf(holder),
  ) {
    super('ARCHIVE_LOCKED', dirname(file), holderText(file, holder));
  }
}

/** Whether a failure says that a line of custody is being written just now, which is over in a moment. */
export const isLockedForCustody = (error: unknown): boolean =>
  error instanceof LockedError && error.purpose === 'custody';

const lockedBy = (file: string, holder: Lock | null | undefined): WorkbenchError => new LockedError(file, holder);

/** Where the one heir of a dead holder says so. The token is somebody else's text, so the name carries its hash. */
const claimFile = (file: string, dead: Lock): string =>
  `${file}${heirMark}${createHash('sha256').update(dead.token).digest('hex').slice(0, 32)}`;

/** Puts the heir's own lock in the dead one's place, in one step. */
const replaceLock = (file: string, own: Lock): void => {
  const temporary = temporaryName(file);
  try {
    files.writeNew(temporary, JSON.stringify(own));
    files.rename(temporary, file);
  } finally {
    removeQuietly(temporary);
  }
};

/**
 * Takes a dead holder's lock over. True when done, false when the lock has changed meanwhile; throws ARCHIVE_LOCKED when
 * a living process is taking it over. Exactly one process can claim a token, and only its heir may replace that lock: a
 * dead heir is inherited from in the same way.
 */
const takeOver = (file: string, dead: Lock, own: Lock): boolean => {
  const chain = [dead.token];
  const claims: string[] = [];
  for (let last = dead; ; ) {
    const claim = claimFile(file, last);
    claims.push(claim);
    if (createExclusively(claim, own)) break;
    const heir = readLock(claim);
    if (heir === undefined) return false;
    if (heir === null || !isFree(heir)) throw lockedBy(file, heir);
    chain.push(heir.token);
    last = heir;
  }
  const current = readLock(file);
  const inherited = Boolean(current && chain.includes(current.token));
  if (inherited) replaceLock(file, own);
  for (const claim of inherited ? claims : claims.slice(-1)) removeQuietly(claim);
  return inherited;
};

/**
 * Takes the write lock of the archive, or another of its locks by name. Throws ARCHIVE_LOCKED naming the holder's process
 * when it is alive or unknown.
 */
export const acquireLock = (
  archivePath: string,
  name: string = lockName,
  purpose: LockPurpose = 'work',
): ArchiveLock => {
  const file = join(archivePath, name);
  const own: Lock = { ...ownIdentity(), token: randomBytes(16).toString('hex'), purpose };
  const acquire = (attemptsLeft: number): void => {
    if (createExclusively(file, own)) return;
    const holder = readLock(file);
    if (attemptsLeft === 0 || holder === null || (holder && !isFree(holder))) throw lockedBy(file, holder);
    if (holder && takeOver(file, holder, own)) return;
    acquire(attemptsLeft - 1);
  };
  withIoErrors(file, () => acquire(5));
  const isHeld = (): boolean => withIoErrors(file, () => readLock(file)?.token === own.token);
  return {
    isHeld,
    assertHeld: () => {
      if (!isHeld()) throw lockedBy(file, readLock(file));
    },
    release: () => {
      // Also where the file is out of sight, as on a disk that was unplugged: it may come back.
      givenBack.add(own.token);
      try {
        if (isHeld()) files.remove(file);
      } catch {
        // The next writer takes it for free.
      }
    },
  };
};

/**
 * Removes a lock that this very process holds. Only for a host whose writer has died without its process, as a worker
 * thread does: `acquireLock` alone takes a lock for held while the process lives. A lock for another purpose is another
 * writer's, and stays.
 */
export const clearOwnLock = (archivePath: string, name: string = lockName, purpose: LockPurpose = 'work'): void => {
  const file = join(archivePath, name);
  const own = ownIdentity();
  const holder = withIoErrors(file, () => readLock(file));
  if (holder?.purpose !== purpose) return;
  if (holder.pid !== own.pid || holder.host !== own.host || holder.start !== own.start) return;
  withIoErrors(file, () => files.remove(file));
};
