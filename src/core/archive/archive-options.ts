// What every entry point of the archive is told by its host: who writes, and what time it is.

import type { Signer } from '../evidence/signing-key.ts';

/**
 * `appVersion` is recorded in the manifest; `now` is the only clock the archive reads. `signer` signs the ledger: it is asked
 * for when a commit needs it; without one, each import is signed with a key of its own that nobody keeps.
 */
export interface ArchiveOptions {
  appVersion: string;
  now: () => Date;
  signer?: (() => Promise<Signer>) | undefined;
}
