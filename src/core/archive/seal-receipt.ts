// The last step of a commit before the manifest: one signed line for what is about to change.
import type { ImportRecord } from '#shared/model/archive.ts';
import type { CustodyAct, LedgerEntry, LedgerExtent, LedgerLine, RestoreRecord } from '#shared/model/ledger.ts';
import { archiveState } from '../evidence/archive-state.ts';
import { importReceipt } from '../evidence/import-receipt.ts';
import { lineHash, writeLine } from '../evidence/ledger-line.ts';
import type { Signer } from '../evidence/signing-key.ts';
import { appendLine, cutLedgerTail, ledgerHead } from './ledger-file.ts';
import { manifestFiles } from './manifest-files.ts';
import type { Manifest, SegmentEntry } from './types.ts';
import { vouchLine } from './vouch-for-key.ts';

/** A commit about to happen: `before` is the manifest on disk, `after` the one to come, whose ledger extent is still the old. */
export interface PendingCommit {
  archivePath: string;
  before: Manifest;
  after: Manifest;
  signer: Signer;
  /** RFC 3339 UTC. */
  at: string;
}

/**
 * Signs and appends one line, behind one that vouches for the signer where an older key of it is known. Gives the extent to put into the manifest. Throws ARCHIVE_DAMAGED when the ledger is not
 * what the manifest on disk says, DISK_FULL or IO_FAILED; then the manifest must not be swapped.
 */
export const sealEntry = ({ archivePath, before, signer, at }: PendingCommit, entry: LedgerEntry): LedgerExtent => {
  const committed = cutLedgerTail(archivePath, before);
  const head = ledgerHead(committed, before.archiveId);
  const vouch = vouchLine(head, signer, at);
  const sequence = head.lines + (vouch === null ? 0 : 1);
  const previous = vouch === null ? head.previous : lineHash(vouch);
  const line = writeLine(entry, { sequence, previous, at, keyKnown: head.keys.has(signer.fingerprint) }, signer);
  return appendLine(archivePath, committed, sequence, vouch === null ? line : Buffer.concat([vouch, line]));
};

const stateOf = ({ before, after }: PendingCommit) =>
  // The first line of a ledger stands for everything there is, also where imports were made before there was one.
  archiveState(after.generation, (before.ledger?.lines ?? 0) > 0 ? manifestFiles(before) : [], manifestFiles(after));

/** The receipt of an import. `sealed`: its segments; the roots are hex. */
export const sealReceipt = (
  commit: PendingCommit,
  record: ImportRecord,
  sealed: readonly SegmentEntry[],
  roots: { events: string; rejected: string },
): LedgerExtent => {
  const receipt = importReceipt(record, {
    eventsRoot: roots.events,
    rejectedRoot: roots.rejected,
    oldestMs: sealed.length === 0 ? null : Math.min(...sealed.map(({ oldestMs }) => oldestMs)),
    newestMs: sealed.length === 0 ? null : Math.max(...sealed.map(({ newestMs }) => newestMs)),
  });
  return sealEntry(commit, { kind: 'import', body: { archive: stateOf(commit), receipt } });
};

/** The account of merged segments: which files became which. */
export const sealCompaction = (
  commit: PendingCommit,
  merged: readonly { from: readonly string[]; into: readonly string[] }[],
): LedgerExtent =>
  sealEntry(commit, {
    kind: 'compaction',
    body: {
      archive: stateOf(commit),
      merged: merged.map(({ from, into }) => ({ from: [...from], into: [...into] })),
      appVersion: commit.after.appVersion,
    },
  });

/** What was sent out of the archive, which stays as it is. */
export const sealRestore = (commit: PendingCommit, restore: RestoreRecord): LedgerExtent =>
  sealEntry(commit, { kind: 'restore', body: { archive: stateOf(commit), restore } });

/** Something that was done with the archive, which stays as it is. */
export const sealAct = (commit: PendingCommit, act: CustodyAct): LedgerExtent =>
  sealEntry(commit, { kind: 'custody', body: { archive: stateOf(commit), act } });

export type KeyRoots = Extract<LedgerLine, { kind: 'keys' }>['body']['roots'];

/** Roots over the sorted keys of imports. */
export const sealKeyRoots = (commit: PendingCommit, roots: KeyRoots): LedgerExtent =>
  sealEntry(commit, {
    kind: 'keys',
    body: { archive: stateOf(commit), roots, appVersion: commit.after.appVersion },
  });
