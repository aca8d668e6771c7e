// A sealed segment for reading. The column index is loaded on first use and stays; the database comes and goes by the pool.
import { join } from 'node:path';
import type { SqlValue } from 'sql.js';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { buildColumns, encodeColumns, readColumns } from './column-index.ts';
import { readHashesBetween } from './content-hashes.ts';
import type { DatabasePool } from './database-pool.ts';
import { type Packing, unpackId } from './id-forms.ts';
import { columnsSidecar, stemOf } from './layout.ts';
import { newestChanges } from './newest-changes.ts';
import { Originals } from './originals.ts';
import { type RecordTemplate, rebuildRecord } from './record-template.ts';
import { SegmentSearch } from './segment-search.ts';
import { storedChanges } from './stored-changes.ts';
import { resourceIdOf, type StoredRow, storedEventColumns, storedEventTables, storedRow } from './stored-event.ts';
import { storedTie } from './stored-order.ts';
import type { TextCache } from './text-cache.ts';
import { decodeText } from './text-codec.ts';
import type { SegmentColumns, SegmentEntry, SegmentReader, StoredEvent } from './types.ts';
import { writeCache } from './write-cache.ts';

/** Above this share of the segment a whole scan is cheaper than looking rows up. */
const scanShare = 1 / 8;
const rowsPerStatement = 4096;

const loadColumns = (archivePath: string, entry: SegmentEntry, pool: DatabasePool): SegmentColumns => {
  const path = join(archivePath, columnsSidecar(stemOf(entry.file)));
  const rebuild = (): SegmentColumns => {
    const { columns, idCheck } = buildColumns(pool.get(entry), entry);
    writeCache(path, encodeColumns(entry.sha256, columns, idCheck));
    return columns;
  };
  return readColumns(path, entry, rebuild) ?? rebuild();
};

/** A reader over one segment of the archive; cheap until something is asked of it. */
export const segmentReader = (
  archivePath: string,
  entry: SegmentEntry,
  pool: DatabasePool,
  textCache: TextCache,
): SegmentReader => {
  const search = new SegmentSearch(entry, () => pool.get(entry), textCache);
  let columns: SegmentColumns | undefined;
  let originals: Originals | undefined;
  const theColumns = (): SegmentColumns => {
    columns ??= loadColumns(archivePath, entry, pool);
    return columns;
  };

  const rowsOf = (seqs: readonly number[]): Map<number, StoredRow> => {
    const { dictionaries } = theColumns();
    const rows = new Map<number, StoredRow>();
    const sql = `SELECT ${storedEventColumns} FROM ${storedEventTables} WHERE e.seq IN (SELECT value FROM json_each(?))`;
    for (let start = 0; start < seqs.length; start += rowsPerStatement) {
      const part = JSON.stringify(seqs.slice(start, start + rowsPerStatement));
      pool.get(entry).each(sql, [part], (row) => rows.set(Number(row[0]), storedRow(row, dictionaries)));
    }
    return rows;
  };

  const rowOf = <Row>(rows: ReadonlyMap<number, Row>, seq: number): Row => {
    const row = rows.get(seq);
    if (!row) throw new WorkbenchError('INTERNAL', join(archivePath, entry.file), `there is no row ${seq}`);
    return row;
  };

  const keptBytes = (seq: number): Uint8Array => {
    if (!originals && entry.originals) originals = new Originals(pool.files.read(entry.originals));
    const bytes = originals?.read(seq);
    if (!bytes)
      throw new WorkbenchError('ARCHIVE_DAMAGED', join(archivePath, entry.file), `no original for row ${seq}`);
    return bytes;
  };

  return {
    entry,
    get columns() {
      return theColumns();
    },
    events(seqs): StoredEvent[] {
      const rows = rowsOf(seqs);
      return seqs.map((seq) => rowOf(rows, seq).stored);
    },
    changes(seqs) {
      const rows = storedChanges(pool.get(entry), theColumns(), seqs);
      return seqs.map((seq) => rowOf(rows, seq));
    },
    ids(seqs) {
      const ids = new Map<number, string>();
      const sql = 'SELECT e.seq, e.id, f.prefix, f.packing FROM ev e JOIN form f ON f.code = e.form';
      const put = ([seq, id, prefix, packing]: readonly SqlValue[]): void => {
        const packed = id as string | Uint8Array;
        ids.set(Number(seq), decodeText(unpackId(String(prefix), packing as Packing, packed)));
      };
      const database = pool.get(entry);
      if (seqs.length > entry.events * scanShare) database.each(sql, [], put);
      else database.each(`${sql} WHERE e.seq IN (SELECT value FROM json_each(?))`, [JSON.stringify(seqs)], put);
      return seqs.map((seq) => ids.get(seq) ?? '');
    },
    contentHashes: (from, to) => readHashesBetween(pool.get(entry), from, to),
    tie: storedTie(() => pool.get(entry)),
    fineTimestamps() {
      const timestamps = new Map<number, string>();
      const sql = 'SELECT seq, ts_iso FROM ev WHERE ts_iso IS NOT NULL';
      pool.get(entry).each(sql, [], ([seq, iso]) => timestamps.set(Number(seq), decodeText(String(iso))));
      return timestamps;
    },
    raw(seq) {
      const { stored, layout, texts } = rowOf(rowsOf([seq]), seq);
      if (layout === 0) return keptBytes(seq);
      const [row] = pool.get(entry).rows('SELECT template FROM layout WHERE code = ?', [layout]);
      const template = row ? (JSON.parse(String(row[0])) as RecordTemplate) : null;
      const text = template && rebuildRecord(template, stored.event, texts);
      if (text === null) {
        throw new WorkbenchError(
          'ARCHIVE_DAMAGED',
          join(archivePath, entry.file),
          `no layout ${layout} for row ${seq}`,
        );
      }
      return new Uint8Array(Buffer.from(text, 'utf8'));
    },
    resourceIds(seqs) {
      const ids = new Map<number, string | null>();
      const database = pool.get(entry);
      if (seqs.length > entry.events * scanShare) {
        const names = new Map<number, string | null>();
        database.each('SELECT code, id FROM res', [], ([code, id]) =>
          names.set(Number(code), resourceIdOf(id ?? null)),
        );
        database.each('SELECT seq, res FROM ev WHERE res IS NOT NULL', [], ([seq, code]) =>
          ids.set(Number(seq), names.get(Number(code)) ?? null),
        );
      } else {
        const sql = `SELECT e.seq, r.id FROM ev e JOIN res r ON r.code = e.res WHERE e.seq IN (SELECT value FROM json_each(?))`;
        database.each(sql, [JSON.stringify(seqs)], ([seq, id]) => ids.set(Number(seq), resourceIdOf(id ?? null)));
      }
      return seqs.map((seq) => ids.get(seq) ?? null);
    },
    resourceIdCount: () => Number(pool.get(entry).rows('SELECT count(*) FROM res')[0]?.[0] ?? 0),
    everyResourceId() {
      const ids: string[] = [];
      pool.get(entry).each('SELECT id FROM res', [], ([id]) => ids.push(resourceIdOf(id ?? null) ?? ''));
      return ids;
    },
    searchText: (needle) => search.searchText(needle),
    matchTexts: (test) => search.matchTexts(test),
    matchIds: (of, test) => search.matchIds(of, test),
    matchChanges: (test) => search.matchChanges(test),
    newestChanges: (limit) => newestChanges(pool.get(entry), limit),
    close() {
      textCache.release(`${entry.file} `);
      pool.release(entry.file);
      originals = undefined;
    },
  };
};
