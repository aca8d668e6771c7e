// The root of an archive: one digest that names the events its imports stored, told from the receipts in its ledger.
import { createHash } from 'node:crypto';
import type { ArchiveRoot } from '#shared/model/archive-root.ts';
import { splitLines } from '../evidence/check-ledger.ts';
import { readLine } from '../evidence/ledger-line.ts';
import { readLedger } from './ledger-file.ts';
import { readManifest } from './manifest.ts';

/** The Merkle root of an import that stored no event (RFC 9162: SHA-256 of nothing). */
const emptyRoot = createHash('sha256').digest('hex');

const digestOf = (roots: readonly string[]): string =>
  createHash('sha256')
    .update([...roots].sort().join('\n'))
    .digest('hex');

/** See `archiveRootSchema`. Throws what `readManifest` and `readLedger` throw. */
export const readArchiveRoot = (archivePath: string): ArchiveRoot => {
  const { committed } = readLedger(archivePath, readManifest(archivePath));
  const roots: string[] = [];
  const history: ArchiveRoot['history'] = [];
  for (const bytes of splitLines(committed)) {
    const line = readLine(bytes);
    if (typeof line === 'string' || line.kind !== 'import') continue;
    const { receipt } = line.body;
    if (receipt.roots.events === emptyRoot) continue;
    roots.push(receipt.roots.events);
    history.push({ root: digestOf(roots), at: receipt.finishedAt, importId: receipt.importId });
  }
  return { root: history.at(-1)?.root ?? null, history };
};
