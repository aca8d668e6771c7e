// Makes a sealed segment: the SQLite file's bytes from the pending events of one month.
import type { Database, SqlValue } from 'sql.js';
import { BulkInsert } from './bulk-insert.ts';
import type { SqlModule } from './init-sql.ts';
import { column, type MonthRows } from './month-rows.ts';
import type { SourceCodes } from './pending-columns.ts';
import type { OpenTexts, RecordTemplate } from './record-template.ts';
import { createSegmentDatabase, createSegmentIndexes } from './segment-schema.ts';
import { encodeNullableText, encodeText } from './text-codec.ts';
import type { SegmentDictionaries } from './types.ts';

/** Dictionary kinds as the `dict` table names them. */
export const dictionaryKinds = [
  'action',
  'resourceType',
  'role',
  'ip',
  'userAgent',
  'tenant',
  'reason',
  'category',
] as const satisfies readonly (keyof SegmentDictionaries)[];

const insertAll = (database: Database, sql: string, rows: Iterable<SqlValue[]>): void => {
  const statement = database.prepare(sql);
  try {
    for (const row of rows) statement.run(row);
  } finally {
    statement.free();
  }
};

function* dictionaryRows(dictionaries: SegmentDictionaries): Generator<SqlValue[]> {
  for (const kind of dictionaryKinds) {
    for (const [code, value] of dictionaries[kind].entries()) {
      if (value !== null) yield [kind, code, encodeText(value)];
    }
  }
}

const insertDictionaries = (database: Database, dictionaries: SegmentDictionaries): void => {
  insertAll(database, 'INSERT INTO dict (kind, code, value) VALUES (?, ?, ?)', dictionaryRows(dictionaries));
  insertAll(
    database,
    'INSERT INTO actor (code, id, email) VALUES (?, ?, ?)',
    dictionaries.actor.map(({ id, email }, code) => [code, encodeNullableText(id), encodeNullableText(email)]),
  );
  insertAll(
    database,
    'INSERT INTO source (code, import_id, name) VALUES (?, ?, ?)',
    dictionaries.source.map(({ importId, name }, code) => [code, importId, encodeText(name)]),
  );
};

/** Nearly every event may have a resource of its own, so these rows go in the fast way. */
const insertResources = (sql: SqlModule, database: Database, ids: readonly (string | null)[]): void => {
  const insert = new BulkInsert(sql, database, 'INSERT INTO res (code, id) VALUES (?, ?)');
  try {
    for (const [code, id] of ids.entries()) {
      if (id === null) continue;
      insert.number(1, code);
      insert.text(2, encodeText(id));
      insert.step();
    }
  } finally {
    insert.free();
  }
};

const insertLayouts = (database: Database, pending: MonthRows, templates: readonly RecordTemplate[]): void => {
  const used = new Set<number>();
  for (let index = 0; index < pending.count; index++) used.add(pending.number(index, column.layout));
  used.delete(0);
  insertAll(
    database,
    'INSERT INTO layout (code, template) VALUES (?, ?)',
    [...used].map((code) => [code, JSON.stringify(templates[code - 1])]),
  );
};

const eventInsert = `INSERT INTO ev (seq, ts, actor, action, type, res, role, ip, agent, tenant, reason, category, source,
  line, offset, flags, layout, id, hash, ts_iso, ts_text) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)`;

const changeInsert = 'INSERT INTO diff (seq, diff, before, after, extra) VALUES (?,?,?,?,?)';

const insertEvent = (
  insert: BulkInsert,
  pending: MonthRows,
  seq: number,
  index: number,
  sources: SourceCodes,
): void => {
  const { numbers } = pending;
  const row = index * column.width;
  const resource = numbers[row + column.resource] ?? 0;
  insert.number(1, seq);
  insert.number(2, pending.timeMs(index));
  insert.number(3, numbers[row + column.actor] ?? 0);
  insert.number(4, numbers[row + column.action] ?? 0);
  insert.number(5, numbers[row + column.resourceType] ?? 0);
  if (resource === 0) insert.nothing(6);
  else insert.number(6, resource);
  insert.number(7, numbers[row + column.role] ?? 0);
  insert.number(8, numbers[row + column.ip] ?? 0);
  insert.number(9, numbers[row + column.userAgent] ?? 0);
  insert.number(10, numbers[row + column.tenant] ?? 0);
  insert.number(11, numbers[row + column.reason] ?? 0);
  insert.number(12, numbers[row + column.category] ?? 0);
  insert.number(13, sources.code[numbers[row + column.source] ?? 0] ?? 0);
  insert.number(14, numbers[row + column.line] ?? 0);
  insert.number(15, pending.byteOffset(index));
  insert.number(16, numbers[row + column.flags] ?? 0);
  insert.number(17, numbers[row + column.layout] ?? 0);
  insert.text(18, encodeText(pending.ids[index] ?? ''));
  insert.blob(19, pending.hashes, index * 32, 32);
  insert.text(20, encodeNullableText(pending.timestamps[index] ?? null));
  insert.text(21, encodeNullableText(pending.spellings[index] ?? null));
  insert.step();
};

const insertChange = (insert: BulkInsert, seq: number, texts: OpenTexts): void => {
  insert.number(1, seq);
  insert.text(2, texts.diff);
  insert.text(3, texts.before);
  insert.text(4, texts.after);
  insert.text(5, texts.extra);
  insert.step();
};

const insertEvents = (
  sql: SqlModule,
  database: Database,
  pending: MonthRows,
  order: Uint32Array,
  sources: SourceCodes,
): void => {
  const events = new BulkInsert(sql, database, eventInsert);
  const changes = new BulkInsert(sql, database, changeInsert);
  try {
    for (let seq = 0; seq < pending.count; seq++) {
      const index = order[seq] ?? 0;
      insertEvent(events, pending, seq, index, sources);
      const texts = pending.texts[index];
      if (texts) insertChange(changes, seq, texts);
    }
  } finally {
    events.free();
    changes.free();
  }
};

/** An event takes some 130 bytes, its resource up to 60, its texts a little more than their length; an odd page is no matter. */
const expectedBytes = (pending: MonthRows): number =>
  1_000_000 + pending.count * 200 + Math.ceil(pending.textLength * 1.4);

/** The bytes of the segment's SQLite file; seq is the place in `order`. */
export const buildSegment = (
  sql: SqlModule,
  pending: MonthRows,
  order: Uint32Array,
  dictionaries: SegmentDictionaries,
  sources: SourceCodes,
  templates: readonly RecordTemplate[],
): Uint8Array => {
  const database = createSegmentDatabase(sql, expectedBytes(pending));
  try {
    database.run('BEGIN');
    insertAll(database, 'INSERT INTO meta (key, value) VALUES (?, ?)', [
      ['month', pending.month],
      ['events', String(pending.count)],
    ]);
    insertDictionaries(database, dictionaries);
    insertResources(sql, database, pending.resource.values);
    insertLayouts(database, pending, templates);
    insertEvents(sql, database, pending, order, sources);
    database.run('COMMIT');
    createSegmentIndexes(database);
    return database.export();
  } finally {
    database.close();
  }
};
