import { describe, expect, it } from 'vitest';
import { BulkInsert } from '#core/archive/bulk-insert.ts';
import { initSql } from '#core/archive/init-sql.ts';

describe('BulkInsert', () => {
  it('stores numbers, texts of any length, blobs and nothing, each row as it was given', async () => {
    const sql = await initSql();
    const database = new sql.Database();
    database.run('CREATE TABLE t (n INTEGER, a TEXT, b TEXT, c BLOB) STRICT');
    const insert = new BulkInsert(sql, database, 'INSERT INTO t (n, a, b, c) VALUES (?, ?, ?, ?)');
    const rows: [number | null, string | null, string | null, Uint8Array | null][] = [
      [1, 'one', null, Uint8Array.of(1, 2)],
      [null, null, 'zwei ñ 😀', Uint8Array.of()],
      [2 ** 31, 'x'.repeat(100_000), 'ñ'.repeat(50_000), null],
      [-(2 ** 31) - 1, '', '', Uint8Array.of(0)],
      [2 ** 53 - 1, 'a\0b', null, null],
      [2 ** 53 - 1, null, 'again', Uint8Array.of(9, 9, 9)],
    ];
    for (const [number, first, second, bytes] of rows) {
      if (number === null) insert.nothing(1);
      else insert.number(1, number);
      insert.text(2, first);
      insert.text(3, second);
      if (bytes === null) insert.nothing(4);
      else insert.blob(4, Uint8Array.of(7, ...bytes, 7), 1, bytes.length);
      insert.step();
    }
    insert.free();
    const statement = database.prepare('SELECT n, a, b, c FROM t ORDER BY rowid');
    const stored: unknown[] = [];
    while (statement.step()) stored.push(statement.get());
    expect(stored).toEqual(rows);
    database.close();
  });

  it('reports what SQLite refuses', async () => {
    const sql = await initSql();
    const database = new sql.Database();
    database.run('CREATE TABLE t (n INTEGER PRIMARY KEY) STRICT');
    const insert = new BulkInsert(sql, database, 'INSERT INTO t (n) VALUES (?)');
    insert.number(1, 5);
    insert.step();
    expect(() => insert.step()).toThrow(/UNIQUE/);
    insert.free();
    database.close();
  });
});
