// One import into one archive: decides on each event, seals months as they fill, and swaps the manifest at the end.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { ImportRecord, Reconciliation } from '#shared/model/archive.ts';
import type { JsonValue } from '#shared/model/json.ts';
import type { ReceiptNote } from '#shared/model/ledger.ts';
import { processSigner } from '../evidence/installation-signer.ts';
import type { Signer } from '../evidence/signing-key.ts';
import type { ArchiveLock } from './archive-lock.ts';
import type { ArchiveOptions } from './archive-options.ts';
import { atomicWrite } from './atomic-write.ts';
import type { DatabasePool } from './database-pool.ts';
import { EventBytes, textField } from './event-bytes.ts';
import { eventsRoot } from './events-root.ts';
import { ensureFreeSpace, leastImportBytes } from './free-space.ts';
import { IdForms } from './id-forms.ts';
import type { SqlModule } from './init-sql.ts';
import { IsoMilliseconds } from './iso-milliseconds.ts';
import { jsonText } from './json-text.ts';
import { type Knowledge, KnownEvents } from './known-events.ts';
import { readManifest, writeManifest } from './manifest.ts';
import { MonthSealer } from './month-sealer.ts';
import { PendingEvents } from './pending-events.ts';
import type { RowFacts } from './pending-month.ts';
import { QuarantineFile } from './quarantine-file.ts';
import { type KnownLayout, RecordLayouts } from './record-layouts.ts';
import type { OpenTexts, RecordTemplate } from './record-template.ts';
import { removeOrphans } from './recover.ts';
import { sealReceipt } from './seal-receipt.ts';
import type { SealHelper } from './seal-thread.ts';
import { storedOrder } from './stored-order.ts';
import {
  type ArchiveWriter,
  type FileEntry,
  flagBits,
  type IncomingEvent,
  type Manifest,
  type Outcome,
  type RejectedRecord,
  type SegmentEntry,
} from './types.ts';

/** When pending events are sealed: a month's events, all months' events, and bytes of texts and kept records of all months. */
export interface SealLimits {
  monthEvents: number;
  allEvents: number;
  allBytes: number;
}
export const defaultLimits: SealLimits = { monthEvents: 200_000, allEvents: 300_000, allBytes: 128 * 1024 * 1024 };

/** What an import holds while it runs. */
export interface ImportSession {
  archivePath: string;
  importId: string;
  sql: SqlModule;
  lock: ArchiveLock;
  manifest: Manifest;
  pool: DatabasePool;
  limits: SealLimits;
  options: ArchiveOptions;
  /** Absent: all is sealed in this thread. */
  helper?: SealHelper | undefined;
}

const textOf = (value: JsonValue | undefined): string | null => (value === undefined ? null : jsonText(value));

export class ImportWriter implements ArchiveWriter {
  readonly importId: string;
  readonly takesRows = true;
  receipt: ReceiptNote | null = null;
  readonly #sources: { importId: string; name: string }[] = [];
  readonly #layouts = new RecordLayouts();
  readonly #forms = new IdForms();
  readonly #pending = new PendingEvents(this.#forms);
  readonly #event = new EventBytes();
  readonly #iso = new IsoMilliseconds();
  readonly #known: KnownEvents;
  readonly #quarantine: QuarantineFile;
  readonly #sealer: MonthSealer;
  readonly #counts = { accepted: 0, duplicates: 0, conflicts: 0 };
  readonly #attachments: FileEntry[] = [];
  #ended = false;

  constructor(private readonly session: ImportSession) {
    this.importId = session.importId;
    this.#known = new KnownEvents(session.archivePath, session.pool);
    this.#quarantine = new QuarantineFile(session.archivePath, session.importId);
    for (const entry of session.manifest.segments) this.#known.addSegment(entry);
    this.#sealer = new MonthSealer(session, this.#sources, this.#layouts.templates, this.#pending, this.#known);
  }

  expect(plainBytes: number, gzippedBytes: number): void {
    const { archivePath } = this.session;
    ensureFreeSpace(archivePath, archivePath, leastImportBytes(plainBytes, gzippedBytes));
  }

  beginSource(name: string): number {
    this.#assertRunning();
    this.#layouts.beginSource();
    return this.#sources.push({ importId: this.importId, name }) - 1;
  }

  add(incoming: IncomingEvent): Outcome {
    this.#assertRunning();
    const { event, timeMs, contentHash, raw, source, line, byteOffset } = incoming;
    if (source >= this.#sources.length) {
      throw new WorkbenchError('INTERNAL', this.session.archivePath, `source ${source} has not begun`);
    }
    const texts: OpenTexts = {
      diff: textOf(event.diff),
      before: textOf(event.before),
      after: textOf(event.after),
      extra: textOf(event.extra),
    };
    this.#event.fill(event, texts);
    // Learnt from duplicates too: a source imported again is recognised by its records' bytes.
    const layout = this.#layouts.match(event, texts, raw);
    const knowledge = this.#lookUp(this.#event, contentHash);
    if (knowledge === 'same') return 'duplicate';
    const stated = event.crossTenant ? flagBits.crossTenantTrue : flagBits.crossTenantFalse;
    return this.#put(this.#event, knowledge, {
      timeMs,
      timestamp: this.#iso.isPlain(event.timestamp, timeMs) ? null : event.timestamp,
      spelling: event.timestampText === event.timestamp ? null : event.timestampText,
      source,
      line,
      byteOffset,
      flags: event.crossTenant === null ? 0 : stated,
      layout,
      raw,
      rawStart: 0,
      rawEnd: raw.length,
      contentHash,
    });
  }

  get layouts(): readonly KnownLayout[] {
    return this.#layouts.known;
  }

  rowLayout(template: RecordTemplate): number {
    return this.#layouts.row(template);
  }

  addBytes(event: EventBytes, facts: RowFacts): Outcome {
    this.#assertRunning();
    const knowledge = this.#lookUp(event, facts.contentHash);
    return knowledge === 'same' ? 'duplicate' : this.#put(event, knowledge, facts);
  }

  /** What the archive and this import know of the event. Duplicates are counted. */
  #lookUp(event: EventBytes, contentHash: Uint8Array): Knowledge {
    const { buffer, start, end } = event;
    this.#forms.pack(buffer, start[textField.id] as number, end[textField.id] as number);
    const sealed = this.#known.lookUp(event, contentHash);
    const pending = sealed === 'same' ? 'none' : this.#pending.lookUp(event, contentHash);
    if (sealed === 'same' || pending === 'same') {
      this.#counts.duplicates++;
      return 'same';
    }
    return sealed === 'other' ? 'other' : pending;
  }

  #put(event: EventBytes, knowledge: Knowledge, facts: RowFacts): Outcome {
    const conflict = knowledge === 'other';
    if (conflict) facts.flags |= flagBits.conflict;
    const month = this.#pending.add(event, facts);
    this.#counts[conflict ? 'conflicts' : 'accepted']++;
    this.#sealer.sealWhatIsFull(month);
    return conflict ? 'conflict' : 'accepted';
  }

  reject(record: RejectedRecord): void {
    this.#assertRunning();
    this.#quarantine.add(record);
  }

  attach(name: string, bytes: Uint8Array): void {
    this.#assertRunning();
    atomicWrite(join(this.session.archivePath, name), bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    this.#attachments.push({ file: name, bytes: bytes.length, sha256 });
  }

  async commit(
    record: Omit<ImportRecord, 'id' | 'finishedAt' | 'quarantine'>,
    onSealing?: (done: number, total: number) => void,
  ): Promise<Manifest> {
    this.#assertRunning();
    this.#assertReconciled(record);
    const sealed = await this.#sealer.finish(onSealing);
    const { session } = this;
    const quarantine = this.#quarantine.publish();
    const finishedAt = session.options.now().toISOString();
    const imported: ImportRecord = { id: this.importId, ...record, finishedAt, quarantine };
    const after: Manifest = {
      ...session.manifest,
      version: 2,
      appVersion: session.options.appVersion,
      generation: session.manifest.generation + 1,
      segments: [...session.manifest.segments, ...sealed],
      imports: [...session.manifest.imports, imported],
      attachments: [...session.manifest.attachments, ...this.#attachments],
      totals: addCounts(session.manifest.totals, record),
    };
    const signer = await this.#signer();
    session.lock.assertHeld();
    const { archivePath, manifest: before } = session;
    const commit = { archivePath, before, after, signer, at: finishedAt };
    const roots = { events: this.#eventsRoot(sealed), rejected: this.#quarantine.root() };
    const committed: Manifest = { ...after, ledger: sealReceipt(commit, imported, sealed, roots) };
    writeManifest(archivePath, committed);
    const { fingerprint, kept } = signer;
    this.receipt = { sequence: (committed.ledger?.lines ?? 0) - 1, key: fingerprint, keyKept: kept };
    await this.#end();
    return committed;
  }

  /** The Merkle root over what this import has sealed. */
  #eventsRoot(sealed: readonly SegmentEntry[]): string {
    const { pool } = this.session;
    return eventsRoot(
      sealed,
      (entry) => this.#known.contentsOf(entry),
      (entry) => storedOrder(() => pool.get(entry), entry),
    );
  }

  async abort(): Promise<void> {
    if (this.#ended) return;
    try {
      await this.#sealer.stop();
      this.#quarantine.discard();
      // The manifest on disk says what stays: a commit that failed after its swap must keep its segments.
      // Without the lock another writer is at work, which has cleared these files away itself.
      const { archivePath, lock } = this.session;
      if (lock.isHeld()) removeOrphans(archivePath, readManifest(archivePath));
    } finally {
      await this.#end();
    }
  }

  #signer(): Promise<Signer> {
    return this.session.options.signer?.() ?? Promise.resolve(processSigner());
  }

  async #end(): Promise<void> {
    this.#ended = true;
    await this.#sealer.stop();
    this.session.pool.close();
    this.session.lock.release();
  }

  #assertRunning(): void {
    if (this.#ended) throw new WorkbenchError('INTERNAL', this.session.archivePath, 'this import has already ended');
  }

  /** The record must tell what really happened here, or the archive would hold a false account. */
  #assertReconciled(record: Reconciliation): void {
    const counted: Omit<Reconciliation, 'read'> = { ...this.#counts, rejected: this.#quarantine.count };
    const sum = counted.accepted + counted.duplicates + counted.conflicts + counted.rejected;
    for (const [name, count] of Object.entries({ ...counted, read: sum })) {
      const told = record[name as keyof Reconciliation];
      if (told === count) continue;
      throw new WorkbenchError(
        'INTERNAL',
        this.session.archivePath,
        `the import tells ${name} ${told}, the archive counted ${count}`,
      );
    }
  }
}

const addCounts = (left: Reconciliation, right: Reconciliation): Reconciliation => ({
  read: left.read + right.read,
  accepted: left.accepted + right.accepted,
  duplicates: left.duplicates + right.duplicates,
  conflicts: left.conflicts + right.conflicts,
  rejected: left.rejected + right.rejected,
});
