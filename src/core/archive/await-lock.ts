// The write lock for whoever can wait a little: lines of custody hold it for milliseconds, and nobody's work fails of them.
import { setTimeout as wait } from 'node:timers/promises';
import { type ArchiveLock, acquireLock, isLockedForCustody, type LockPurpose } from './archive-lock.ts';
import { lockName } from './layout.ts';

/** How long a line of custody may take before its lock counts as any other, in ms. */
const patienceMs = 5000;
const pauseMs = 20;

/**
 * Takes the write lock; while a line of custody is being written it waits for its end, at most five seconds. Throws
 * ARCHIVE_LOCKED at once where anything else holds it.
 */
export const awaitLock = async (archivePath: string, purpose: LockPurpose = 'work'): Promise<ArchiveLock> => {
  const until = Date.now() + patienceMs;
  for (;;) {
    try {
      return acquireLock(archivePath, lockName, purpose);
    } catch (error) {
      if (!isLockedForCustody(error) || Date.now() >= until) throw error;
    }
    await wait(pauseMs);
  }
};
