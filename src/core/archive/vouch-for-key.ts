// The line in which an older key vouches for the one that signs from here on: before its first line in an archive, so that
// nobody has to take a new key on trust. See docs/signing-keys.md.

import { writeLine } from '../evidence/ledger-line.ts';
import type { Signer } from '../evidence/signing-key.ts';
import { awaitLock } from './await-lock.ts';
import { appendLine, cutLedgerTail, type LedgerHead, ledgerHead } from './ledger-file.ts';
import { readManifest, writeManifest } from './manifest.ts';

/** Null where the ledger knows the signer already, and where none of its older keys is known either. */
export const vouchLine = (
  { lines, previous, keys, vouched }: LedgerHead,
  signer: Signer,
  at: string,
): Buffer | null => {
  const { fingerprint: next, publicKey } = signer;
  if (keys.has(next) || vouched.has(next)) return null;
  const older = signer.retired?.find(({ fingerprint }) => keys.has(fingerprint));
  if (older === undefined) return null;
  const place = { sequence: lines, previous, at, keyKnown: true };
  return writeLine({ kind: 'key', body: { next, publicKey } }, place, older);
};

export interface VouchTools {
  appVersion: string;
  now(): Date;
}

/**
 * Tells the archive of the key. `foreign`: none of the signer's older keys ever signed there, so there is nothing to tell.
 * Throws what opening and writing an archive throw.
 */
export const vouchForKey = async (path: string, signer: Signer, tools: VouchTools): Promise<'told' | 'foreign'> => {
  readManifest(path);
  const lock = await awaitLock(path, 'custody');
  try {
    const before = readManifest(path);
    const committed = cutLedgerTail(path, before);
    const head = ledgerHead(committed, before.archiveId);
    const line = vouchLine(head, signer, tools.now().toISOString());
    if (line === null)
      return head.keys.has(signer.fingerprint) || head.vouched.has(signer.fingerprint) ? 'told' : 'foreign';
    lock.assertHeld();
    const ledger = appendLine(path, committed, head.lines, line);
    writeManifest(path, { ...before, version: 2, appVersion: tools.appVersion, ledger });
    return 'told';
  } finally {
    lock.release();
  }
};
