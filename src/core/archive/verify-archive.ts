// Re-reads an archive and tells everything that is not as it was written. Nothing is changed, and no lock is needed.
import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { VerifyReport, VerifyScope } from '#shared/model/integrity.ts';
import type { LedgerLine } from '#shared/model/ledger.ts';
import { DatabasePool } from './database-pool.ts';
import { byMonth } from './events-root.ts';
import { initSql } from './init-sql.ts';
import { archiveFolders, ledgerName, manifestName } from './layout.ts';
import { readManifest } from './manifest.ts';
import { storedTie } from './stored-order.ts';
import type { Manifest, SegmentColumns, SegmentEntry } from './types.ts';
import { verifyCache } from './verify-cache.ts';
import { bytesToHash, verifyFiles } from './verify-files.ts';
import { Findings } from './verify-findings.ts';
import { ImportTallies, type TalliedPart } from './verify-imports.ts';
import { type KeyRootOf, verifyKeyRoots } from './verify-key-roots.ts';
import { lineName, verifyLedger } from './verify-ledger.ts';
import { Pace, type PaceOptions } from './verify-pace.ts';
import { verifyQuarantine } from './verify-quarantine.ts';
import { verifySegment } from './verify-segment.ts';

/** Bytes of segment files held open; the parts of one month are read side by side. */
const poolBudget = 256 * 1024 * 1024;

export interface VerifyOptions extends PaceOptions {
  scope: VerifyScope;
  /** How roots of `keys` lines are computed; they are not held against the events where it is absent. */
  keyRootOf?: KeyRootOf;
}

/** The manifest; null, and a problem, when it is damaged or gone from a folder that was an archive. */
const checkedManifest = (archivePath: string, findings: Findings): Manifest | null => {
  try {
    return readManifest(archivePath);
  } catch (error) {
    if (!(error instanceof WorkbenchError)) throw error;
    const isThere = existsSync(join(archivePath, manifestName));
    const wasArchive = [ledgerName, ...archiveFolders].every((name) => existsSync(join(archivePath, name)));
    if (error.code === 'ARCHIVE_DAMAGED' || (error.code === 'NOT_AN_ARCHIVE' && wasArchive)) {
      findings.problem(isThere ? 'manifest' : 'missing_file', manifestName, error.data.detail);
      return null;
    }
    throw error;
  }
};

const checkTotals = (manifest: Manifest, findings: Findings): void => {
  for (const name of ['read', 'accepted', 'duplicates', 'conflicts', 'rejected'] as const) {
    const sum = manifest.imports.reduce((total, record) => total + record[name], 0);
    if (sum !== manifest.totals[name]) {
      findings.problem(
        'manifest',
        manifestName,
        `${manifest.totals[name]} ${name} in all where its imports make ${sum}`,
      );
    }
  }
  const stored = manifest.segments.reduce((total, { events }) => total + events, 0);
  const told = manifest.totals.accepted + manifest.totals.conflicts;
  if (stored !== told)
    findings.problem('manifest', manifestName, `${stored} events in segments where imports stored ${told}`);
};

/** SQLite keeps the user_version in the bytes from 60 of a file. */
const schemaOf = (path: string): number => {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(4);
    readSync(file, bytes, 0, 4, 60);
    return bytes.readUInt32BE(0);
  } finally {
    closeSync(file);
  }
};

const instant = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

class Verification {
  readonly #tallies = new ImportTallies();
  /** Made of the rows, by file: for the roots over keys, where `keepsColumns`. */
  readonly #columns = new Map<string, SegmentColumns>();
  events = 0;
  /** False as soon as a segment could not be read: then nothing can be said about what imports stored in all. */
  #isComplete = true;

  constructor(
    private readonly archivePath: string,
    private readonly manifest: Manifest,
    private readonly pool: DatabasePool,
    private readonly findings: Findings,
    private readonly pace: Pace,
    private readonly keepsColumns: boolean,
  ) {}

  /** Every row of every segment that is whole. */
  async segments(whole: ReadonlySet<string>): Promise<void> {
    const knownImports = new Set(this.manifest.imports.map(({ id }) => id));
    for (const entries of byMonth(this.manifest.segments)) {
      const parts: TalliedPart[] = [];
      for (const entry of entries) {
        const part = whole.has(entry.file) ? await this.#segment(entry, whole, knownImports, entries.length > 1) : null;
        if (part === null) this.#isComplete = false;
        else parts.push(part);
      }
      let runs = 0;
      for (const _ of this.#tallies.addMonth(parts))
        if (++runs % 10_000 === 0) await this.pace.step(entries[0]?.file ?? '');
    }
  }

  /** What the receipts say the imports stored and rejected. */
  imports(lines: readonly LedgerLine[], whole: ReadonlySet<string>): void {
    const rejected = new Map(
      this.manifest.imports
        .filter(({ quarantine }) => quarantine === null || whole.has(quarantine.file))
        .map((record) => [record.id, verifyQuarantine(this.archivePath, record, this.findings)]),
    );
    for (const record of this.manifest.imports) {
      const { tree, conflicts } = this.#tallies.of(record.id);
      if (!this.#isComplete) break;
      const isExact = tree.count === record.accepted + record.conflicts && conflicts === record.conflicts;
      if (!isExact) {
        const message = `its segments hold ${tree.count} events, ${conflicts} of them conflicts, where the manifest says ${record.accepted} accepted and ${record.conflicts} conflicts`;
        this.findings.problem('receipt', `import ${record.id}`, message);
      }
    }
    for (const line of lines) {
      if (line.kind !== 'import') continue;
      const { importId, roots, oldest, newest } = line.body.receipt;
      const where = lineName(line.sequence + 1);
      const { tree, oldestMs, newestMs } = this.#tallies.of(importId);
      const expected: [string, string | null, string | null | undefined][] = [
        ['root over rejected records', roots.rejected, rejected.get(importId)],
        ...(this.#isComplete
          ? ([
              ['root over stored events', roots.events, tree.root().toString('hex')],
              ['oldest event', oldest, instant(oldestMs)],
              ['newest event', newest, instant(newestMs)],
            ] satisfies typeof expected)
          : []),
      ];
      for (const [name, told, found] of expected) {
        if (found === undefined || told === found) continue;
        this.findings.problem(
          'receipt',
          where,
          `${name} of import ${importId}: ${told} where the archive gives ${found}`,
        );
      }
    }
  }

  /** What `keys` lines say of the imports' keys. */
  async keyRoots(lines: readonly LedgerLine[], keyRootOf: KeyRootOf): Promise<void> {
    if (!this.#isComplete || !this.keepsColumns) return;
    const { archivePath, manifest, pool, findings, pace } = this;
    const verified = { archivePath, manifest, pool, columnsOf: this.#columns };
    await verifyKeyRoots(lines, verified, keyRootOf, findings, (where) => pace.step(where));
  }

  async #segment(
    entry: SegmentEntry,
    whole: ReadonlySet<string>,
    knownImports: ReadonlySet<string>,
    hasSiblings: boolean,
  ): Promise<TalliedPart | null> {
    const { archivePath, pool, findings } = this;
    const database = () => pool.get(entry);
    const originalsWhole = entry.originals !== null && whole.has(entry.originals.file);
    const schema = schemaOf(join(archivePath, entry.file));
    const check = { archivePath, entry, database, schema, originalsWhole, knownImports };
    const checked = await verifySegment(check, findings, this.pace);
    if (checked === null) return null;
    this.events += entry.events;
    verifyCache(archivePath, entry, checked, findings);
    const { columns, contents } = checked;
    if (this.keepsColumns) this.#columns.set(entry.file, columns);
    const tie = hasSiblings ? storedTie(database) : () => ({ digits: '', id: '' });
    if (!hasSiblings) pool.release(entry.file);
    return { times: columns.timeOffset, contents, tie, columns };
  }
}

/** Another one with every commit, one of a line of custody included; null when the manifest cannot be read. */
const commitOf = (path: string): string | null => {
  try {
    const { generation, ledger } = readManifest(path);
    return `${generation} ${ledger?.lines ?? 0}`;
  } catch {
    return null;
  }
};

const mostAttempts = 5;

/**
 * Verifies the archive at `path`, again when something was committed under its eyes. Problems are in the report; thrown are only NOT_AN_ARCHIVE, ARCHIVE_TOO_NEW, CANCELLED
 * and IO_FAILED. `scope` files: the manifest, the ledger, and the SHA-256 of every file.
 */
export const verifyArchive = async (path: string, options: VerifyOptions): Promise<VerifyReport> => {
  for (let attempt = 1; ; attempt++) {
    const before = commitOf(path);
    const report = await verifyOnce(path, options);
    const now = commitOf(path);
    // Merging removes files, and a commit puts some there: what was found of the former generation may be long past.
    if (report.ok || attempt === mostAttempts || now === null || now === before) return report;
  }
};

const verifyOnce = async (path: string, options: VerifyOptions): Promise<VerifyReport> => {
  const findings = new Findings();
  const pace = new Pace(options, findings);
  const manifest = checkedManifest(path, findings);
  const checked = { events: 0, segments: 0, receipts: 0 };
  if (manifest !== null) {
    checkTotals(manifest, findings);
    const lines = verifyLedger(path, manifest, findings);
    checked.receipts = lines.filter(({ kind }) => kind === 'import').length;
    const inSegments = manifest.segments.reduce((sum, { bytes }) => sum + bytes, 0);
    pace.bytesTotal = bytesToHash(path, manifest) + (options.scope === 'everything' ? inSegments : 0);
    const whole = await verifyFiles(path, manifest, lines, findings, pace);
    checked.segments = manifest.segments.length;
    if (options.scope === 'everything') {
      const tellsKeys = lines.some(({ kind }) => kind === 'keys');
      const pool = new DatabasePool(await initSql(), path, poolBudget);
      try {
        const verification = new Verification(path, manifest, pool, findings, pace, tellsKeys);
        await verification.segments(whole);
        verification.imports(lines, whole);
        if (options.keyRootOf !== undefined) await verification.keyRoots(lines, options.keyRootOf);
        checked.events = verification.events;
      } finally {
        pool.close();
      }
    }
  }
  const { problems, remarks, omitted } = findings;
  return {
    kind: 'report',
    ok: problems.length === 0,
    scope: options.scope,
    generation: manifest?.generation ?? 0,
    checked,
    problems,
    omitted,
    remarks,
    finishedAt: options.now().toISOString(),
    elapsedMs: pace.elapsedMs,
  };
};
