// What the ledger has told: receipts of imports, roots of their keys, and the keys that signed. Only lines that may be meant are
// read whole, so that a proof does not wait for a long ledger.
import { join } from 'node:path';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { LedgerLine } from '#shared/model/ledger.ts';
import { ledgerName } from '../archive/layout.ts';
import { readLedger } from '../archive/ledger-file.ts';
import { readManifest } from '../archive/manifest.ts';
import { splitLines } from '../evidence/check-ledger.ts';
import { readLine } from '../evidence/ledger-line.ts';
import { sshPublicKey } from '../evidence/ssh-public-key.ts';

export type ReceiptLine = Extract<LedgerLine, { kind: 'import' }>;
export type KeysLine = Extract<LedgerLine, { kind: 'keys' }>;

/** The root over an import's sorted keys, how many they are, and the line that tells it. */
export interface ToldKeys {
  line: KeysLine;
  root: string;
  leaves: number;
}

export interface ToldLines {
  /** Null for an import that is older than the ledger. */
  receiptOf(importId: string): ReceiptLine | null;
  /** The first line that tells the root over the import's keys, and what it tells. */
  keysOf(importId: string): ToldKeys | null;
  /** `ssh-ed25519 AAAA…` of the key with this fingerprint. Throws ARCHIVE_DAMAGED where no line tells it. */
  publicKeyOf(fingerprint: string): string;
}

/** Of the newest manifest. Throws what `readManifest` and `readLedger` throw. */
export const readToldLines = (archivePath: string): ToldLines => {
  const { committed } = readLedger(archivePath, readManifest(archivePath));
  const where = join(archivePath, ledgerName);
  const lines = [...splitLines(committed)];
  const read = (bytes: Buffer): LedgerLine => {
    const line = readLine(bytes);
    if (typeof line === 'string') throw new WorkbenchError('ARCHIVE_DAMAGED', where, line);
    return line;
  };
  const having = (...texts: string[]): LedgerLine[] =>
    lines.filter((bytes) => texts.every((text) => bytes.includes(text))).map(read);
  const readRoots = (): Map<string, ToldKeys> => {
    const roots = new Map<string, ToldKeys>();
    for (const line of having('"kind":"keys"')) {
      if (line.kind !== 'keys') continue;
      for (const { importId, root, leaves } of line.body.roots) {
        if (!roots.has(importId)) roots.set(importId, { line, root, leaves });
      }
    }
    return roots;
  };
  let roots: Map<string, ToldKeys> | null = null;
  return {
    receiptOf: (importId) => {
      const found = having('"kind":"import"', JSON.stringify(importId));
      return (
        found.find((line): line is ReceiptLine => line.kind === 'import' && line.body.receipt.importId === importId) ??
        null
      );
    },
    keysOf: (importId) => {
      roots ??= readRoots();
      return roots.get(importId) ?? null;
    },
    publicKeyOf: (fingerprint) => {
      const found = having('"publicKey":').find((line) => line.key === fingerprint && line.publicKey !== undefined);
      if (found?.publicKey === undefined) {
        throw new WorkbenchError('ARCHIVE_DAMAGED', where, `no line tells the public key of ${fingerprint}`);
      }
      return sshPublicKey(found.publicKey);
    },
  };
};
