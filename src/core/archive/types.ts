// The seams inside the engine: what ingest hands to the archive, and what queries read from it.
import type { ImportRecord, Quarantined, QuarantineItem, Reconciliation } from '#shared/model/archive.ts';
import type { Category } from '#shared/model/category.ts';
import type { AuditEvent } from '#shared/model/event.ts';
import type { JsonObject, JsonValue } from '#shared/model/json.ts';
import type { LedgerExtent, ReceiptNote } from '#shared/model/ledger.ts';
import type { EventBytes } from './event-bytes.ts';
import type { RowFacts } from './pending-month.ts';
import type { KnownLayout } from './record-layouts.ts';
import type { RecordTemplate } from './record-template.ts';
import type { TieKey } from './total-order.ts';

/** An event as ingest made it, with the exact bytes it was read from and where they stood. `category` and content id are already derived. */
export interface IncomingEvent {
  event: AuditEvent;
  /** UTC milliseconds of `event.timestamp`, floored. */
  timeMs: number;
  /** SHA-256 of the canonical event (32 bytes): the identity of its content. */
  contentHash: Uint8Array;
  /** The record's bytes as they stood in the (decompressed) source, without the line end. */
  raw: Uint8Array;
  /** Index of the source within this import. */
  source: number;
  line: number;
  byteOffset: number;
}

/** What became of an event offered to the archive. */
export type Outcome = 'accepted' | 'duplicate' | 'conflict';

/** A record that could not become an event, on its way to quarantine. */
export type RejectedRecord = Omit<Quarantined, 'importId'>;

/**
 * One import into one archive, from lock to manifest swap. Nothing is visible to readers before `commit`;
 * `abort` (or a crash) leaves the last committed generation as it was.
 */
export interface ArchiveWriter {
  readonly importId: string;
  /** Told before the first source how many bytes of files are to come, plain and gzipped. Throws DISK_FULL when they cannot fit. */
  expect(plainBytes: number, gzippedBytes: number): void;
  /** Registers the next source and returns its index; its name is what provenance shows. */
  beginSource(name: string): number;
  add(incoming: IncomingEvent): Outcome;
  /** The layouts of records learnt so far; the list grows with `add`. */
  readonly layouts: readonly KnownLayout[];
  /** Whether rows of tables may come by `addBytes`. */
  readonly takesRows: boolean;
  /** The code of a layout that makes rows of a table again, 0 when their bytes have to be kept. */
  rowLayout(template: RecordTemplate): number;
  /** As `add`, for an event whose texts were found in its record's bytes and that its layout rebuilds (0: `raw` is kept). Both may be used again. */
  addBytes(event: EventBytes, facts: RowFacts): Outcome;
  reject(record: RejectedRecord): void;
  /** Puts a file beside the manifest, which names it once this import is committed; an aborted import leaves the file to the caller. */
  attach(name: string, bytes: Uint8Array): void;
  /** Its line in the ledger, once committed. */
  readonly receipt: ReceiptNote | null;
  /** Seals open segments, writes quarantine, swaps the manifest, releases the lock. */
  commit(
    record: Omit<ImportRecord, 'id' | 'finishedAt' | 'quarantine'>,
    onSealing?: (done: number, total: number) => void,
  ): Promise<Manifest>;
  abort(): Promise<void>;
}

/** A sealed file of the archive as the manifest names it; `file` is relative to the archive folder. */
export interface FileEntry {
  file: string;
  bytes: number;
  sha256: string;
}

/** One immutable SQLite file: events of one UTC month (`2026-05`), times in ms UTC. `originals` is null when every record can be rebuilt. */
export interface SegmentEntry extends FileEntry {
  month: string;
  part: number;
  generation: number;
  events: number;
  conflicts: number;
  oldestMs: number;
  newestMs: number;
  originals: FileEntry | null;
}

export interface Manifest {
  format: 'sivo-audit-archive';
  version: 1 | 2;
  archiveId: string;
  createdAt: string;
  appVersion: string;
  generation: number;
  segments: SegmentEntry[];
  imports: ImportRecord[];
  /** Files beside the manifest that came with an import, such as the cases of a demo archive. */
  attachments: FileEntry[];
  totals: Reconciliation;
  /** How much of ledger.jsonl is committed; null in format 1, which knew no ledger. */
  ledger: LedgerExtent | null;
}

/**
 * The column index of one segment: parallel arrays of length `count`, position = `seq` = time order (oldest first).
 * Codes point into `dictionaries`; code 0 is always "not stated" (null). Arrays are 8, 16 or 32 bits wide by dictionary size.
 */
export interface SegmentColumns {
  count: number;
  /** UTC ms of the first instant of the month; `timeOffset[i] + baseMs` is the event's time. */
  baseMs: number;
  timeOffset: Uint32Array;
  actor: CodeArray;
  action: CodeArray;
  resourceType: CodeArray;
  /** MurmurHash3 of the resource id's UTF-8 bytes (0 when not stated): a candidate test, to be checked against the row. */
  resourceHash: Uint32Array;
  role: CodeArray;
  ip: CodeArray;
  userAgent: CodeArray;
  tenant: CodeArray;
  reason: CodeArray;
  source: CodeArray;
  category: Uint8Array;
  /** Bit set of `flagBits`. */
  flags: Uint8Array;
  /** MurmurHash3 of the event id's UTF-8 bytes. */
  idHash: Uint32Array;
  dictionaries: SegmentDictionaries;
}

export type CodeArray = Uint8Array | Uint16Array | Uint32Array;

export const flagBits = { crossTenantTrue: 1, crossTenantFalse: 2, conflict: 4, hasChange: 8 } as const;

/** Index = code. Entry 0 stands for "not stated". */
export interface SegmentDictionaries {
  actor: { id: string | null; email: string | null }[];
  action: (string | null)[];
  resourceType: (string | null)[];
  role: (string | null)[];
  ip: (string | null)[];
  userAgent: (string | null)[];
  tenant: (string | null)[];
  reason: (string | null)[];
  /** Import id and source name of each source code. */
  source: { importId: string; name: string }[];
  category: readonly Category[];
}

/** A stored event read back from its segment. */
export interface StoredEvent {
  seq: number;
  event: AuditEvent;
  contentHash: Uint8Array;
  conflict: boolean;
  importId: string;
  source: string;
  line: number;
  byteOffset: number;
}

/** The inside of a change as a stored event has it. */
export type Change = Pick<AuditEvent, 'diff' | 'before' | 'after'>;

/** An event as histories need it: what only its row holds. The rest stands in the column index under its seq. */
export interface StoredChange {
  seq: number;
  id: string;
  timestamp: string;
  resourceId: string | null;
  diff?: JsonValue;
  before?: JsonValue;
  after?: JsonValue;
  extra?: JsonObject;
}

/** A question about texts. Whatever it holds for contains, folded (`foldText`), one of `required`; empty: nothing is known. */
export interface TextTest {
  required: readonly string[];
  /** Containing one of `required` is all that is asked. */
  isContaining?: boolean;
  holds(text: string): boolean;
}

/** A question about changes. Where it holds, one of the change's names or values contains, folded, one of `required`; empty: nothing is known. */
export interface ChangeTest {
  required: readonly string[];
  holds(change: Change): boolean;
}

/** A sealed segment open for reading. Reading verifies the file's SHA-256 once, on first use. */
export interface SegmentReader {
  readonly entry: SegmentEntry;
  readonly columns: SegmentColumns;
  /** Events for the given seqs, in the order given. */
  events(seqs: readonly number[]): StoredEvent[];
  /** As `events`, without what the column index holds; values may be shared between changes. */
  changes(seqs: readonly number[]): StoredChange[];
  /** Event ids for the given seqs, in the order given: far less work than the events. */
  ids(seqs: readonly number[]): string[];
  /** Content hashes of the rows `from` to `to` (exclusive), 32 bytes each, in order. */
  contentHashes(from: number, to: number): Buffer;
  /** What orders events of one millisecond. */
  tie(seq: number): TieKey;
  /** By seq the timestamps that milliseconds do not tell whole. */
  fineTimestamps(): Map<number, string>;
  /** The exact source bytes of one record. */
  raw(seq: number): Uint8Array;
  /** Distinct resource ids behind the given seqs are read from rows, not from memory: seq → resource id. */
  resourceIds(seqs: readonly number[]): (string | null)[];
  /** How many different resource ids are stated. */
  resourceIdCount(): number;
  /** Each of them, in no order. */
  everyResourceId(): string[];
  /** Seqs, ascending, where the text is found, folded, in the event id, the resource id, or one name or value of diff, before, after or extra. */
  searchText(needle: string): number[];
  /** Seqs, ascending, where the test holds for any of the texts that `searchText` looks at. */
  matchTexts(test: TextTest): number[];
  /** Seqs, ascending, whose event id or stated resource id satisfies the test. */
  matchIds(of: 'id' | 'resource.id', test: TextTest): number[];
  /** Seqs, ascending, of the events with a change that satisfies the test; asked once for equal changes. */
  matchChanges(test: ChangeTest): number[];
  /** The changes of the newest events that have any, at most `limit`, newest first; equal ones may be told once. */
  newestChanges(limit: number): Change[];
  close(): void;
}

/** Which rejected records are meant; `settled`: those that a later import read again are among them. */
export interface QuarantineFilter {
  importId?: string | undefined;
  reason?: string | undefined;
  source?: string | undefined;
  settled: boolean;
}

/** All segments of one committed generation, open for reading; file handles and databases are held by LRU. */
export interface ArchiveReader {
  readonly path: string;
  readonly manifest: Manifest;
  /** Oldest first by month, then by part. */
  readonly segments: readonly SegmentReader[];
  /** Where the id may be stored: candidates by hash, confirmed against the rows. */
  find(id: string): { segment: SegmentReader; seq: number }[];
  /** Rejected records in the order of import and position; `total` fit the filter. */
  quarantine(
    filter: QuarantineFilter,
    offset: number,
    limit: number,
  ): Promise<{ total: number; items: QuarantineItem[] }>;
  close(): void;
}
