// Makes a sealed segment: the SQLite file's bytes from the pending events of one month.
import type { Database, SqlJsStatic, SqlValue, Statement } from 'sql.js';
import type { SourceCodes } from './pending-columns.ts';
import { column, type PendingMonth } from './pending-month.ts';
import type { RecordTemplate } from './record-template.ts';
import { createSegmentIndexes, createSegmentTables } from './segment-schema.ts';
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

const insertDictionaries = (database: Database, pending: PendingMonth, dictionaries: SegmentDictionaries): void => {
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
  insertAll(
    database,
    'INSERT INTO res (code, id) VALUES (?, ?)',
    pending.resource.values.flatMap((id, code) => (id === null ? [] : [[code, encodeText(id)]])),
  );
};

const insertLayouts = (database: Database, pending: PendingMonth, templates: readonly RecordTemplate[]): void => {
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

const insertEvent = (
  statement: Statement,
  pending: PendingMonth,
  seq: number,
  index: number,
  sources: SourceCodes,
): void => {
  const { numbers } = pending;
  const row = index * column.width;
  const resource = numbers[row + column.resource] ?? 0;
  statement.run([
    seq,
    pending.timeMs(index),
    numbers[row + column.actor] ?? 0,
    numbers[row + column.action] ?? 0,
    numbers[row + column.resourceType] ?? 0,
    resource === 0 ? null : resource,
    numbers[row + column.role] ?? 0,
    numbers[row + column.ip] ?? 0,
    numbers[row + column.userAgent] ?? 0,
    numbers[row + column.tenant] ?? 0,
    numbers[row + column.reason] ?? 0,
    numbers[row + column.category] ?? 0,
    sources.code[numbers[row + column.source] ?? 0] ?? 0,
    numbers[row + column.line] ?? 0,
    pending.byteOffset(index),
    numbers[row + column.flags] ?? 0,
    numbers[row + column.layout] ?? 0,
    encodeText(pending.ids[index] ?? ''),
    pending.contentHash(index),
    encodeNullableText(pending.timestamps[index] ?? null),
    encodeNullableText(pending.spellings[index] ?? null),
  ]);
};

const insertEvents = (database: Database, pending: PendingMonth, order: Uint32Array, sources: SourceCodes): void => {
  const events = database.prepare(eventInsert);
  const changes = database.prepare('INSERT INTO diff (seq, diff, before, after, extra) VALUES (?, ?, ?, ?, ?)');
  try {
    for (let seq = 0; seq < pending.count; seq++) {
      const index = order[seq] ?? 0;
      insertEvent(events, pending, seq, index, sources);
      const texts = pending.texts[index];
      if (texts) changes.run([seq, texts.diff, texts.before, texts.after, texts.extra]);
    }
  } finally {
    events.free();
    changes.free();
  }
};

/** The bytes of the segment's SQLite file; seq is the place in `order`. */
export const buildSegment = (
  sql: SqlJsStatic,
  pending: PendingMonth,
  order: Uint32Array,
  dictionaries: SegmentDictionaries,
  sources: SourceCodes,
  templates: readonly RecordTemplate[],
): Uint8Array => {
  const database = new sql.Database();
  try {
    createSegmentTables(database);
    database.run('BEGIN');
    insertAll(database, 'INSERT INTO meta (key, value) VALUES (?, ?)', [
      ['month', pending.month],
      ['events', String(pending.count)],
    ]);
    insertDictionaries(database, pending, dictionaries);
    insertLayouts(database, pending, templates);
    insertEvents(database, pending, order, sources);
    database.run('COMMIT');
    createSegmentIndexes(database);
    return database.export();
  } finally {
    database.close();
  }
};
