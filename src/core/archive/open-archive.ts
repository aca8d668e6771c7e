// The reader of one committed generation: its segments in order of time, sharing one pool of open databases.
import type { QuarantineItem } from '#shared/model/archive.ts';
import type { DatabasePool } from './database-pool.ts';
import { monthStart } from './month-of.ts';
import { murmur3 } from './murmur3.ts';
import type { QuarantineFiles } from './read-quarantine.ts';
import { segmentReader } from './segment-reader.ts';
import type { TextCache } from './text-cache.ts';
import type { ArchiveReader, Manifest, QuarantineFilter, SegmentEntry, SegmentReader } from './types.ts';

const inOrder = (left: SegmentEntry, right: SegmentEntry): number =>
  monthStart(left.month) - monthStart(right.month) || left.part - right.part || left.generation - right.generation;

export class OpenArchive implements ArchiveReader {
  readonly segments: readonly SegmentReader[];

  /** `known` are readers of an earlier generation over the same pool, texts and quarantine files; those of unchanged segments are kept. */
  constructor(
    readonly path: string,
    readonly manifest: Manifest,
    readonly pool: DatabasePool,
    readonly texts: TextCache,
    readonly rejected: QuarantineFiles,
    known: readonly SegmentReader[],
  ) {
    const bySha256 = new Map(known.map((segment) => [segment.entry.sha256, segment]));
    this.segments = [...manifest.segments].sort(inOrder).map((entry) => {
      const unchanged = bySha256.get(entry.sha256);
      if (unchanged?.entry.file === entry.file) return unchanged;
      pool.files.hold(entry);
      if (entry.originals) pool.files.hold(entry.originals);
      return segmentReader(path, entry, pool, texts);
    });
    // Whoever is still at work on the generation before may go on; what was older is let go.
    const entries = [...manifest.segments, ...known.map(({ entry }) => entry)];
    pool.files.keepOnly(entries.flatMap((entry) => (entry.originals ? [entry, entry.originals] : [entry])));
  }

  find(id: string): { segment: SegmentReader; seq: number }[] {
    const hash = murmur3(id);
    return this.segments.flatMap((segment) => this.#findIn(segment, id, hash).map((seq) => ({ segment, seq })));
  }

  quarantine(
    filter: QuarantineFilter,
    offset: number,
    limit: number,
  ): Promise<{ total: number; items: QuarantineItem[] }> {
    return this.rejected.list(this.manifest, filter, offset, limit);
  }

  close(): void {
    for (const segment of this.segments) segment.close();
    this.pool.close();
  }

  #findIn(segment: SegmentReader, id: string, hash: number): number[] {
    const seqs: number[] = [];
    const { idHash } = segment.columns;
    for (let seq = idHash.indexOf(hash); seq !== -1; seq = idHash.indexOf(hash, seq + 1)) {
      if (segment.events([seq])[0]?.event.id === id) seqs.push(seq);
    }
    return seqs;
  }
}
