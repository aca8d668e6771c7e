// better-sqlite3: JSON.parse by line, one prepared insert in a transaction, then indexes on time, id, action, e-mail, type and resource.
import { createReadStream, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { medianMs } from './median.ts';
import type { FlatEvent, PeerResult } from './peer.ts';
import { facetColumns, oneTerm, severalTerms, textWhere } from './questions.ts';

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

const columns =
  'ts INTEGER, id TEXT, tenant TEXT, actor TEXT, email TEXT, role TEXT, ip TEXT, ua TEXT, action TEXT, type TEXT, rid TEXT, cross_tenant INTEGER, reason TEXT, diff TEXT, before TEXT, after TEXT';
const json = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));

const load = async (db: SqliteDatabase, file: string): Promise<void> => {
  const insert = db.prepare(`INSERT INTO ev VALUES (${columns.split(',').map(() => '?')})`);
  db.exec('BEGIN');
  for await (const line of createInterface({ input: createReadStream(file) })) {
    if (line === '') continue;
    const { actor, resource, ...event }: FlatEvent = JSON.parse(line);
    insert.run(
      Date.parse(event.timestamp),
      event.id,
      event.tenantId ?? null,
      actor?.id ?? null,
      actor?.email ?? null,
      actor?.role ?? null,
      actor?.ip ?? null,
      actor?.userAgent ?? null,
      event.action ?? null,
      resource?.type ?? null,
      resource?.id ?? null,
      event.crossTenant === true ? 1 : 0,
      event.reason ?? null,
      json(event.diff),
      json(event.before),
      json(event.after),
    );
  }
  db.exec('COMMIT');
};

export const runBetterSqlite = async (file: string, folder: string, runs: number): Promise<PeerResult> => {
  const require = createRequire(join(import.meta.dirname, 'peers/package.json'));
  const Database = require('better-sqlite3') as new (path: string) => SqliteDatabase;
  const path = join(folder, 'peer.sqlite');
  rmSync(path, { force: true });
  const began = performance.now();
  const db = new Database(path);
  db.exec(`PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; CREATE TABLE ev(${columns})`);
  await load(db, file);
  const importMs = performance.now() - began;
  for (const column of ['ts', 'id', 'action', 'email', 'type', 'rid'])
    db.exec(`CREATE INDEX ix_${column} ON ev(${column})`);
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  const indexedMs = performance.now() - began;
  const count = (where: string): number =>
    (db.prepare(`SELECT count(*) n FROM ev WHERE ${where}`).get() as { n: number }).n;
  const events = count('true');
  const result: PeerResult = {
    name: 'better-sqlite3',
    events,
    importMs,
    indexedMs,
    bytes: statSync(path).size,
    count: count(oneTerm(0).where),
    countMs: await medianMs(runs, (run) => count(oneTerm(run).where)),
    countSeveralMs: await medianMs(runs, (run) => count(severalTerms(run).where)),
    countAndFacetsMs: await medianMs(Math.min(runs, 5), (run) => {
      const { where } = oneTerm(run);
      count(where);
      for (const column of facetColumns)
        db.prepare(`SELECT ${column}, count(*) n FROM ev WHERE ${where} GROUP BY 1 ORDER BY 2 DESC LIMIT 50`).all();
    }),
    histogramMs: await medianMs(Math.min(runs, 5), (run) =>
      db.prepare(`SELECT ts / 86400000 day, count(*) n FROM ev WHERE ${oneTerm(run).where} GROUP BY 1`).all(),
    ),
    deepPageMs: await medianMs(runs, (run) =>
      db.prepare('SELECT * FROM ev ORDER BY ts DESC LIMIT 200 OFFSET ?').all(Math.floor(events * 0.9) + run * 211),
    ),
    textMs: await medianMs(runs, (run) => count(textWhere(run))),
  };
  db.close();
  return result;
};
