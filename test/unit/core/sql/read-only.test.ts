import { describe, expect, it } from 'vitest';
import { incoming, sampleEvent } from '../archive/support/sample-event.ts';
import { importEvents, temporaryArchive } from '../archive/support/temp-archive.ts';
import { asking } from './support.ts';

const refused = [
  'DELETE FROM ev',
  'DROP VIEW events',
  'INSERT INTO ev SELECT * FROM ev',
  'UPDATE ev SET flags = 0',
  'CREATE TABLE t (a)',
  'CREATE TEMP TABLE t (a)',
  'WITH x AS (SELECT 1) DELETE FROM ev',
  'WITH x AS (SELECT 1) INSERT INTO value SELECT 9999, 1',
  'WITH x AS (SELECT 1) UPDATE ev SET flags = 0',
  'WITH x AS (SELECT 1) REPLACE INTO value VALUES (9999, 1)',
  "ATTACH 'other.db' AS other",
  'DETACH archive',
  'VACUUM',
  "VACUUM INTO '/copy.db'",
  'PRAGMA query_only = 0',
  '/* */ PRAGMA query_only = 0',
  'EXPLAIN PRAGMA query_only = 0',
  'EXPLAIN QUERY PLAN PRAGMA query_only = 0',
  'SELECT * FROM pragma_query_only',
  'SELECT * FROM "PRAGMA_wal_checkpoint"',
  'SELECT * FROM pragma_optimize',
  'BEGIN',
  'COMMIT',
  'SAVEPOINT s',
  'REINDEX',
  'ANALYZE',
  "SELECT load_extension('x')",
  "SELECT writefile('x', 'y')",
  "SELECT readfile('/etc/hostname')",
  'SELECT 1; SELECT 2',
  'SELECT 1; DROP VIEW events',
  "SELECT 1 /* ; */; -- '\nDELETE FROM ev",
  'SELECT ?',
  'SELECT :name',
  '',
  ' -- nothing',
  ';',
];

const allowed: [sql: string, rows: number][] = [
  ['SELECT 1', 1],
  [' /* a */ -- b\nSELECT 1;', 1],
  ["SELECT ';', '--', \"action\" FROM events;;", 5],
  ['WITH x AS (SELECT 1) SELECT * FROM x', 1],
  ['VALUES (1), (2)', 2],
  ["SELECT name FROM pragma_table_info('events') WHERE name = 'id'", 1],
  ['SELECT 1 -- open comment', 1],
  ['SELECT 1 /* open comment', 1],
];

const archive = async (): Promise<string> => {
  const path = temporaryArchive();
  await importEvents(
    path,
    Array.from({ length: 5 }, (_, number) => incoming(sampleEvent(number))),
  );
  return path;
};

describe('a statement', () => {
  it.each(refused)('is refused: %s', async (sql) => {
    const { rows } = await asking(await archive());
    const before = rows('SELECT count(*), sum(conflict), group_concat(action) FROM events');
    expect(() => rows(sql)).toThrow(expect.objectContaining({ code: 'BAD_SQL' }));
    expect(rows('SELECT count(*), sum(conflict), group_concat(action) FROM events')).toEqual(before);
  });

  it.each(allowed)('may run: %s', async (sql, count) => {
    const { rows } = await asking(await archive());
    expect(rows(sql)).toHaveLength(count);
  });

  it('is stopped from writing by the connection too', async () => {
    const { console, rows } = await asking(await archive());
    rows('SELECT count(*) FROM events');
    expect(() => console.run('WITH x AS (SELECT 1) DELETE FROM ev', 1)).toThrow(
      expect.objectContaining({ code: 'BAD_SQL' }),
    );
    expect(rows('SELECT count(*) FROM events')).toEqual([[5]]);
  });
});
