// The ledger against itself and against the manifest: chain, signatures, and the receipt of every import.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportRecord } from '#shared/model/archive.ts';
import type { LedgerLine, Receipt } from '#shared/model/ledger.ts';
import { checkLedger, type LedgerCheck } from '../evidence/check-ledger.ts';
import { recordedPart } from '../evidence/import-receipt.ts';
import { isErrno } from './io-error.ts';
import { ledgerName, lockName } from './layout.ts';
import { emptyLedger, isInterruptedTail, ledgerHead } from './ledger-file.ts';
import { manifestFiles } from './manifest-files.ts';
import type { Manifest } from './types.ts';
import type { Findings } from './verify-findings.ts';

const readFile = (path: string): Buffer => {
  try {
    return readFileSync(path);
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return Buffer.alloc(0);
    throw error;
  }
};

/** The committed bytes, as far as they are there, and what stands behind them. */
const checkExtent = (archivePath: string, manifest: Manifest, findings: Findings): Buffer => {
  const bytes = readFile(join(archivePath, ledgerName));
  const extent = manifest.ledger ?? emptyLedger;
  const committed = bytes.subarray(0, extent.bytes);
  const tail = bytes.subarray(extent.bytes);
  const sha256 = createHash('sha256').update(committed).digest('hex');
  if (committed.length < extent.bytes) {
    const message = `${committed.length} bytes where the manifest says ${extent.bytes}`;
    findings.problem(bytes.length === 0 ? 'missing_file' : 'ledger', ledgerName, message);
  } else if (sha256 !== extent.sha256) {
    findings.problem('ledger', ledgerName, `SHA-256 ${sha256} where the manifest says ${extent.sha256}`);
  }
  if (tail.length > 0) {
    const isLeftOver = isInterruptedTail(tail, ledgerHead(committed, manifest.archiveId));
    const message = `${tail.length} bytes after the last committed line`;
    if (isLeftOver && existsSync(join(archivePath, lockName))) {
      findings.remark(
        'left_over',
        ledgerName,
        `${message}: an import is running or was interrupted; the next one cuts them off`,
      );
    } else findings.problem('ledger', ledgerName, message);
  }
  return committed;
};

const differs = (left: unknown, right: unknown): boolean => JSON.stringify(left) !== JSON.stringify(right);

const compareReceipt = (receipt: Receipt, record: ImportRecord, where: string, findings: Findings): void => {
  for (const [name, value] of Object.entries(recordedPart(record))) {
    if (!differs(receipt[name as keyof Receipt], value)) continue;
    findings.problem('receipt', where, `${name} of import ${record.id} is not what the manifest tells`);
  }
};

/** A line of the ledger in `where`; lines count from 1. */
export const lineName = (line: number): string => `${ledgerName} line ${line}`;

const compareImports = (check: LedgerCheck, manifest: Manifest, findings: Findings): void => {
  const records = new Map(manifest.imports.map((record) => [record.id, record]));
  const seen = new Set<string>();
  for (const line of check.lines) {
    if (line.kind !== 'import') continue;
    const { receipt } = line.body;
    const where = lineName(line.sequence + 1);
    const record = records.get(receipt.importId);
    if (seen.has(receipt.importId))
      findings.problem('receipt', where, `a second receipt of import ${receipt.importId}`);
    else if (record === undefined) {
      findings.problem('receipt', where, `the manifest knows no import ${receipt.importId}`);
    } else compareReceipt(receipt, record, where, findings);
    seen.add(receipt.importId);
  }
  const first = check.lines.find((line) => line.kind !== 'key');
  // An import and a merge make a generation; every other line is of the one it finds.
  const begun = first === undefined || first.kind === 'import' || first.kind === 'compaction' ? 0 : 1;
  const firstGeneration = (first?.body.archive.generation ?? manifest.generation + 1) + begun;
  const without = manifest.imports.filter(({ id }) => !seen.has(id));
  const leading = manifest.imports.slice(0, without.length);
  // Only an archive that is older than the ledger may hold imports without receipts, and those come first.
  const older = manifest.version === 1 || firstGeneration > 1;
  const allowed = older && without.length < firstGeneration && without.every(({ id }, at) => id === leading[at]?.id);
  if (without.length > 0 && allowed) {
    const message = `no receipts before generation ${firstGeneration}: an earlier version made ${without.length} imports`;
    findings.remark('no_receipts', ledgerName, message);
  } else {
    for (const { id } of without) findings.problem('receipt', ledgerName, `there is no receipt of import ${id}`, id);
  }
};

const compareFiles = (check: LedgerCheck, manifest: Manifest, findings: Findings): void => {
  const lastState = check.lines.filter((line) => line.kind !== 'key').at(-1);
  if (lastState === undefined) return;
  const { generation } = lastState.body.archive;
  if (generation !== manifest.generation) {
    const message = `the manifest is of generation ${manifest.generation}, the last line of ${generation}`;
    findings.problem('receipt', lineName(lastState.sequence + 1), message);
  }
  const vouched = new Map(check.files.map(({ file, sha256 }) => [file, sha256]));
  for (const { file, sha256 } of manifestFiles(manifest)) {
    const told = vouched.get(file);
    vouched.delete(file);
    if (told === sha256) continue;
    const message =
      told === undefined
        ? 'no line vouches for it'
        : `the ledger vouches for SHA-256 ${told}, the manifest for ${sha256}`;
    findings.problem('receipt', file, message);
  }
  for (const file of vouched.keys())
    findings.problem('receipt', file, 'the ledger vouches for it, the manifest does not name it');
};

const remarkKeys = (check: LedgerCheck, findings: Findings): void => {
  const lines = check.lines.filter(({ keyKept }) => keyKept === 'process').map(({ sequence }) => sequence + 1);
  if (lines.length > 0) {
    const keys = new Set(check.lines.filter(({ keyKept }) => keyKept === 'process').map(({ key }) => key)).size;
    const shown = lines.length > 10 ? `${lines.slice(0, 10).join(', ')} … (${lines.length} in all)` : lines.join(', ');
    const by = keys === 1 ? 'a key that was not kept' : `${keys} keys that nobody kept`;
    findings.remark('key_not_kept', ledgerName, `signed by ${by}: line ${shown}`);
  }
  for (const { line, key } of check.unvouched) {
    if (lines.includes(line)) continue;
    findings.remark(
      'new_key',
      lineName(line),
      `signed by another key than before, which no earlier key vouches for: ${key}`,
    );
  }
};

/** The ledger's lines, checked; `receipts` counts the lines that could be read. */
export const verifyLedger = (archivePath: string, manifest: Manifest, findings: Findings): LedgerLine[] => {
  const committed = checkExtent(archivePath, manifest, findings);
  const check = checkLedger(committed, manifest.archiveId);
  for (const { kind, line, message } of check.problems) findings.problem(kind, lineName(line), message);
  const told = manifest.ledger?.lines ?? 0;
  if (check.count !== told)
    findings.problem('ledger', ledgerName, `${check.count} lines where the manifest says ${told}`);
  compareImports(check, manifest, findings);
  compareFiles(check, manifest, findings);
  remarkKeys(check, findings);
  return check.lines;
};
