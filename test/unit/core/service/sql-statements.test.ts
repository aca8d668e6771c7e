import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readManifest } from '#core/archive/manifest.ts';
import { createSqlStatements, type SqlStatements } from '#core/service/sql-statements.ts';
import { type SqlInput, type SqlProgress, type SqlResult, sqlInputSchema } from '#shared/model/sql.ts';
import { incoming, sampleEvent } from '../archive/support/sample-event.ts';
import { importEvents, temporaryArchive } from '../archive/support/temp-archive.ts';

const entry = pathToFileURL(join(import.meta.dirname, '../../../../out/main/engine-worker.js'));
const endless = 'WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c';
const product = (of: number): string =>
  `SELECT count(*) FROM ${Array.from({ length: of }, (_, place) => `events e${place}`).join(', ')}`;

interface Run {
  result: Promise<SqlResult>;
  moments: SqlProgress[];
  /** Resolves when the statement itself has begun. */
  begun: Promise<void>;
  cancel(): void;
}

const start = (statements: SqlStatements, path: string, sql: string, more: Partial<SqlInput> = {}): Run => {
  const controller = new AbortController();
  const moments: SqlProgress[] = [];
  let begin = (): void => undefined;
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const result = statements.run(
    path,
    { ...sqlInputSchema.parse({ sql }), ...more },
    {
      signal: controller.signal,
      onProgress: (moment) => {
        moments.push(moment);
        if (moment.kind === 'running') begin();
      },
    },
  );
  result.catch(() => undefined);
  return { result, moments, begun, cancel: () => controller.abort() };
};

const open = async (count = 600): Promise<{ statements: SqlStatements; path: string }> => {
  const path = temporaryArchive();
  await importEvents(
    path,
    Array.from({ length: count }, (_, number) => incoming(sampleEvent(number))),
  );
  const statements = createSqlStatements({ entry, appVersion: '0.0.0-test', dataFolder: '.' });
  onTestFinished(() => statements.close());
  return { statements, path };
};

describe('statements in their own thread', () => {
  it('load what they need once and tell how far it is', async () => {
    const { statements, path } = await open();
    const first = start(statements, path, 'SELECT count(*) AS n FROM events');
    expect(await first.result).toMatchObject({ columns: ['n'], rows: [[600]], cut: null, events: 600, generation: 1 });
    expect(first.moments).toEqual([
      { kind: 'loading', events: 0, of: 600 },
      { kind: 'loading', events: 600, of: 600 },
      { kind: 'running' },
    ]);
    const second = start(statements, path, 'SELECT action FROM events LIMIT 1');
    await second.result;
    expect(second.moments).toEqual([{ kind: 'running' }]);
  });

  it.each([endless, product(6), 'SELECT 1 FROM events a, events b, events c ORDER BY random()'])(
    'are stopped after their time: %s',
    async (sql) => {
      const { statements, path } = await open();
      const run = start(statements, path, sql, { timeoutSeconds: 0.3 });
      await expect(run.result).rejects.toMatchObject({ code: 'SQL_LIMIT', data: { where: 'time' } });
      expect(await start(statements, path, 'SELECT count(*) FROM events').result).toMatchObject({ rows: [[600]] });
    },
  );

  it('are stopped while SQLite still compiles them', async () => {
    const { statements, path } = await open(1);
    const steps = Array.from({ length: 60 }, (_, n) => `t${n + 1} AS (SELECT a.x FROM t${n} a, t${n} b)`).join(', ');
    const run = start(statements, path, `WITH t0 AS (SELECT 1 AS x), ${steps} SELECT * FROM t60`, {
      timeoutSeconds: 0.3,
    });
    await expect(run.result).rejects.toMatchObject({ code: expect.stringMatching(/^(SQL_LIMIT|BAD_SQL)$/) });
    expect(await start(statements, path, 'SELECT 1').result).toMatchObject({ rows: [[1]] });
  });

  it('end at once when cancelled; those that wait go on', async () => {
    const { statements, path } = await open();
    const running = start(statements, path, endless);
    await running.begun;
    const waiting = start(statements, path, 'SELECT count(*) FROM events');
    const left = start(statements, path, 'SELECT 1');
    left.cancel();
    await expect(left.result).rejects.toMatchObject({ name: 'AbortError' });
    running.cancel();
    await expect(running.result).rejects.toMatchObject({ name: 'AbortError' });
    expect(await waiting.result).toMatchObject({ rows: [[600]] });
    expect(left.moments).toEqual([]);
  });

  it('fail alone', async () => {
    const { statements, path } = await open();
    const results = await Promise.allSettled(
      ['SELECT nosuch', 'SELECT 1', 'DROP VIEW events', 'SELECT 2'].map((sql) => start(statements, path, sql).result),
    );
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected', 'fulfilled']);
  });

  it('are cancelled when their memory is given back, and run again afterwards', async () => {
    const { statements, path } = await open();
    const running = start(statements, path, endless);
    await running.begun;
    await statements.release();
    await expect(running.result).rejects.toMatchObject({ code: 'CANCELLED' });
    const again = start(statements, path, 'SELECT count(*) FROM events');
    expect(await again.result).toMatchObject({ rows: [[600]] });
    expect(again.moments).toContainEqual({ kind: 'loading', events: 0, of: 600 });
  });

  it('tell a damaged segment by its name and give no row', async () => {
    const { statements, path } = await open();
    const [entryOf] = readManifest(path).segments;
    const file = join(path, entryOf?.file ?? '');
    const bytes = readFileSync(file);
    bytes[bytes.length - 100] = (bytes[bytes.length - 100] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    await expect(start(statements, path, 'SELECT count(*) FROM events').result).rejects.toMatchObject({
      code: 'ARCHIVE_DAMAGED',
      data: { where: file },
    });
  });
});
