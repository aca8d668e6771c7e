// Which events the archive already holds in sealed segments, of earlier imports or of this one.
import { join } from 'node:path';
import type { DatabasePool } from './database-pool.ts';
import { IdLookup } from './id-lookup.ts';
import { buildKeys, encodeKeys, readContentHashes, readIdHashes } from './key-index.ts';
import { keysSidecar, stemOf } from './layout.ts';
import type { SegmentKeys } from './segment-keys.ts';
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
  idCheck: Uint32Array;
}

export class KnownEvents {
  readonly #segments: KnownSegment[] = [];
  readonly #lookup = new IdLookup();
  readonly #contents = new Map<number, Buffer>();
  #contentBytes = 0;

  constructor(
    private readonly archivePath: string,
    private readonly pool: DatabasePool,
  ) {}

  /** Makes the rows of a sealed segment known, from its sidecar or its rows. */
  addSegment(entry: SegmentEntry): void {
    const path = this.#sidecar(entry);
    const { idHash, idCheck } = readIdHashes(path, entry) ?? this.#rebuild(entry);
    this.#register(entry, idHash, idCheck);
  }

  /** Makes the rows of a segment known that was sealed just now. */
  addSealed(entry: SegmentEntry, keys: SegmentKeys): void {
    writeCache(this.#sidecar(entry), encodeKeys(entry.sha256, keys));
    this.#register(entry, keys.idHash, keys.idCheck);
  }

  /**
   * What is known of an event by its id, the id's two hashes and its content hash. Equal SHA-256 means equal content, id included;
   * a different content counts as `other` only after the id itself has been read from the row.
   */
  lookUp(id: string, idHash: number, idCheck: number, contentHash: Uint8Array): Knowledge {
    let knowledge: Knowledge = 'none';
    this.#lookup.some(idHash, (number, seq) => {
      const segment = this.#segments[number];
      if (!segment || segment.idCheck[seq] !== idCheck) return false;
      const start = seq * hashBytes;
      if (this.#content(number, segment.entry).compare(contentHash, 0, hashBytes, start, start + hashBytes) === 0) {
        knowledge = 'same';
        return true;
      }
      if (knowledge === 'none' && this.#idOf(segment.entry, seq) === id) knowledge = 'other';
      return false;
    });
    return knowledge;
  }

  #register(entry: SegmentEntry, idHash: Uint32Array, idCheck: Uint32Array): void {
    this.#lookup.add(idHash);
    this.#segments.push({ entry, idCheck });
  }

  #sidecar(entry: SegmentEntry): string {
    return join(this.archivePath, keysSidecar(stemOf(entry.file)));
  }

  #rebuild(entry: SegmentEntry): SegmentKeys {
    const keys = buildKeys(this.pool.get(entry), entry);
    writeCache(this.#sidecar(entry), encodeKeys(entry.sha256, keys));
    return keys;
  }

  #content(number: number, entry: SegmentEntry): Buffer {
    const held = this.#contents.get(number);
    if (held) return held;
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
