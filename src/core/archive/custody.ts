// Lines of custody: what was done with an archive or sent out of it, recorded in its ledger. What the archive holds stays as it
// is, and so does its generation, so that nothing made of it expires.

import type { CustodyAct, LedgerExtent, RestoreRecord } from '#shared/model/ledger.ts';
import { processSigner } from '../evidence/installation-signer.ts';
import type { LockPurpose } from './archive-lock.ts';
import type { ArchiveOptions } from './archive-options.ts';
import { awaitLock } from './await-lock.ts';
import { readManifest, writeManifest } from './manifest.ts';
import { type KeyRoots, type PendingCommit, sealAct, sealKeyRoots, sealRestore } from './seal-receipt.ts';

/** Each commits one line, forced to disk, and gives its sequence. Throws DISK_FULL, IO_FAILED, ARCHIVE_DAMAGED, ARCHIVE_LOCKED. */
export interface Custody {
  record(restore: RestoreRecord): number;
  act(act: CustodyAct): number;
  keyRoots(roots: KeyRoots): number;
  release(): void;
}

/**
 * Takes the write lock until it is released, so that all lines can be written. `purpose` custody: it is held for milliseconds,
 * and others wait for its end. Throws ARCHIVE_LOCKED while somebody else writes.
 */
export const openCustody = async (
  path: string,
  options: ArchiveOptions,
  purpose: LockPurpose = 'custody',
): Promise<Custody> => {
  const { appVersion, now } = options;
  // First, since a keychain may take seconds to answer.
  const signer = (await options.signer?.()) ?? processSigner();
  const lock = await awaitLock(path, purpose);
  const commit = (seal: (commit: PendingCommit) => LedgerExtent): number => {
    lock.assertHeld();
    const before = readManifest(path);
    const after = { ...before, version: 2 as const, appVersion };
    const ledger = seal({ archivePath: path, before, after, signer, at: now().toISOString() });
    writeManifest(path, { ...after, ledger });
    return ledger.lines - 1;
  };
  return {
    record: (restore) => commit((pending) => sealRestore(pending, restore)),
    act: (act) => commit((pending) => sealAct(pending, act)),
    keyRoots: (roots) => commit((pending) => sealKeyRoots(pending, roots)),
    release: () => lock.release(),
  };
};
