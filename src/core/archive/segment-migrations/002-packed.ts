// Segment schema 2: ids packed to 16 bytes, distinct change texts, content hashes in blocks, no secondary indexes.
// Append-only history: a change is a new numbered file, this one is never edited once released.
// Codes: `ev` holds small integers that point into `actor`, `dict` (by kind), `res`, `form` and, through `change`, `text`;
// 0 (NULL for `res` and in `change`) means "the source did not say".
import type { Database, SqlValue } from 'sql.js';
import { packedLength, packUlid, packUuid, ulidAlphabet, ulidLength, uuidLength } from '../packed-id.ts';

const uuidText = (column: string): string =>
  `lower(substr(hex(${column}), 1, 8) || '-' || substr(hex(${column}), 9, 4) || '-' || substr(hex(${column}), 13, 4)
    || '-' || substr(hex(${column}), 17, 4) || '-' || substr(hex(${column}), 21))`;

/** The value (0 to 15) of the hexadecimal digit at `place` (1 to 32) of a packed id. */
const nibble = (column: string, place: number): string =>
  `(instr('0123456789ABCDEF', substr(hex(${column}), ${place}, 1)) - 1)`;

/** Character `place` (0 to 25) of a ULID stands for bits 5 * place - 2 to 5 * place + 2 of the 128. */
const ulidCharacter = (column: string, place: number): string => {
  if (place === 0) return `substr('${ulidAlphabet}', 1 + (${nibble(column, 1)} >> 1), 1)`;
  const first = 5 * place - 2;
  const digit = Math.floor(first / 4) + 1;
  const two = `(${nibble(column, digit)} * 16 + ${nibble(column, digit + 1)})`;
  return `substr('${ulidAlphabet}', 1 + ((${two} >> ${3 - (first % 4)}) & 31), 1)`;
};

const ulidText = (column: string): string =>
  Array.from({ length: ulidLength }, (_, place) => ulidCharacter(column, place)).join('\n    || ');

export const tables = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE source (code INTEGER PRIMARY KEY, import_id TEXT NOT NULL, name TEXT NOT NULL) STRICT;
CREATE TABLE actor (code INTEGER PRIMARY KEY, id TEXT, email TEXT) STRICT;
CREATE TABLE dict (kind TEXT NOT NULL, code INTEGER NOT NULL, value TEXT NOT NULL, PRIMARY KEY (kind, code)) STRICT, WITHOUT ROWID;
CREATE TABLE form (code INTEGER PRIMARY KEY, prefix TEXT NOT NULL,
  packing TEXT NOT NULL CHECK (packing IN ('text', 'ulid', 'uuid'))) STRICT;
CREATE TABLE res (code INTEGER PRIMARY KEY, id ANY NOT NULL CHECK (typeof(id) = 'text' OR length(id) = 16)) STRICT;
CREATE TABLE layout (code INTEGER PRIMARY KEY, template TEXT NOT NULL CHECK (json_valid(template))) STRICT;
CREATE TABLE text (code INTEGER PRIMARY KEY, json TEXT NOT NULL) STRICT;
CREATE TABLE ev (
  seq INTEGER PRIMARY KEY CHECK (seq >= 0),
  ts INTEGER NOT NULL,
  actor INTEGER NOT NULL,
  action INTEGER NOT NULL,
  type INTEGER NOT NULL,
  res INTEGER,
  role INTEGER NOT NULL,
  ip INTEGER NOT NULL,
  agent INTEGER NOT NULL,
  tenant INTEGER NOT NULL,
  reason INTEGER NOT NULL,
  category INTEGER NOT NULL,
  source INTEGER NOT NULL,
  line INTEGER NOT NULL,
  offset INTEGER NOT NULL,
  flags INTEGER NOT NULL CHECK (flags BETWEEN 0 AND 15),
  layout INTEGER NOT NULL,
  form INTEGER NOT NULL,
  id ANY NOT NULL,
  ts_iso TEXT,
  ts_text TEXT
) STRICT;
CREATE TABLE change (seq INTEGER PRIMARY KEY, diff INTEGER, before INTEGER, after INTEGER, extra INTEGER) STRICT;
CREATE TABLE leaf (block INTEGER PRIMARY KEY, hashes BLOB NOT NULL CHECK (length(hashes) BETWEEN 32 AND 8000 AND length(hashes) % 32 = 0)) STRICT;
CREATE VIEW events AS
SELECT e.seq,
  CASE f.packing WHEN 'text' THEN f.prefix || e.id WHEN 'uuid' THEN f.prefix || ${uuidText('e.id')}
    ELSE f.prefix || ${ulidText('e.id')} END AS id,
  coalesce(e.ts_iso, strftime('%Y-%m-%dT%H:%M:%S', (e.ts - ((e.ts % 1000) + 1000) % 1000) / 1000, 'unixepoch')
    || printf('.%03dZ', ((e.ts % 1000) + 1000) % 1000)) AS timestamp,
  a.id AS actor_id, a.email AS actor_email,
  (SELECT value FROM dict WHERE kind = 'role' AND code = e.role) AS role,
  (SELECT value FROM dict WHERE kind = 'ip' AND code = e.ip) AS ip,
  (SELECT value FROM dict WHERE kind = 'userAgent' AND code = e.agent) AS user_agent,
  (SELECT value FROM dict WHERE kind = 'action' AND code = e.action) AS action,
  (SELECT value FROM dict WHERE kind = 'resourceType' AND code = e.type) AS resource_type,
  (SELECT CASE typeof(id) WHEN 'blob' THEN ${uuidText('id')} ELSE id END FROM res WHERE code = e.res) AS resource_id,
  (SELECT value FROM dict WHERE kind = 'category' AND code = e.category) AS category,
  (SELECT value FROM dict WHERE kind = 'tenant' AND code = e.tenant) AS tenant_id,
  CASE e.flags & 3 WHEN 1 THEN 'true' WHEN 2 THEN 'false' END AS cross_tenant,
  (SELECT value FROM dict WHERE kind = 'reason' AND code = e.reason) AS reason,
  (e.flags & 4) <> 0 AS conflict,
  (SELECT json FROM text WHERE code = c.diff) AS diff,
  (SELECT json FROM text WHERE code = c.before) AS before,
  (SELECT json FROM text WHERE code = c.after) AS after,
  (SELECT json FROM text WHERE code = c.extra) AS extra,
  s.import_id, s.name AS source, e.line, e.offset AS byte_offset,
  lower(hex(substr((SELECT hashes FROM leaf WHERE block = e.seq / 250), 1 + 32 * (e.seq % 250), 32))) AS content_hash
FROM ev e
LEFT JOIN form f ON f.code = e.form
LEFT JOIN actor a ON a.code = e.actor
LEFT JOIN change c ON c.seq = e.seq
LEFT JOIN source s ON s.code = e.source;
`;

const forms = ['text', 'ulid', 'uuid'] as const;

/** A text in its packed form: form code (prefix included where there is one) and what the column holds. */
const packText = (text: string): { packing: (typeof forms)[number]; prefix: string; id: SqlValue } => {
  const bytes = Buffer.from(text, 'utf8');
  const packed = new Uint8Array(packedLength);
  const ulid = bytes.length - ulidLength;
  if (ulid >= 0 && packUlid(bytes, ulid, packed, 0)) {
    return { packing: 'ulid', prefix: bytes.toString('utf8', 0, ulid), id: packed };
  }
  const uuid = bytes.length - uuidLength;
  if (uuid >= 0 && packUuid(bytes, uuid, packed, 0)) {
    return { packing: 'uuid', prefix: bytes.toString('utf8', 0, uuid), id: packed };
  }
  return { packing: 'text', prefix: '', id: text };
};

const hashesPerBlock = 250;

const moveLeaves = (database: Database): void => {
  const read = database.prepare('SELECT hash FROM old_ev ORDER BY seq');
  const write = database.prepare('INSERT INTO leaf (block, hashes) VALUES (?, ?)');
  let block: Uint8Array[] = [];
  let number = 0;
  const flush = (): void => {
    if (block.length > 0) write.run([number++, Buffer.concat(block)]);
    block = [];
  };
  while (read.step()) {
    block.push(read.get()[0] as Uint8Array);
    if (block.length === hashesPerBlock) flush();
  }
  flush();
  read.free();
  write.free();
};

const moveEvents = (database: Database): void => {
  const codes = new Map<string, number>();
  const write =
    database.prepare(`INSERT INTO ev SELECT seq, ts, actor, action, type, res, role, ip, agent, tenant, reason,
    category, source, line, offset, flags, layout, ?, ?, ts_iso, ts_text FROM old_ev WHERE seq = ?`);
  const newForm = database.prepare('INSERT INTO form (code, prefix, packing) VALUES (?, ?, ?)');
  const read = database.prepare('SELECT seq, id FROM old_ev ORDER BY seq');
  while (read.step()) {
    const [seq, text] = read.get();
    const { packing, prefix, id } = packText(String(text));
    const key = `${packing}${prefix}`;
    const code = codes.get(key) ?? codes.size;
    if (!codes.has(key)) {
      codes.set(key, code);
      newForm.run([code, prefix, packing]);
    }
    write.run([code, id, Number(seq)]);
  }
  for (const statement of [read, write, newForm]) statement.free();
};

const moveResources = (database: Database): void => {
  const write = database.prepare('INSERT INTO res (code, id) VALUES (?, ?)');
  const read = database.prepare('SELECT code, id FROM old_res ORDER BY code');
  while (read.step()) {
    const [code, text] = read.get();
    const { packing, prefix, id } = packText(String(text));
    write.run([Number(code), packing === 'uuid' && prefix === '' ? id : String(text)]);
  }
  read.free();
  write.free();
};

/** Turns an opened segment of schema 1 into this one, in memory: the file itself never changes. */
export const migrateToPacked = (database: Database): void => {
  database.run('DROP VIEW events; DROP INDEX ev_res; DROP INDEX ev_id;');
  for (const name of ['meta', 'source', 'actor', 'dict', 'res', 'layout', 'ev', 'diff']) {
    database.run(`ALTER TABLE ${name} RENAME TO old_${name}`);
  }
  database.run(tables);
  for (const name of ['meta', 'source', 'actor', 'dict', 'layout']) {
    database.run(`INSERT INTO ${name} SELECT * FROM old_${name}`);
  }
  moveResources(database);
  moveEvents(database);
  moveLeaves(database);
  const texts = ['diff', 'before', 'after', 'extra']
    .map((name) => `SELECT ${name} AS json FROM old_diff`)
    .join(' UNION ');
  database.run(`INSERT INTO text (json) SELECT json FROM (${texts}) WHERE json IS NOT NULL ORDER BY json`);
  database.run('CREATE UNIQUE INDEX text_json ON text (json)');
  const code = (name: string): string => `(SELECT code FROM text WHERE json = d.${name})`;
  database.run(
    `INSERT INTO change SELECT seq, ${['diff', 'before', 'after', 'extra'].map(code).join(', ')} FROM old_diff d`,
  );
  database.run('DROP INDEX text_json');
  for (const name of ['meta', 'source', 'actor', 'dict', 'res', 'layout', 'ev', 'diff']) {
    database.run(`DROP TABLE old_${name}`);
  }
  database.run('PRAGMA user_version = 2');
};
