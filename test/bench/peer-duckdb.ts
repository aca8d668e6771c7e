// DuckDB: CREATE TABLE AS over read_json with two threads, no indexes.
import { rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { medianMs } from './median.ts';
import type { PeerResult } from './peer.ts';
import { facetColumns, oneTerm, severalTerms, textWhere } from './questions.ts';

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

/** A database in a file of its own, asked with two threads. */
export const openDuckdb = async (path: string): Promise<{ rows(sql: string): Promise<unknown[][]>; close(): void }> => {
  const require = createRequire(join(import.meta.dirname, 'peers/package.json'));
  const { DuckDBInstance } = require('@duckdb/node-api') as DuckModule;
  rmSync(path, { force: true });
  const instance = await DuckDBInstance.create(path, { threads: '2' });
  const db = await instance.connect();
  return {
    rows: async (sql) => (await db.runAndReadAll(sql)).getRows(),
    close: () => {
      db.closeSync();
      instance.closeSync();
    },
  };
};

export const runDuckdb = async (file: string, folder: string, runs: number): Promise<PeerResult> => {
  const path = join(folder, 'peer.duckdb');
  const { rows, close } = await openDuckdb(path);
  const count = async (where: string): Promise<number> =>
    Number((await rows(`SELECT count(*) FROM ev WHERE ${where}`))[0]?.[0]);
  const began = performance.now();
  await rows(
    `CREATE TABLE ev AS SELECT CAST("timestamp" AS TIMESTAMP) ts, id, "tenantId" tenant, actor->>'id' actor, actor->>'email' email,
       actor->>'role' AS role, actor->>'ip' ip, actor->>'userAgent' ua, action, resource->>'type' AS type, resource->>'id' rid,
       "crossTenant" AS cross_tenant, reason, CAST(diff AS VARCHAR) diff, CAST("before" AS VARCHAR) AS state_before, CAST("after" AS VARCHAR) AS state_after
     FROM read_json('${file.replaceAll("'", "''")}', format='newline_delimited', columns={id:'VARCHAR', "timestamp":'VARCHAR', "tenantId":'VARCHAR',
       actor:'JSON', action:'VARCHAR', resource:'JSON', diff:'JSON', "before":'JSON', "after":'JSON', reason:'VARCHAR', "crossTenant":'BOOLEAN'})`,
  );
  await rows('CHECKPOINT');
  const importMs = performance.now() - began;
  const events = await count('true');
  const result: PeerResult = {
    name: 'DuckDB',
    events,
    importMs,
    indexedMs: null,
    bytes: statSync(path).size,
    count: await count(oneTerm(0).where),
    countMs: await medianMs(runs, (run) => count(oneTerm(run).where)),
    countSeveralMs: await medianMs(runs, (run) => count(severalTerms(run).where)),
    countAndFacetsMs: await medianMs(runs, async (run) => {
      const { where } = oneTerm(run);
      await count(where);
      for (const column of facetColumns)
        await rows(`SELECT ${column}, count(*) n FROM ev WHERE ${where} GROUP BY 1 ORDER BY 2 DESC LIMIT 50`);
    }),
    histogramMs: await medianMs(runs, (run) =>
      rows(`SELECT date_trunc('day', ts) AS day, count(*) n FROM ev WHERE ${oneTerm(run).where} GROUP BY 1`),
    ),
    deepPageMs: await medianMs(runs, (run) =>
      rows(`SELECT * FROM ev ORDER BY ts DESC LIMIT 200 OFFSET ${Math.floor(events * 0.9) + run * 211}`),
    ),
    textMs: await medianMs(runs, (run) => count(textWhere(run).replaceAll('LIKE', 'ILIKE'))),
  };
  close();
  return result;
};
