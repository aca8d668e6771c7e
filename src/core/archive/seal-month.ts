// Turns a pending month into files: the segment, its originals, its derived files. Nothing names them until the commit.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { atomicWrite } from './atomic-write.ts';
import { encodeColumns } from './column-index.ts';
import type { SqlModule } from './init-sql.ts';
import { columnsSidecar, originalsFile, segmentFile, segmentStem } from './layout.ts';
import { column, type MonthRows } from './month-rows.ts';
import { encodeOriginals } from './originals.ts';
import { pendingColumns, pendingContents, pendingKeys, type Sources, sourceCodes } from './pending-columns.ts';
import type { RecordTemplate } from './record-template.ts';
import { buildSegment } from './segment-builder.ts';
import type { SegmentKeys } from './segment-keys.ts';
import type { FileEntry, SegmentEntry } from './types.ts';
import { writeCache } from './write-cache.ts';

/** Where the new segment goes: archive folder, part of its month and generation, with what its rows refer to. */
export interface SealTarget {
  archivePath: string;
  part: number;
  generation: number;
  sources: Sources;
  templates: readonly RecordTemplate[];
}

const writeFile = (archivePath: string, file: string, bytes: Uint8Array): FileEntry => {
  atomicWrite(join(archivePath, file), bytes);
  return { file, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
};

const keptOriginals = (pending: MonthRows, order: Uint32Array): Buffer | null => {
  const kept: number[] = [];
  for (const [seq, index] of order.entries()) if (pending.number(index, column.layout) === 0) kept.push(seq);
  if (kept.length === 0) return null;
  return encodeOriginals(kept.length, (place) => {
    const seq = kept[place] ?? 0;
    return { seq, bytes: pending.keptBytes(order[seq] ?? 0) };
  });
};

/** A sealed month: its manifest entry, what the duplicate check needs of it, and its content hashes by seq. */
export interface SealedMonth {
  entry: SegmentEntry;
  keys: SegmentKeys;
  contents: Uint8Array<ArrayBuffer>;
}

/** Writes the files of a segment. Throws DISK_FULL or IO_FAILED. */
export const sealMonth = (
  sql: SqlModule,
  pending: MonthRows,
  { archivePath, part, generation, sources, templates }: SealTarget,
): SealedMonth => {
  const stem = segmentStem(pending.month, part, generation);
  const order = pending.timeOrder();
  const codes = sourceCodes(pending, sources);
  const columns = pendingColumns(pending, order, codes);
  const contents = pendingContents(pending, order);
  const bytes = buildSegment(sql, pending, order, columns.dictionaries, codes, contents, templates);
  const originals = keptOriginals(pending, order);
  const entry: SegmentEntry = {
    ...writeFile(archivePath, segmentFile(stem), bytes),
    month: pending.month,
    part,
    generation,
    events: pending.count,
    conflicts: pending.conflicts,
    oldestMs: pending.timeMs(order[0] ?? 0),
    newestMs: pending.timeMs(order[order.length - 1] ?? 0),
    originals: originals && writeFile(archivePath, originalsFile(stem), originals),
  };
  const keys = pendingKeys(pending, order, columns, contents);
  writeCache(join(archivePath, columnsSidecar(stem)), encodeColumns(entry.sha256, columns, keys.idCheck));
  return { entry, keys, contents };
};
