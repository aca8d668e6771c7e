// Ledger lines for showing, newest first.
import type { ReceiptsPage } from '#shared/model/integrity.ts';
import type { LedgerLine } from '#shared/model/ledger.ts';
import { splitLines } from '../evidence/check-ledger.ts';
import { readLine } from '../evidence/ledger-line.ts';
import { readLedger } from './ledger-file.ts';
import { readManifest } from './manifest.ts';

/** Lines `offset` to `offset + limit`, the newest being 0. Throws what `readManifest` and `readLedger` throw. */
export const readReceipts = (archivePath: string, offset: number, limit: number): ReceiptsPage => {
  const { committed } = readLedger(archivePath, readManifest(archivePath));
  const all = [...splitLines(committed)].reverse();
  const lines = all
    .slice(offset, offset + limit)
    .map(readLine)
    .filter((line): line is LedgerLine => typeof line !== 'string');
  return { total: all.length, lines };
};
