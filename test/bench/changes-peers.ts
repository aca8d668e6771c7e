// The chain check as the peers can ask it: each change's `from` against the `to` of the change before, by a window function.
import { createReadStream, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { medianMs } from './median.ts';
import type { FlatEvent } from './peer.ts';
import { openDuckdb } from './peer-duckdb.ts';

export interface ChainPeer {
  breaks: number;
  chainMs: number;
}

interface SqliteDatabase {
  exec(sql: string): void;
  prepare(sql: string): { run(...values: unknown[]): unknown; get(): unknown };
  close(): void;
}
const peers = (): NodeJS.Require => createRequire(join(import.meta.dirname, 'peers/package.json'));

/** Only the changes are loaded: what is timed is the question. */
export const chainBySqlite = async (file: string, folder: string, runs: number): Promise<ChainPeer> => {
  const Database = peers()('better-sqlite3') as new (path: string) => SqliteDatabase;
  const path = join(folder, 'chain.sqlite');
  rmSync(path, { force: true });
  const db = new Database(path);
  db.exec('CREATE TABLE change(ts TEXT, id TEXT, rid TEXT, diff TEXT); BEGIN');
  const insert = db.prepare('INSERT INTO change VALUES (?, ?, ?, ?)');
  for await (const line of createInterface({ input: createReadStream(file) })) {
    if (!line.includes('"diff":')) continue;
    const event: FlatEvent = JSON.parse(line);
    insert.run(event.timestamp, event.id, event.resource?.id ?? null, JSON.stringify(event.diff));
  }
  db.exec('COMMIT; CREATE INDEX by_resource ON change(rid, ts, id)');
  const ask = (): number =>
    (
      db
        .prepare(
          `SELECT count(*) n FROM (SELECT d.value ->> '$.from' AS found,
             lag(d.value ->> '$.to') OVER (PARTITION BY c.rid, d.key ORDER BY c.ts, c.id) AS expected
           FROM change c, json_each(c.diff) d) WHERE expected IS NOT NULL AND expected IS NOT found`,
        )
        .get() as { n: number }
    ).n;
  const result = { breaks: ask(), chainMs: await medianMs(runs, ask) };
  db.close();
  return result;
};

/** As above, with two threads. */
export const chainByDuckdb = async (file: string, folder: string, runs: number): Promise<ChainPeer> => {
  const { rows, close } = await openDuckdb(join(folder, 'chain.duckdb'));
  await rows(
    `CREATE TABLE change AS SELECT "timestamp" ts, id, resource->>'id' rid, diff
     FROM read_json('${file.replaceAll("'", "''")}', format='newline_delimited',
       columns={id:'VARCHAR', "timestamp":'VARCHAR', resource:'JSON', diff:'JSON'}) WHERE diff IS NOT NULL`,
  );
  const ask = async (): Promise<number> =>
    Number(
      (
        await rows(
          `WITH field AS (SELECT rid, ts, id, unnest(json_keys(diff)) AS name, diff FROM change),
             link AS (SELECT json_extract_string(diff, '$.' || name || '.from') AS found,
               lag(json_extract_string(diff, '$.' || name || '.to')) OVER (PARTITION BY rid, name ORDER BY ts, id) AS expected
             FROM field)
           SELECT count(*) FROM link WHERE expected IS NOT NULL AND expected IS DISTINCT FROM found`,
        )
      )[0]?.[0],
    );
  const result = { breaks: await ask(), chainMs: await medianMs(runs, ask) };
  close();
  return result;
};
