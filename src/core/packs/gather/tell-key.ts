// The key that signs a pack must be one that the ledger tells, so that the ledger lines in the pack tell it too.

import type { Custody } from '../../archive/custody.ts';
import { recordAct } from '../../archive/record-act.ts';
import type { Signer } from '../../evidence/signing-key.ts';
import type { ActBy } from '../pack-job.ts';
import { readLedgerPrefix } from './ledger-prefix.ts';

/** Writes a line "this key begins to sign packs" where none of the lines a pack rests on tells the key. Throws ARCHIVE_LOCKED and what writing throws. */
export const tellKey = async (
  path: string,
  signer: Signer,
  { openCustody, by }: { openCustody(): Promise<Custody>; by: ActBy },
): Promise<void> => {
  const { lines } = readLedgerPrefix(path);
  if (lines.some(({ key }) => key === signer.fingerprint)) return;
  await recordAct({ ...by, kind: 'sign' }, openCustody);
};
