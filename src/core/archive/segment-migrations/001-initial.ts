// Segment schema 1. Append-only history: a change is a new numbered file, this one is never edited once released.
// Codes: `ev` holds small integers that point into `actor`, `dict` (by kind) and `res`; NULL means "the source did not say".

/** Tables and the readable view; the two indexes are made after the load. */
export const tables = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE source (code INTEGER PRIMARY KEY, import_id TEXT NOT NULL, name TEXT NOT NULL) STRICT;
CREATE TABLE actor (code INTEGER PRIMARY KEY, id TEXT, email TEXT) STRICT;
CREATE TABLE dict (kind TEXT NOT NULL, code INTEGER NOT NULL, value TEXT NOT NULL, PRIMARY KEY (kind, code)) STRICT, WITHOUT ROWID;
CREATE TABLE res (code INTEGER PRIMARY KEY, id TEXT NOT NULL) STRICT;
CREATE TABLE layout (code INTEGER PRIMARY KEY, template TEXT NOT NULL) STRICT;
CREATE TABLE ev (
  seq INTEGER PRIMARY KEY,
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
  flags INTEGER NOT NULL,
  layout INTEGER NOT NULL,
  id TEXT NOT NULL,
  hash BLOB NOT NULL,
  ts_iso TEXT,
  ts_text TEXT
) STRICT;
CREATE TABLE diff (seq INTEGER PRIMARY KEY, diff TEXT, before TEXT, after TEXT, extra TEXT) STRICT;
CREATE VIEW events AS
SELECT e.seq, e.id,
  coalesce(e.ts_iso, strftime('%Y-%m-%dT%H:%M:%S', (e.ts - ((e.ts % 1000) + 1000) % 1000) / 1000, 'unixepoch')
    || printf('.%03dZ', ((e.ts % 1000) + 1000) % 1000)) AS timestamp,
  a.id AS actor_id, a.email AS actor_email,
  (SELECT value FROM dict WHERE kind = 'role' AND code = e.role) AS role,
  (SELECT value FROM dict WHERE kind = 'ip' AND code = e.ip) AS ip,
  (SELECT value FROM dict WHERE kind = 'userAgent' AND code = e.agent) AS user_agent,
  (SELECT value FROM dict WHERE kind = 'action' AND code = e.action) AS action,
  (SELECT value FROM dict WHERE kind = 'resourceType' AND code = e.type) AS resource_type,
  r.id AS resource_id,
  (SELECT value FROM dict WHERE kind = 'category' AND code = e.category) AS category,
  (SELECT value FROM dict WHERE kind = 'tenant' AND code = e.tenant) AS tenant_id,
  CASE e.flags & 3 WHEN 1 THEN 'true' WHEN 2 THEN 'false' END AS cross_tenant,
  (SELECT value FROM dict WHERE kind = 'reason' AND code = e.reason) AS reason,
  (e.flags & 4) <> 0 AS conflict,
  d.diff, d.before, d.after, d.extra,
  s.import_id, s.name AS source, e.line, e.offset AS byte_offset, lower(hex(e.hash)) AS content_hash
FROM ev e
LEFT JOIN actor a ON a.code = e.actor
LEFT JOIN res r ON r.code = e.res
LEFT JOIN diff d ON d.seq = e.seq
LEFT JOIN source s ON s.code = e.source;
`;

/** Made after the load, when sorting once is cheaper than keeping order row by row. */
export const indexes = `
CREATE INDEX ev_res ON ev (res) WHERE res IS NOT NULL;
CREATE INDEX ev_id ON ev (id);
`;
