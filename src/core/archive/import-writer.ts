// One import into one archive: decides on each event, seals months as they fill, and swaps the manifest at the end.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { ImportRecord, Reconciliation } from '#shared/model/archive.ts';
import type { JsonValue } from '#shared/model/json.ts';
import type { ArchiveLock } from './archive-lock.ts';
import type { ArchiveOptions } from './archive-options.ts';
import type { DatabasePool } from './database-pool.ts';
import { checkHash32, fnv1a32 } from './fnv1a32.ts';
import type { SqlModule } from './init-sql.ts';
import { jsonText } from './json-text.ts';
import { KnownEvents } from './known-events.ts';
import { readManifest, writeManifest } from './manifest.ts';
import { MonthSealer } from './month-sealer.ts';
import { PendingEvents } from './pending-events.ts';
import { QuarantineFile } from './quarantine-file.ts';
import { RecordLayouts } from './record-layouts.ts';
import type { OpenTexts } from './record-template.ts';
import { removeOrphans } from './recover.ts';
import type { SealHelper } from './seal-thread.ts';
import type { ArchiveWriter, IncomingEvent, Manifest, Outcome, RejectedRecord } from './types.ts';

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
  readonly #sources: { importId: string; name: string }[] = [];
  readonly #layouts = new RecordLayouts();
  readonly #pending = new PendingEvents();
  readonly #known: KnownEvents;
  readonly #quarantine: QuarantineFile;
  readonly #sealer: MonthSealer;
  readonly #counts = { accepted: 0, duplicates: 0, conflicts: 0 };
  #ended = false;

  constructor(private readonly session: ImportSession) {
    this.importId = session.importId;
    this.#known = new KnownEvents(session.archivePath, session.pool);
    this.#quarantine = new QuarantineFile(session.archivePath, session.importId);
    for (const entry of session.manifest.segments) this.#known.addSegment(entry);
    this.#sealer = new MonthSealer(session, this.#sources, this.#layouts.templates, this.#pending, this.#known);
  }

  beginSource(name: string): number {
    this.#assertRunning();
    this.#layouts.beginSource();
    return this.#sources.push({ importId: this.importId, name }) - 1;
  }

  add(incoming: IncomingEvent): Outcome {
    this.#assertRunning();
    const { event, contentHash } = incoming;
    if (incoming.source >= this.#sources.length) {
      throw new WorkbenchError('INTERNAL', this.session.archivePath, `source ${incoming.source} has not begun`);
    }
    const idHash = fnv1a32(event.id);
    const idCheck = checkHash32(event.id);
    const sealed = this.#known.lookUp(event.id, idHash, idCheck, contentHash);
    const pending = sealed === 'same' ? 'none' : this.#pending.lookUp(event.id, idHash, contentHash);
    if (sealed === 'same' || pending === 'same') {
      this.#counts.duplicates++;
      return 'duplicate';
    }
    const conflict = sealed === 'other' || pending === 'other';
    const texts: OpenTexts = {
      diff: textOf(event.diff),
      before: textOf(event.before),
      after: textOf(event.after),
      extra: textOf(event.extra),
    };
    const layout = this.#layouts.match(event, texts, incoming.raw);
    const month = this.#pending.add(incoming, { idHash, idCheck, conflict, layout, texts });
    this.#counts[conflict ? 'conflicts' : 'accepted']++;
    this.#sealer.sealWhatIsFull(month);
    return conflict ? 'conflict' : 'accepted';
  }

  reject(record: RejectedRecord): void {
    this.#assertRunning();
    this.#quarantine.add(record);
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
    const committed: Manifest = {
      ...session.manifest,
      appVersion: session.options.appVersion,
      generation: session.manifest.generation + 1,
      segments: [...session.manifest.segments, ...sealed],
      imports: [...session.manifest.imports, { id: this.importId, ...record, finishedAt, quarantine }],
      totals: addCounts(session.manifest.totals, record),
    };
    session.lock.assertHeld();
    writeManifest(session.archivePath, committed);
    await this.#end();
    return committed;
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
