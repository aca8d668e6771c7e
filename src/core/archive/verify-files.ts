// Every file of the archive folder against the manifest: there, of its size, with its SHA-256; and nothing besides.
import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { IntegrityProblemKind } from '#shared/model/integrity.ts';
import type { LedgerLine } from '#shared/model/ledger.ts';
import { isErrno } from './io-error.ts';
import {
  archiveFolders,
  caseLockName,
  caseName,
  columnsSidecar,
  eventsTreeFile,
  isCaseLeftOver,
  keysTreeFile,
  ledgerName,
  lockName,
  manifestName,
  pullsFolder,
  stemOf,
  temporaryMark,
} from './layout.ts';
import type { FileEntry, Manifest } from './types.ts';
import type { Findings } from './verify-findings.ts';
import type { Pace } from './verify-pace.ts';

/** A file the manifest names; `bytes` is null where it does not tell the size. */
interface NamedFile {
  kind: IntegrityProblemKind;
  file: string;
  bytes: number | null;
  sha256: string;
}

const namedFiles = ({ segments, imports, attachments }: Manifest): NamedFile[] => [
  ...segments.flatMap(({ file, bytes, sha256, originals }) => [
    { kind: 'segment' as const, file, bytes, sha256 },
    ...(originals === null ? [] : [{ ...(originals satisfies FileEntry), kind: 'originals' as const }]),
  ]),
  ...imports.flatMap(({ quarantine }) =>
    quarantine === null ? [] : [{ ...quarantine, kind: 'quarantine' as const, bytes: null }],
  ),
  ...attachments.map((entry) => ({ ...entry, kind: 'attachment' as const })),
];

const sizeOf = (path: string): number | null => {
  try {
    const info = statSync(path);
    return info.isFile() ? info.size : null;
  } catch (error) {
    if (isErrno(error, 'ENOENT', 'ENOTDIR')) return null;
    throw error;
  }
};

const pieceBytes = 4 * 1024 * 1024;

const hashFile = async (path: string, size: number, where: string, pace: Pace): Promise<string> => {
  const hash = createHash('sha256');
  const piece = Buffer.allocUnsafe(Math.min(size + 1, pieceBytes));
  const file = openSync(path, 'r');
  try {
    for (;;) {
      const read = readSync(file, piece, 0, piece.length, null);
      if (read === 0) return hash.digest('hex');
      hash.update(piece.subarray(0, read));
      pace.bytesDone += read;
      await pace.step(where);
    }
  } finally {
    closeSync(file);
  }
};

/** What a file of the folder may be besides those the manifest names. */
const knownBeside = new Set([manifestName, ledgerName, lockName, caseName, caseLockName]);

function* filesIn(archivePath: string): Generator<string> {
  for (const entry of readdirSync(archivePath, { withFileTypes: true })) {
    const isFolder = entry.isDirectory();
    if (!isFolder) yield entry.name;
    else if (!archiveFolders.some((folder) => folder === entry.name)) yield `${entry.name}/`;
    else for (const name of readdirSync(join(archivePath, entry.name))) yield `${entry.name}/${name}`;
  }
}

/** Demo archives made before attachments were known hold it unnamed. */
const demoCasesName = 'demo-cases.json';

/** A file of the generation after this one: what a running or interrupted commit leaves while the lock is there. */
const isOfNextCommit = (name: string, { generation }: Manifest): boolean =>
  name.startsWith('quarantine/') || new RegExp(`\\.${generation + 1}\\.(sqlite|bin)$`).test(name);

/** Files that merging has replaced by others, as the ledger's lines tell. */
const replacedFiles = (lines: readonly LedgerLine[]): Set<string> =>
  new Set(lines.flatMap((line) => (line.kind === 'compaction' ? line.body.merged.flatMap(({ from }) => from) : [])));

const lookForOthers = (
  archivePath: string,
  manifest: Manifest,
  named: Set<string>,
  replaced: Set<string>,
  findings: Findings,
): void => {
  const sidecars = new Set([
    ...manifest.segments.map(({ file }) => columnsSidecar(stemOf(file))),
    ...manifest.imports.flatMap(({ id }) => [eventsTreeFile(id), keysTreeFile(id)]),
  ]);
  const isLocked = existsSync(join(archivePath, lockName));
  for (const name of filesIn(archivePath)) {
    if (named.has(name) || sidecars.has(name) || knownBeside.has(name)) continue;
    if (isCaseLeftOver(name)) {
      findings.remark('left_over', name, 'a temporary file of the case; the next change of it removes it');
    } else if (name.includes(temporaryMark) || name.startsWith(lockName)) {
      findings.remark('left_over', name, 'a temporary file; the next import removes it');
    } else if (name.startsWith('cache/')) {
      findings.remark('left_over', name, 'a derived file that nothing reads; it may be deleted');
    } else if (name === demoCasesName) {
      findings.remark('left_over', name, 'the cases of a demo archive; no receipt vouches for this file');
    } else if (name === `${pullsFolder}/`) {
      findings.remark('left_over', name, 'fetched and not imported yet; the next pull goes on from it');
    } else if (replaced.has(name)) {
      findings.remark('left_over', name, 'its events stand in a merged segment; the next import removes it');
    } else if (isLocked && isOfNextCommit(name, manifest)) {
      findings.remark('left_over', name, 'an import is running or was interrupted; the next one removes it');
    } else {
      findings.problem('extra_file', name, 'the manifest does not name it; nothing is read from it');
    }
  }
};

/** Bytes `verifyFiles` will read. */
export const bytesToHash = (archivePath: string, manifest: Manifest): number =>
  namedFiles(manifest).reduce((sum, { file, bytes }) => sum + (bytes ?? sizeOf(join(archivePath, file)) ?? 0), 0);

/** The files that are whole, by their name in the manifest. `lines`: the ledger's. */
export const verifyFiles = async (
  archivePath: string,
  manifest: Manifest,
  lines: readonly LedgerLine[],
  findings: Findings,
  pace: Pace,
): Promise<Set<string>> => {
  const whole = new Set<string>();
  const named = namedFiles(manifest);
  for (const { kind, file, bytes, sha256 } of named) {
    const path = join(archivePath, file);
    const size = sizeOf(path);
    if (size === null) findings.problem('missing_file', file, 'the file is missing');
    else if (bytes !== null && size !== bytes) {
      findings.problem(kind, file, `${size} bytes where the manifest says ${bytes}`);
    } else {
      const found = await hashFile(path, size, file, pace);
      if (found === sha256) whole.add(file);
      else findings.problem(kind, file, `SHA-256 ${found} where the manifest says ${sha256}`);
    }
  }
  lookForOthers(archivePath, manifest, new Set(named.map(({ file }) => file)), replacedFiles(lines), findings);
  return whole;
};
