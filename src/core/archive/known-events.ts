// Which events the archive already holds in sealed segments, of earlier imports or of this one.
import { join } from 'node:path';
import type { DatabasePool } from './database-pool.ts';
import { buildKeys, encodeKeys, readContentHashes, readLookupKeys } from './key-index.ts';
import { keysSidecar, stemOf } from './layout.ts';
import { RowLookup } from './row-lookup.ts';
import { contentPrefix, type LookupKeys, type SegmentKeys } from './segment-keys.ts';
import { decodeText } from './text-codec.ts';
import type { SegmentEntry } from './types.ts';
import { writeCache } from './write-cache.ts';

/** Bytes of content hashes held: 32 an event, 4 million events. */
const contentBudget = 128 * 1024 * 1024;
const hashBytes = 32;

/** `none`: the id is new; `same`: a stored version has this content; `other`: the id is stored with other content only. */
export type Knowledge = 'none' | 'same' | 'other';

interface KnownSegment {
  entry: SegmentEntry;
  keys: LookupKeys;
}

export class KnownEvents {
  readonly #segments: KnownSegment[] = [];
  readonly #firstVersions = new RowLookup();
  readonly #laterVersions = new RowLookup();
  readonly #contents = new Map<number, Buffer>();
  #contentBytes = 0;

  constructor(
    private readonly archivePath: string,
    private readonly pool: DatabasePool,
  ) {}

  /** Makes the rows of a sealed segment known, from its sidecar or its rows. */
  addSegment(entry: SegmentEntry): void {
    const path = this.#sidecar(entry);
    this.#register(entry, readLookupKeys(path, entry) ?? this.#rebuild(entry));
  }

  /** Makes the rows of a segment known that was sealed just now. */
  addSealed(entry: SegmentEntry, keys: LookupKeys): void {
    this.#register(entry, keys);
  }

  /**
   * What is known of an event by its id, the id's two hashes and its content hash. Equal SHA-256 means equal content, id included;
   * a different content counts as `other` only after the id itself has been read from the row.
   */
  lookUp(id: string, idHash: number, idCheck: number, contentHash: Uint8Array): Knowledge {
    const isLater = (number: number, place: number): boolean =>
      this.#holdsContent(number, this.#segments[number]?.keys.conflictSeq[place] ?? 0, contentHash);
    if (this.#laterVersions.some(contentPrefix(contentHash), isLater)) return 'same';
    let knowledge: Knowledge = 'none';
    this.#firstVersions.some(idHash, (number, seq) => {
      const segment = this.#segments[number];
      if (segment?.keys.idCheck[seq] !== idCheck) return false;
      if (this.#holdsContent(number, seq, contentHash)) knowledge = 'same';
      else if (this.#idOf(segment.entry, seq) === id) knowledge = 'other';
      return knowledge !== 'none';
    });
    return knowledge;
  }

  /** The hashes stay in memory for as long as the import runs; content hashes come and go. */
  #register(entry: SegmentEntry, { idHash, idCheck, conflictSeq, conflictPrefix }: LookupKeys): void {
    this.#segments.push({ entry, keys: { idHash, idCheck, conflictSeq, conflictPrefix } });
    this.#firstVersions.add(idHash, conflictSeq);
    this.#laterVersions.add(conflictPrefix);
  }

  #holdsContent(number: number, seq: number, contentHash: Uint8Array): boolean {
    const start = seq * hashBytes;
    return this.#content(number).compare(contentHash, 0, hashBytes, start, start + hashBytes) === 0;
  }

  #sidecar(entry: SegmentEntry): string {
    return join(this.archivePath, keysSidecar(stemOf(entry.file)));
  }

  #rebuild(entry: SegmentEntry): SegmentKeys {
    const keys = buildKeys(this.pool.get(entry), entry);
    writeCache(this.#sidecar(entry), encodeKeys(entry.sha256, keys));
    return keys;
  }

  #content(number: number): Buffer {
    const held = this.#contents.get(number);
    if (held) return held;
    const { entry } = this.#segments[number] ?? {};
    if (!entry) throw new RangeError(`there is no segment ${number}`);
    const hashes = readContentHashes(this.#sidecar(entry), entry) ?? this.#rebuild(entry).contentHash;
    const content = Buffer.from(hashes.buffer, hashes.byteOffset, hashes.length);
    for (const [oldest, bytes] of this.#contents) {
      if (this.#contentBytes + content.length <= contentBudget) break;
      this.#contents.delete(oldest);
      this.#contentBytes -= bytes.length;
    }
    this.#contents.set(number, content);
    this.#contentBytes += content.length;
    return content;
  }

  #idOf(entry: SegmentEntry, seq: number): string | null {
    const [row] = this.pool.get(entry).rows('SELECT id FROM ev WHERE seq = ?', [seq]);
    return row ? decodeText(String(row[0])) : null;
  }
}
