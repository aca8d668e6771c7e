// Which events the archive already holds in sealed segments, of earlier imports or of this one.
import { join } from 'node:path';
import { buildColumns, encodeColumns, readIdHashes } from './column-index.ts';
import { readContentHashes } from './content-hashes.ts';
import type { DatabasePool } from './database-pool.ts';
import { type EventBytes, textField } from './event-bytes.ts';
import { unpackId } from './id-forms.ts';
import { columnsSidecar, stemOf } from './layout.ts';
import { RowLookup } from './row-lookup.ts';
import { contentPrefix, type SegmentKeys, withConflicts } from './segment-keys.ts';
import { decodeText } from './text-codec.ts';
import type { SegmentEntry } from './types.ts';
import { writeCache } from './write-cache.ts';

/** Bytes of content hashes held: 32 an event, 2 million events. */
const contentBudget = 64 * 1024 * 1024;
/** Less of what was sealed just now: a source seldom repeats itself over millions of events. */
const sealedBudget = 16 * 1024 * 1024;
const hashBytes = 32;

/** `none`: the id is new; `same`: a stored version has this content; `other`: the id is stored with other content only. */
export type Knowledge = 'none' | 'same' | 'other';

interface KnownSegment {
  entry: SegmentEntry;
  keys: SegmentKeys;
}

export class KnownEvents {
  readonly #segments: KnownSegment[] = [];
  readonly #firstVersions = new RowLookup();
  readonly #laterVersions = new RowLookup();
  readonly #contents = new Map<number, Buffer>();
  #contentBytes = 0;
  /** What is being looked up, for the two tests below: they are made once, not for every event. */
  #event: EventBytes | undefined;
  #hash: Uint8Array = new Uint8Array(0);
  #knowledge: Knowledge = 'none';

  constructor(
    private readonly archivePath: string,
    private readonly pool: DatabasePool,
  ) {}

  /** Makes the rows of a sealed segment known, from its sidecar or its rows. */
  addSegment(entry: SegmentEntry): void {
    const path = join(this.archivePath, columnsSidecar(stemOf(entry.file)));
    const { idHash, idCheck, flags } = readIdHashes(path, entry) ?? this.#rebuild(entry, path);
    const keys = withConflicts({ idHash, idCheck }, flags, () => readContentHashes(this.pool.get(entry), entry.events));
    this.addSealed(entry, keys);
  }

  /** Makes the rows of a segment known that was sealed just now. The hashes stay in memory for as long as the import runs. */
  addSealed(entry: SegmentEntry, keys: SegmentKeys, contents?: Uint8Array): void {
    const number = this.#segments.push({ entry, keys }) - 1;
    if (contents) this.#hold(number, Buffer.from(contents.buffer, contents.byteOffset, contents.length), sealedBudget);
    this.#firstVersions.add(keys.idHash, keys.conflictSeq);
    this.#laterVersions.add(keys.conflictPrefix);
  }

  /**
   * What is known of an event by its id and content hash. Equal SHA-256 means equal content, id included; a different
   * content counts as `other` only after the id itself has been read from the row.
   */
  lookUp(event: EventBytes, contentHash: Uint8Array): Knowledge {
    if (this.#segments.length === 0) return 'none';
    this.#event = event;
    this.#hash = contentHash;
    this.#knowledge = 'none';
    if (this.#laterVersions.some(contentPrefix(contentHash), this.#isLater)) return 'same';
    this.#firstVersions.some(event.hash[textField.id] as number, this.#isFirst);
    return this.#knowledge;
  }

  /** The content hashes of a known segment, 32 bytes an event in order of seq. Asked for once each, so nothing is held for it. */
  contentsOf(entry: SegmentEntry): Buffer {
    const held = this.#contents.get(this.#segments.findIndex((segment) => segment.entry.file === entry.file));
    if (held) return held;
    const content = readContentHashes(this.pool.get(entry), entry.events);
    this.pool.release(entry.file);
    return content;
  }

  readonly #isLater = (number: number, place: number): boolean =>
    this.#holdsContent(number, this.#segments[number]?.keys.conflictSeq[place] ?? 0);

  readonly #isFirst = (number: number, seq: number): boolean => {
    const segment = this.#segments[number];
    if (!segment || !this.#event || segment.keys.idCheck[seq] !== this.#event.idCheck) return false;
    if (this.#holdsContent(number, seq)) this.#knowledge = 'same';
    else if (this.#idOf(segment.entry, seq) === this.#event.id()) this.#knowledge = 'other';
    return this.#knowledge !== 'none';
  };

  #holdsContent(number: number, seq: number): boolean {
    const start = seq * hashBytes;
    return this.#content(number).compare(this.#hash, 0, hashBytes, start, start + hashBytes) === 0;
  }

  #rebuild(entry: SegmentEntry, path: string): { idHash: Uint32Array; idCheck: Uint16Array; flags: Uint8Array } {
    const { columns, idCheck } = buildColumns(this.pool.get(entry), entry);
    writeCache(path, encodeColumns(entry.sha256, columns, idCheck));
    return { idHash: columns.idHash, idCheck, flags: columns.flags };
  }

  #content(number: number): Buffer {
    const held = this.#contents.get(number);
    if (held) return held;
    const { entry } = this.#segments[number] ?? {};
    if (!entry) throw new RangeError(`there is no segment ${number}`);
    return this.#hold(number, readContentHashes(this.pool.get(entry), entry.events));
  }

  #hold(number: number, content: Buffer, budget = contentBudget): Buffer {
    for (const [oldest, bytes] of this.#contents) {
      if (this.#contentBytes + content.length <= budget) break;
      this.#contents.delete(oldest);
      this.#contentBytes -= bytes.length;
    }
    this.#contents.set(number, content);
    this.#contentBytes += content.length;
    return content;
  }

  #idOf(entry: SegmentEntry, seq: number): string | null {
    const sql = 'SELECT f.prefix, f.packing, e.id FROM ev e JOIN form f ON f.code = e.form WHERE e.seq = ?';
    const [row] = this.pool.get(entry).rows(sql, [seq]);
    if (!row) return null;
    const [prefix, packing, id] = row as [string, 'text' | 'ulid' | 'uuid', string | Uint8Array];
    return decodeText(unpackId(prefix, packing, id));
  }
}
