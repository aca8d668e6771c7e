import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { initSql } from '#core/archive/init-sql.ts';
import { readManifest } from '#core/archive/manifest.ts';
import { sqlCell } from '#core/sql/sql-cell.ts';
import type { SqlCell } from '#shared/model/sql.ts';
import { anyEvent } from '../archive/support/event-arbitrary.ts';
import { firstSchemaArchive } from '../archive/support/first-schema-archive.ts';
import { incoming, sampleEvent } from '../archive/support/sample-event.ts';
import { importEvents, temporaryArchive } from '../archive/support/temp-archive.ts';
import { asking } from './support.ts';

const columns = `id, timestamp, actor_id, actor_email, role, ip, user_agent, action, resource_type, resource_id, category,
  tenant_id, cross_tenant, reason, conflict, diff, before, after, extra, import_id, source, line, byte_offset, content_hash`;

/** What the segments' own views say, file by file, each opened by itself as any SQLite tool would. */
const bySegments = async (path: string, select = `SELECT ${columns} FROM events`): Promise<SqlCell[][]> => {
  const sql = await initSql();
  return readManifest(path).segments.flatMap(({ file }) => {
    const database = new sql.Database(readFileSync(join(path, file)));
    const rows = database.exec(select)[0]?.values ?? [];
    database.close();
    return rows.map((row) => row.map(sqlCell));
  });
};

const sorted = (rows: SqlCell[][]): string[] => rows.map((row) => JSON.stringify(row)).sort();

const archiveOf = async (count: number): Promise<string> => {
  const path = temporaryArchive();
  await importEvents(
    path,
    Array.from({ length: count }, (_, number) => incoming(sampleEvent(number))),
  );
  return path;
};

describe('the view events over all segments', () => {
  it('says what the views of the segments say, whatever the events hold', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(anyEvent, { maxLength: 12 }), { minLength: 1, maxLength: 3 }),
        async (imports) => {
          const path = temporaryArchive();
          for (const events of imports)
            await importEvents(
              path,
              events.map((event) => incoming(event)),
            );
          const { rows } = await asking(path);
          expect(sorted(rows(`SELECT ${columns} FROM events`))).toEqual(sorted(await bySegments(path)));
        },
      ),
      { numRuns: 25 },
    );
  });

  it('has the columns of a segment in the same order', async () => {
    const path = await archiveOf(3);
    const { ask } = await asking(path);
    const names = ask("SELECT name FROM pragma_table_info('events')").rows.flat();
    expect(await bySegments(path, "SELECT name FROM pragma_table_info('events')")).toEqual(names.map((name) => [name]));
    expect(ask('SELECT * FROM events').columns).toEqual(names);
  });

  it('reads an archive of segment schema 1', async () => {
    const path = firstSchemaArchive();
    const { rows } = await asking(path);
    const found = rows(`SELECT ${columns} FROM events`);
    expect(found.length).toBeGreaterThan(100);
    expect(sorted(found)).toEqual(sorted(await bySegments(path)));
  });

  it('holds the events of segments of any size, more than SQLite can attach', async () => {
    const path = temporaryArchive();
    for (let month = 0; month < 14; month++) {
      const timestamp = new Date(Date.UTC(2025, month, 10)).toISOString();
      const events = Array.from({ length: 300 }, (_, number) =>
        incoming(sampleEvent(number, { id: `evt-${month}-${number}`, timestamp, timestampText: timestamp })),
      );
      await importEvents(path, events);
    }
    expect(readManifest(path).segments).toHaveLength(14);
    const { rows } = await asking(path);
    expect(
      rows('SELECT count(*), count(DISTINCT id), count(DISTINCT seq), count(DISTINCT content_hash) FROM events'),
    ).toEqual([[4200, 4200, 4200, 4200]]);
    expect(sorted(rows(`SELECT ${columns} FROM events`))).toEqual(sorted(await bySegments(path)));
  });

  it('gives texts that SQLite cannot hold as they were', async () => {
    const path = temporaryArchive();
    const odd = ['\ufeffmarked', '\ud800', '\u0001x', 'a\0b'];
    await importEvents(
      path,
      odd.map((reason, number) => incoming(sampleEvent(number, { reason }))),
    );
    const { rows } = await asking(path);
    expect(rows('SELECT reason FROM events ORDER BY seq')).toEqual(odd.map((reason) => [reason]));
    expect(rows("SELECT char(1) || 'made here'")).toEqual([['\u0001made here']]);
  });

  it('holds nothing in an archive without events', async () => {
    const { rows } = await asking(temporaryArchive());
    expect(rows('SELECT count(*) FROM events')).toEqual([[0]]);
  });
});

describe('loading', () => {
  it('reads only the parts a statement names, once', async () => {
    const { ask, missing } = await asking(await archiveOf(10));
    expect(missing('SELECT 1')).toEqual([]);
    expect(missing('EXPLAIN QUERY PLAN SELECT * FROM events')).toEqual([]);
    expect(missing('SELECT action, count(*) FROM events GROUP BY 1')).toEqual(['codes']);
    expect(missing('SELECT count(*) FROM events').sort()).toEqual(['codes']);
    expect(missing("SELECT 1 FROM events WHERE diff LIKE '%x%' ORDER BY id").sort()).toEqual([
      'changes',
      'codes',
      'ids',
    ]);
    expect(missing('SELECT * FROM events').sort()).toEqual([
      'changes',
      'codes',
      'hashes',
      'ids',
      'places',
      'resources',
    ]);
    ask('SELECT resource_id FROM events');
    expect(missing('SELECT resource_id, action, timestamp FROM events')).toEqual([]);
    expect(missing('SELECT resource_id, line FROM events')).toEqual(['places']);
  });

  it('sees what another import has committed', async () => {
    const path = await archiveOf(10);
    const { rows } = await asking(path);
    expect(rows('SELECT count(*) FROM events')).toEqual([[10]]);
    await importEvents(path, [incoming(sampleEvent(99))]);
    expect(rows('SELECT count(*) FROM events')).toEqual([[11]]);
  });

  it('narrows to a time, also within a segment', async () => {
    const path = await archiveOf(100);
    const { rows, ask, missing } = await asking(path);
    const scope = { from: '2026-05-20T12:23:55', to: '2026-05-20T12:24:05', zone: 'Europe/Madrid' };
    expect(rows('SELECT min(id), max(id), count(*) FROM events', scope)).toEqual([
      ['evt_audit_000010', 'evt_audit_000019', 10],
    ]);
    expect(rows('SELECT count(*), count(resource_id), count(content_hash), count(line) FROM events', scope)).toEqual([
      [10, 10, 10, 10],
    ]);
    expect(rows('SELECT count(*) FROM events', { from: '2026-05-21' })).toEqual([[0]]);
    expect(rows('SELECT count(*) FROM events', { to: '2026-05-21' })).toEqual([[100]]);
    expect(missing('SELECT count(*) FROM events')).toEqual(['codes']);
    expect(() => ask('SELECT 1', { from: 'yesterday' })).toThrow(expect.objectContaining({ code: 'BAD_INPUT' }));
    expect(() => ask('SELECT 1', { zone: 'Mars/Base' })).toThrow(expect.objectContaining({ code: 'BAD_INPUT' }));
  });

  it('refuses more events than it holds, and says how to narrow', async () => {
    const path = await archiveOf(100);
    const { rows } = await asking(path, 50);
    const refusal = expect.objectContaining({ code: 'SQL_LIMIT', data: expect.objectContaining({ where: 'events' }) });
    expect(() => rows('SELECT count(*) FROM events')).toThrow(refusal);
    expect(rows('SELECT 1')).toEqual([[1]]);
    expect(() => rows('SELECT count(*) FROM events', { from: '2026-05-20T10:23:50Z' })).toThrow(refusal);
    expect(rows('SELECT count(*) FROM events', { from: '2026-05-20T10:24:45Z' })).toEqual([[40]]);
  });

  it('says so when the archive is rewritten while it is read', async () => {
    const path = await archiveOf(10);
    const { console, rows } = await asking(path);
    const { missing } = console.plan({ path, zone: 'UTC' }, 'SELECT action FROM events');
    const [segment] = readManifest(path).segments;
    await importEvents(path, [incoming(sampleEvent(99))]);
    renameSync(join(path, segment?.file ?? ''), join(path, 'away'));
    expect(() => [...console.load(missing)]).toThrow(expect.objectContaining({ code: 'ARCHIVE_IN_USE' }));
    renameSync(join(path, 'away'), join(path, segment?.file ?? ''));
    expect(rows('SELECT count(*) FROM events')).toEqual([[11]]);
  });

  it('finds the newest events by an index', async () => {
    const { rows } = await asking(await archiveOf(10));
    const plan = rows('EXPLAIN QUERY PLAN SELECT * FROM events ORDER BY timestamp DESC LIMIT 3').flat().join(' ');
    expect(plan).toContain('ev_time');
    expect(plan).not.toContain('TEMP B-TREE FOR ORDER BY');
    expect(rows('SELECT id FROM events ORDER BY timestamp DESC LIMIT 1')).toEqual([['evt_audit_000009']]);
  });
});

describe('values and limits', () => {
  it('are exact', async () => {
    const { ask } = await asking(temporaryArchive());
    expect(
      ask("SELECT 9007199254740991, 9007199254740993, -9223372036854775808, 1.5, 9e999, x'00ff', NULL, '', 'NULL'"),
    ).toMatchObject({
      rows: [
        [
          9007199254740991,
          { kind: 'number', text: '9007199254740993' },
          { kind: 'number', text: '-9223372036854775808' },
          1.5,
          { kind: 'number', text: 'Infinity' },
          { kind: 'blob', hex: '00ff' },
          null,
          '',
          'NULL',
        ],
      ],
    });
    expect(ask('SELECT 1 AS a, 2 AS a -- end').columns).toEqual(['a', 'a']);
  });

  it('cuts rows and says so', async () => {
    const { ask } = await asking(await archiveOf(10));
    expect(ask('SELECT id FROM events', {}, 10)).toMatchObject({ cut: null, rows: { length: 10 } });
    expect(ask('SELECT id FROM events', {}, 9)).toMatchObject({ cut: 'rows', rows: { length: 9 } });
    const numbers = 'WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c)';
    expect(ask(`${numbers} SELECT x FROM c`, {}, 5).rows).toEqual([[1], [2], [3], [4], [5]]);
    const wide = ask(`${numbers} SELECT hex(zeroblob(1000000)) FROM c`);
    expect(wide).toMatchObject({ cut: 'bytes' });
    expect(wide.rows.length).toBeLessThan(40);
  });

  it.each([
    ["SELECT printf('%.*c', 5000000, 'x') AS long", 'result'],
    ['SELECT randomblob(1000000000)', 'memory'],
    ['SELECT length(randomblob(900000000))', 'memory'],
  ])('stops %s', async (sql, where) => {
    const { rows } = await asking(temporaryArchive());
    expect(() => rows(sql)).toThrow(
      expect.objectContaining({ code: 'SQL_LIMIT', data: expect.objectContaining({ where }) }),
    );
    expect(rows('SELECT 1')).toEqual([[1]]);
  });
});
