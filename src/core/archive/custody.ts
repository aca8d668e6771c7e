// Lines of custody: what was sent out of an archive, recorded in its ledger. What the archive holds stays as it is, and so
// does its generation, so that nothing made of it expires.

import type { RestoreRecord } from '#shared/model/ledger.ts';
import { processSigner } from '../evidence/installation-signer.ts';
import { acquireLock } from './archive-lock.ts';
import type { ArchiveOptions } from './archive-options.ts';
import { readManifest, writeManifest } from './manifest.ts';
import { sealRestore } from './seal-receipt.ts';

export interface Custody {
  /** Commits one line, forced to disk, and gives its sequence. Throws DISK_FULL, IO_FAILED, ARCHIVE_DAMAGED, ARCHIVE_LOCKED. */
  record(restore: RestoreRecord): number;
  release(): void;
}

/** Takes the write lock until it is released, so that both lines can be written. Throws ARCHIVE_LOCKED while somebody else writes. */
export const openCustody = async (path: string, options: ArchiveOptions): Promise<Custody> => {
  const { appVersion, now } = options;
  const lock = acquireLock(path);
  try {
    const signer = (await options.signer?.()) ?? processSigner();
    return {
      record: (restore) => {
        lock.assertHeld();
        const before = readManifest(path);
        const after = { ...before, version: 2 as const, appVersion };
        const commit = { archivePath: path, before, after, signer, at: now().toISOString() };
        const ledger = sealRestore(commit, restore);
        writeManifest(path, { ...after, ledger });
        return ledger.lines - 1;
      },
      release: () => lock.release(),
    };
  } catch (error) {
    lock.release();
    throw error;
  }
};
