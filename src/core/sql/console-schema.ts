// The console's database: all loaded segments as one, in memory. The view `events` has the columns of a segment's own view
// (docs/archive-format.md); the tables behind it are loaded part by part, as statements come to read them.
// Every column is a subquery of its own: SQLite drops those a statement does not name, which it does not do for joins of an aggregate.

/** The name under which the in-memory database is attached; unqualified names find it there. */
export const consoleSchema = 'archive';

/** What is loaded together. `codes` belongs to every other part. */
export const consoleParts = ['codes', 'ids', 'resources', 'places', 'changes', 'hashes'] as const;
export type ConsolePart = (typeof consoleParts)[number];

/** Which part fills a table. */
export const partOfTable: Readonly<Record<string, ConsolePart>> = {
  ev: 'codes',
  value: 'codes',
  actor: 'codes',
  source: 'codes',
  name: 'ids',
  form: 'ids',
  res: 'resources',
  place: 'places',
  change: 'changes',
  text: 'changes',
  leaf: 'hashes',
};

/** Events of one segment begin at a multiple of this, so that its blocks of content hashes fit in unchanged. */
export const hashesPerBlock = 250;

/** JavaScript behind the view: the text of 16 packed bytes. In SQL alone it takes ten times as long. */
export const unpackFunction = 'unpack_id';

const value = (column: string): string => `(SELECT value FROM value WHERE code = e.${column})`;
const text = (column: string): string =>
  `(SELECT (SELECT json FROM text WHERE code = c.${column}) FROM change c WHERE c.seq = e.seq)`;

/** Without it, the natural `ORDER BY timestamp DESC LIMIT 100` would compute every column of every event. */
export const timeIndex = `CREATE INDEX ${consoleSchema}.ev_time ON ev (timestamp)`;
export const dropTimeIndex = `DROP INDEX ${consoleSchema}.ev_time`;

export const consoleTables = `
CREATE TABLE ${consoleSchema}.value (code INTEGER PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE ${consoleSchema}.actor (code INTEGER PRIMARY KEY, id TEXT, email TEXT);
CREATE TABLE ${consoleSchema}.source (code INTEGER PRIMARY KEY, import_id TEXT NOT NULL, name TEXT NOT NULL);
CREATE TABLE ${consoleSchema}.ev (seq INTEGER PRIMARY KEY, timestamp TEXT NOT NULL, actor, action, type, res, role, ip, agent, tenant, reason, category, source, flags);
CREATE TABLE ${consoleSchema}.name (seq INTEGER PRIMARY KEY, form INTEGER NOT NULL, id NOT NULL);
CREATE TABLE ${consoleSchema}.form (code INTEGER PRIMARY KEY, prefix TEXT NOT NULL, packing TEXT NOT NULL);
CREATE TABLE ${consoleSchema}.res (code INTEGER PRIMARY KEY, id TEXT NOT NULL);
CREATE TABLE ${consoleSchema}.place (seq INTEGER PRIMARY KEY, line INTEGER NOT NULL, offset INTEGER NOT NULL);
CREATE TABLE ${consoleSchema}.change (seq INTEGER PRIMARY KEY, diff, before, after, extra);
CREATE TABLE ${consoleSchema}.text (code INTEGER PRIMARY KEY, json TEXT NOT NULL);
CREATE TABLE ${consoleSchema}.leaf (block INTEGER PRIMARY KEY, hashes BLOB NOT NULL);
CREATE VIEW ${consoleSchema}.events AS
SELECT e.seq,
  (SELECT CASE typeof(n.id) WHEN 'text' THEN n.id
    ELSE (SELECT prefix || ${unpackFunction}(packing, n.id) FROM form WHERE code = n.form) END
    FROM name n WHERE n.seq = e.seq) AS id,
  e.timestamp,
  (SELECT id FROM actor WHERE code = e.actor) AS actor_id,
  (SELECT email FROM actor WHERE code = e.actor) AS actor_email,
  ${value('role')} AS role,
  ${value('ip')} AS ip,
  ${value('agent')} AS user_agent,
  ${value('action')} AS action,
  ${value('type')} AS resource_type,
  (SELECT id FROM res WHERE code = e.res) AS resource_id,
  ${value('category')} AS category,
  ${value('tenant')} AS tenant_id,
  CASE e.flags & 3 WHEN 1 THEN 'true' WHEN 2 THEN 'false' END AS cross_tenant,
  ${value('reason')} AS reason,
  (e.flags & 4) <> 0 AS conflict,
  ${text('diff')} AS diff,
  ${text('before')} AS before,
  ${text('after')} AS after,
  ${text('extra')} AS extra,
  (SELECT import_id FROM source WHERE code = e.source) AS import_id,
  (SELECT name FROM source WHERE code = e.source) AS source,
  (SELECT line FROM place WHERE seq = e.seq) AS line,
  (SELECT offset FROM place WHERE seq = e.seq) AS byte_offset,
  lower(hex(substr((SELECT hashes FROM leaf WHERE block = e.seq / ${hashesPerBlock}),
    1 + 32 * (e.seq % ${hashesPerBlock}), 32))) AS content_hash
FROM ev e;
`;
