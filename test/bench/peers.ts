// The engines we compare with: better-sqlite3 with a plain insert of a flat table and the indexes it needs, DuckDB with read_json.
// Each answers the same questions on the same file in the same run; one process, DuckDB with two threads.
import { createReadStream, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { medianMs } from './median.ts';

export interface PeerResult {
  name: string;
  importMs: number;
  events: number;
  countAndFacetsMs: number;
  deepPageMs: number;
  count: number;
}

interface SqliteStatement {
  run(...values: unknown[]): unknown;
  all(...values: unknown[]): unknown[];
  get(...values: unknown[]): unknown;
}
interface SqliteDatabase {
  exec(sql: string): void;
  prepare(sql: string): SqliteStatement;
  close(): void;
}
interface DuckConnection {
  runAndReadAll(sql: string): Promise<{ getRows(): unknown[][] }>;
  closeSync(): void;
}
interface DuckModule {
  DuckDBInstance: {
    create(
      path: string,
      options: Record<string, string>,
    ): Promise<{ connect(): Promise<DuckConnection>; closeSync(): void }>;
  };
}

interface FlatEvent {
  id: string;
  timestamp: string;
  actor?: { id?: string; email?: string; role?: string; ip?: string; userAgent?: string };
  action?: string;
  resource?: { type?: string; id?: string };
  crossTenant?: boolean;
  diff?: unknown;
}

const facetColumns = ['action', 'email', 'type'];
const where = "role = 'supervisor'";

/** better-sqlite3: JSON.parse by line, one prepared insert in a transaction, then indexes on time, id, action, e-mail, type and resource. */
export const runBetterSqlite = async (file: string, folder: string, runs: number): Promise<PeerResult> => {
  const require = createRequire(join(import.meta.dirname, 'peers/package.json'));
  const Database = require('better-sqlite3') as new (path: string) => SqliteDatabase;
  const path = join(folder, 'peer.sqlite');
  rmSync(path, { force: true });
  const began = performance.now();
  const db = new Database(path);
  db.exec(
    'PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; CREATE TABLE ev(ts INTEGER, id TEXT, actor TEXT, email TEXT, role TEXT, ip TEXT, ua TEXT, action TEXT, type TEXT, rid TEXT, cross INTEGER, diff TEXT)',
  );
  const insert = db.prepare('INSERT INTO ev VALUES (?,?,?,?,?,?,?,?,?,?,?,?)');
  db.exec('BEGIN');
  for await (const line of createInterface({ input: createReadStream(file) })) {
    if (line === '') continue;
    const event: FlatEvent = JSON.parse(line);
    insert.run(
      Date.parse(event.timestamp),
      event.id,
      event.actor?.id ?? null,
      event.actor?.email ?? null,
      event.actor?.role ?? null,
      event.actor?.ip ?? null,
      event.actor?.userAgent ?? null,
      event.action ?? null,
      event.resource?.type ?? null,
      event.resource?.id ?? null,
      event.crossTenant === true ? 1 : 0,
      event.diff === undefined ? null : JSON.stringify(event.diff),
    );
  }
  db.exec('COMMIT');
  for (const column of ['ts', 'id', 'action', 'email', 'type', 'rid'])
    db.exec(`CREATE INDEX ix_${column} ON ev(${column})`);
  const importMs = performance.now() - began;
  const { n: events } = db.prepare('SELECT count(*) n FROM ev').get() as { n: number };
  const { n: count } = db.prepare(`SELECT count(*) n FROM ev WHERE ${where}`).get() as { n: number };
  const countAndFacetsMs = await medianMs(runs, () => {
    db.prepare(`SELECT count(*) FROM ev WHERE ${where}`).get();
    for (const column of facetColumns)
      db.prepare(`SELECT ${column}, count(*) n FROM ev WHERE ${where} GROUP BY 1 ORDER BY 2 DESC LIMIT 50`).all();
  });
  const deepPageMs = await medianMs(runs, () =>
    db.prepare('SELECT * FROM ev ORDER BY ts DESC LIMIT 200 OFFSET ?').all(Math.floor(events * 0.9)),
  );
  db.close();
  return { name: 'better-sqlite3', importMs, events, countAndFacetsMs, deepPageMs, count };
};

/** DuckDB: CREATE TABLE AS over read_json with two threads, no indexes. */
export const runDuckdb = async (file: string, folder: string, runs: number): Promise<PeerResult> => {
  const require = createRequire(join(import.meta.dirname, 'peers/package.json'));
  const { DuckDBInstance } = require('@duckdb/node-api') as DuckModule;
  const path = join(folder, 'peer.duckdb');
  rmSync(path, { force: true });
  const instance = await DuckDBInstance.create(path, { threads: '2' });
  const db = await instance.connect();
  const rows = async (sql: string): Promise<unknown[][]> => (await db.runAndReadAll(sql)).getRows();
  const began = performance.now();
  await rows(
    `CREATE TABLE ev AS SELECT CAST("timestamp" AS TIMESTAMP) ts, id, actor->>'id' actor, actor->>'email' email, actor->>'role' AS role, actor->>'ip' ip, action, resource->>'type' AS type, resource->>'id' rid, "crossTenant" AS cross_tenant, diff
     FROM read_json('${file.replaceAll("'", "''")}', format='newline_delimited', columns={id:'VARCHAR', "timestamp":'VARCHAR', actor:'JSON', action:'VARCHAR', resource:'JSON', diff:'JSON', "crossTenant":'BOOLEAN'})`,
  );
  await rows('CHECKPOINT');
  const importMs = performance.now() - began;
  const events = Number((await rows('SELECT count(*) FROM ev'))[0]?.[0]);
  const count = Number((await rows(`SELECT count(*) FROM ev WHERE ${where}`))[0]?.[0]);
  const countAndFacetsMs = await medianMs(runs, async () => {
    await rows(`SELECT count(*) FROM ev WHERE ${where}`);
    for (const column of facetColumns)
      await rows(`SELECT ${column}, count(*) n FROM ev WHERE ${where} GROUP BY 1 ORDER BY 2 DESC LIMIT 50`);
  });
  const deepPageMs = await medianMs(runs, () =>
    rows(`SELECT * FROM ev ORDER BY ts DESC LIMIT 200 OFFSET ${Math.floor(events * 0.9)}`),
  );
  db.closeSync();
  instance.closeSync();
  return { name: 'DuckDB', importMs, events, countAndFacetsMs, deepPageMs, count };
};
