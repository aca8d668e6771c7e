// ledger.jsonl on disk. The manifest says how much of it counts; what stands behind that was left by a commit that did
// not get as far as its manifest, is ignored by readers and cut off by the next writer.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { LedgerExtent } from '#shared/model/ledger.ts';
import { splitLines } from '../evidence/check-ledger.ts';
import { firstPrevious, lineHash, readLine } from '../evidence/ledger-line.ts';
import { files } from './archive-files.ts';
import { syncFolder } from './atomic-write.ts';
import { ioError, isErrno, withIoErrors } from './io-error.ts';
import { ledgerName } from './layout.ts';
import { readManifest } from './manifest.ts';
import type { Manifest } from './types.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The extent of a ledger without lines; there need be no file then. */
export const emptyLedger: LedgerExtent = { lines: 0, bytes: 0, sha256: sha256(new Uint8Array(0)) };

const readAll = (path: string): Buffer => {
  try {
    return readFileSync(path);
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return Buffer.alloc(0);
    throw ioError(error, path);
  }
};

/** The file's bytes, those the manifest vouches for and those behind them. Throws ARCHIVE_DAMAGED when the former differ. */
export const readLedger = (archivePath: string, manifest: Manifest): { committed: Buffer; tail: Buffer } => {
  const path = join(archivePath, ledgerName);
  const extent = manifest.ledger ?? emptyLedger;
  const bytes = readAll(path);
  if (bytes.length < extent.bytes) {
    const found = bytes.length === 0 ? 'the file is missing or empty' : `${bytes.length} bytes`;
    throw new WorkbenchError('ARCHIVE_DAMAGED', path, `${found} where the manifest says ${extent.bytes} bytes`);
  }
  const committed = bytes.subarray(0, extent.bytes);
  const found = sha256(committed);
  if (found !== extent.sha256) {
    throw new WorkbenchError('ARCHIVE_DAMAGED', path, `SHA-256 ${found} where the manifest says ${extent.sha256}`);
  }
  return { committed, tail: bytes.subarray(extent.bytes) };
};

/** The manifest on disk, once the ledger is found to be what it says. Throws what `readManifest` throws and ARCHIVE_DAMAGED. */
export const readCommitted = (archivePath: string): Manifest => {
  const manifest = readManifest(archivePath);
  readLedger(archivePath, manifest);
  return manifest;
};

/** Where a ledger's next line goes, which keys its lines have told, and for which ones a key has vouched. */
export interface LedgerHead {
  lines: number;
  previous: string;
  keys: ReadonlySet<string>;
  vouched: ReadonlySet<string>;
}

const looseLine = z.object({
  key: z.string(),
  kind: z.string(),
  publicKey: z.string().optional(),
  body: z.object({ next: z.string().optional() }),
});

const parsed = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return null;
  }
};

/** Keys that a line tells or vouches for. Its spelling was checked when it was written, and its bytes are as they were. */
const keysOf = (bytes: Buffer): { told: string | null; vouched: string | null } => {
  const none = { told: null, vouched: null };
  if (!bytes.includes('"publicKey":')) return none;
  // Read as it stands: holding thousands of lines against the schema again would cost each commit tenths of a second.
  const line = looseLine.safeParse(parsed(bytes));
  if (!line.success) return none;
  const { key, publicKey, kind, body } = line.data;
  return { told: publicKey === undefined ? null : key, vouched: kind === 'key' ? (body.next ?? null) : null };
};

/** Of committed bytes, which `readLedger` has compared; lines that say nothing are counted all the same. */
export const ledgerHead = (committed: Buffer, archiveId: string): LedgerHead => {
  const keys = new Set<string>();
  const vouched = new Set<string>();
  let lines = 0;
  let last: Buffer | null = null;
  for (const bytes of splitLines(committed)) {
    lines++;
    last = bytes;
    const found = keysOf(bytes);
    if (found.told !== null) keys.add(found.told);
    if (found.vouched !== null) vouched.add(found.vouched);
  }
  return { lines, previous: last === null ? firstPrevious(archiveId) : lineHash(last), keys, vouched };
};

/**
 * Whether bytes behind the committed ones are what a killed commit leaves there: lines that continue the chain, and
 * perhaps one whose end was never written.
 */
export const isInterruptedTail = (tail: Buffer, head: LedgerHead): boolean => {
  let { lines, previous } = head;
  for (const bytes of splitLines(tail)) {
    if (bytes.at(-1) !== 0x0a) return true;
    const line = readLine(bytes);
    if (typeof line === 'string' || line.sequence !== lines || line.previous !== previous) return false;
    lines++;
    previous = lineHash(bytes);
  }
  return true;
};

/**
 * Cuts off what an interrupted commit appended, and gives what stays. For the holder of the write lock. Throws ARCHIVE_DAMAGED when the
 * committed bytes differ, or when what stands behind them is nothing a commit could have left.
 */
export const cutLedgerTail = (archivePath: string, manifest: Manifest): Buffer => {
  const path = join(archivePath, ledgerName);
  const { committed, tail } = readLedger(archivePath, manifest);
  if (tail.length === 0) return committed;
  if (!isInterruptedTail(tail, ledgerHead(committed, manifest.archiveId))) {
    const message = `${tail.length} bytes after the last committed line are not of an interrupted import`;
    throw new WorkbenchError('ARCHIVE_DAMAGED', path, message);
  }
  withIoErrors(path, () => {
    if (committed.length === 0) files.remove(path);
    else files.truncate(path, committed.length);
  });
  return committed;
};

/** Appends a line to the committed bytes and forces it to disk; gives the extent the next manifest vouches for. */
export const appendLine = (archivePath: string, committed: Buffer, lines: number, line: Buffer): LedgerExtent => {
  const path = join(archivePath, ledgerName);
  withIoErrors(path, () => {
    const file = files.openToAppend(path);
    try {
      files.write(file, line);
      files.sync(file);
    } finally {
      files.close(file);
    }
  });
  if (committed.length === 0) syncFolder(archivePath);
  const sum = createHash('sha256').update(committed).update(line).digest('hex');
  return { lines: lines + 1, bytes: committed.length + line.length, sha256: sum };
};
