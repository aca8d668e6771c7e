// The counting behind the scores as the peers do it: accesses by actor and local day.
import { createReadStream, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { medianMs } from './median.ts';
import type { FlatEvent } from './peer.ts';
import { openDuckdb } from './peer-duckdb.ts';

export interface CountingPeer {
  accesses: number;
  countingMs: number;
}

interface SqliteDatabase {
  exec(sql: string): void;
  prepare(sql: string): { run(...values: unknown[]): unknown; all(...values: unknown[]): unknown[] };
  close(): void;
}

const question = (day: string, run: number): string =>
  `SELECT actor, ${day} AS day, count(*) AS n FROM ev
   WHERE action = 'access' AND type = 'recording' AND actor <> 'nobody${run}' GROUP BY 1, 2`;

/** Only what the question needs is loaded: what is timed is the question. Days are UTC's. */
export const countBySqlite = async (file: string, folder: string, runs: number): Promise<CountingPeer> => {
  const require = createRequire(join(import.meta.dirname, 'peers/package.json'));
  const Database = require('better-sqlite3') as new (path: string) => SqliteDatabase;
  const path = join(folder, 'counts.sqlite');
  rmSync(path, { force: true });
  const db = new Database(path);
  db.exec('CREATE TABLE ev(ts INTEGER, actor TEXT, action TEXT, type TEXT); BEGIN');
  const insert = db.prepare('INSERT INTO ev VALUES (?, ?, ?, ?)');
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const { timestamp, actor, action, resource }: FlatEvent = JSON.parse(line);
    insert.run(Date.parse(timestamp), actor?.email ?? null, action ?? null, resource?.type ?? null);
  }
  db.exec('COMMIT');
  const ask = (run: number) => db.prepare(question('ts / 86400000', run)).all() as { n: number }[];
  const accesses = ask(0).reduce((sum, { n }) => sum + n, 0);
  const result = { accesses, countingMs: await medianMs(Math.min(runs, 5), ask) };
  db.close();
  return result;
};

/** As above, with two threads. */
export const countByDuckdb = async (file: string, folder: string, runs: number): Promise<CountingPeer> => {
  const { rows, close } = await openDuckdb(join(folder, 'counts.duckdb'));
  await rows(
    `CREATE TABLE ev AS SELECT CAST("timestamp" AS TIMESTAMP) ts, actor->>'email' actor, action, resource->>'type' AS type
     FROM read_json('${file.replaceAll("'", "''")}', format='newline_delimited',
       columns={"timestamp":'VARCHAR', actor:'JSON', action:'VARCHAR', resource:'JSON'})`,
  );
  const ask = (run: number) => rows(question("date_trunc('day', ts)", run));
  const accesses = (await ask(0)).reduce((sum, row) => sum + Number(row[2]), 0);
  const result = { accesses, countingMs: await medianMs(runs, ask) };
  close();
  return result;
};
