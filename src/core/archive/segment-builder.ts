// Makes a sealed segment: the SQLite file's bytes from the pending events of one month.
import type { Database, SqlValue } from 'sql.js';
import { BulkInsert } from './bulk-insert.ts';
import type { CodedTexts } from './byte-dictionary.ts';
import { hashesPerBlock } from './content-hashes.ts';
import type { SqlModule } from './init-sql.ts';
import { column, hashBytes, type MonthRows } from './month-rows.ts';
import { packedLength, packUuid, uuidLength } from './packed-id.ts';
import type { SourceCodes } from './pending-columns.ts';
import type { RecordTemplate } from './record-template.ts';
import { createSegmentDatabase } from './segment-schema.ts';
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

/** Inserts the texts of a dictionary, straight from its bytes: nearly every event may have a resource of its own. */
const insertTexts = (
  sql: SqlModule,
  database: Database,
  text: string,
  { count, bytes, starts }: CodedTexts,
  isPacked: boolean,
): void => {
  const insert = new BulkInsert(sql, database, text);
  const packed = new Uint8Array(packedLength);
  try {
    for (let code = 1; code < count; code++) {
      const start = starts[code] as number;
      const end = starts[code + 1] as number;
      insert.number(1, code);
      if (isPacked && end - start === uuidLength && packUuid(bytes, start, packed, 0)) {
        insert.blob(2, packed, 0, packedLength);
      } else insert.utf8(2, bytes, start, end);
      insert.step();
    }
  } finally {
    insert.free();
  }
};

const insertForms = (database: Database, pending: MonthRows): void => {
  const used = new Set<number>();
  for (let index = 0; index < pending.count; index++) used.add(pending.number(index, column.form));
  insertAll(
    database,
    'INSERT INTO form (code, prefix, packing) VALUES (?, ?, ?)',
    [...used].map((code) => [code, pending.forms[code]?.prefix ?? '', pending.forms[code]?.packing ?? 'text']),
  );
};

const insertLeaves = (database: Database, contents: Uint8Array): void => {
  const size = hashesPerBlock * hashBytes;
  const blocks = Array.from({ length: Math.ceil(contents.length / size) }, (_, block): SqlValue[] => [
    block,
    contents.subarray(block * size, (block + 1) * size),
  ]);
  insertAll(database, 'INSERT INTO leaf (block, hashes) VALUES (?, ?)', blocks);
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
  line, offset, flags, layout, form, id, ts_iso, ts_text) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)`;

const insertEvent = (
  insert: BulkInsert,
  pending: MonthRows,
  seq: number,
  index: number,
  sources: SourceCodes,
): void => {
  const { numbers, ids } = pending;
  const row = index * column.width;
  const resource = numbers[row + column.resource] as number;
  const form = numbers[row + column.form] as number;
  const id = ids.view(numbers[row + column.idStart] as number, numbers[row + column.idLength] as number);
  insert.number(1, seq);
  insert.number(2, pending.timeMs(index));
  insert.number(3, numbers[row + column.actor] as number);
  insert.number(4, numbers[row + column.action] as number);
  insert.number(5, numbers[row + column.resourceType] as number);
  if (resource === 0) insert.nothing(6);
  else insert.number(6, resource);
  insert.number(7, numbers[row + column.role] as number);
  insert.number(8, numbers[row + column.ip] as number);
  insert.number(9, numbers[row + column.userAgent] as number);
  insert.number(10, numbers[row + column.tenant] as number);
  insert.number(11, numbers[row + column.reason] as number);
  insert.number(12, numbers[row + column.category] as number);
  insert.number(13, sources.code[numbers[row + column.source] as number] ?? 0);
  insert.number(14, numbers[row + column.line] as number);
  insert.number(15, pending.byteOffset(index));
  insert.number(16, numbers[row + column.flags] as number);
  insert.number(17, numbers[row + column.layout] as number);
  insert.number(18, form);
  if (form === 0) insert.utf8(19, id, 0, id.length);
  else insert.blob(19, id, 0, id.length);
  insert.text(20, encodeNullableText(pending.timestamps.get(index) ?? null));
  insert.text(21, encodeNullableText(pending.spellings.get(index) ?? null));
  insert.step();
};

const changeInsert = 'INSERT INTO change (seq, diff, before, after, extra) VALUES (?,?,?,?,?)';
const changeColumns = [column.diff, column.before, column.after, column.extra] as const;

const insertChange = (insert: BulkInsert, { numbers }: MonthRows, seq: number, index: number): void => {
  const row = index * column.width;
  let stated = 0;
  for (const name of changeColumns) stated += numbers[row + name] as number;
  if (stated === 0) return;
  insert.number(1, seq);
  for (const [place, name] of changeColumns.entries()) {
    const code = numbers[row + name] as number;
    if (code === 0) insert.nothing(place + 2);
    else insert.number(place + 2, code);
  }
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
      const index = order[seq] as number;
      insertEvent(events, pending, seq, index, sources);
      insertChange(changes, pending, seq, index);
    }
  } finally {
    events.free();
    changes.free();
  }
};

/** An event takes some 75 bytes and its hash 32, a resource up to 50, a text a little more than its length; an odd page is no matter. */
const expectedBytes = ({ count, coded }: MonthRows): number =>
  1_000_000 + count * 130 + coded.resource.bytes.length + coded.text.bytes.length * 1.3;

/** The bytes of the segment's SQLite file; seq is the place in `order`, `contents` the content hashes by seq. */
export const buildSegment = (
  sql: SqlModule,
  pending: MonthRows,
  order: Uint32Array,
  dictionaries: SegmentDictionaries,
  sources: SourceCodes,
  contents: Uint8Array,
  templates: readonly RecordTemplate[],
): Uint8Array => {
  const database = createSegmentDatabase(sql, Math.ceil(expectedBytes(pending)));
  try {
    database.run('BEGIN');
    insertAll(database, 'INSERT INTO meta (key, value) VALUES (?, ?)', [
      ['month', pending.month],
      ['events', String(pending.count)],
    ]);
    insertDictionaries(database, dictionaries);
    insertForms(database, pending);
    insertTexts(sql, database, 'INSERT INTO res (code, id) VALUES (?, ?)', pending.coded.resource, true);
    insertTexts(sql, database, 'INSERT INTO text (code, json) VALUES (?, ?)', pending.coded.text, false);
    insertLayouts(database, pending, templates);
    insertEvents(sql, database, pending, order, sources);
    insertLeaves(database, contents);
    database.run('COMMIT');
    return database.export();
  } finally {
    database.close();
  }
};
