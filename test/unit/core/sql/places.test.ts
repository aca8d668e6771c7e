import { describe, expect, it } from 'vitest';
import { placeOf, sqlTokens } from '#core/sql/sql-tokens.ts';
import { temporaryArchive } from '../archive/support/temp-archive.ts';
import { asking } from './support.ts';

const mistakes: [sql: string, where: string, detail: string][] = [
  ['SELCT 1', 'line 1, column 1', 'SELCT is not allowed: a statement begins with SELECT, WITH, VALUES or EXPLAIN'],
  ['SELECT action\nFORM events', 'line 2, column 6', 'near "events": syntax error'],
  ["SELECT ')', count(*)) FROM events", 'line 1, column 21', 'near ")": syntax error'],
  ['SELECT 1 FROM events WHERE', 'line 1, column 27', 'incomplete input'],
  ['SELECT\n  actoin FROM events', 'line 2, column 3', 'no such column: actoin'],
  ['SELECT e.absent FROM events e', 'line 1, column 10', 'no such column: e.absent'],
  ['SELECT 1 FROM evnts', 'line 1, column 15', 'no such table: evnts'],
  ["SELECT 'ñ💥', nosuch(1)", 'line 1, column 15', 'no such function: nosuch'],
  ["SELECT 'open", 'line 1, column 8', 'unrecognized token: "\'open"'],
  ['SELECT absent, absent', 'the statement', 'no such column: absent'],
  ['SELECT 1;\n\n  SELECT 2', 'line 3, column 3', 'one statement at a time'],
  ['SELECT a, ?2', 'line 1, column 11', 'the parameter ?2 has no value here'],
];

describe('a mistake', () => {
  it.each(mistakes)('%s', async (sql, where, detail) => {
    const { rows } = await asking(temporaryArchive());
    expect(() => rows(sql)).toThrow(expect.objectContaining({ code: 'BAD_SQL', data: { where, detail } }));
  });

  it('while running is SQLite’s message', async () => {
    const { rows } = await asking(temporaryArchive());
    expect(() => rows("SELECT json_extract('{', '$')")).toThrow(
      expect.objectContaining({ code: 'BAD_SQL', data: { where: 'the statement', detail: 'malformed JSON' } }),
    );
  });
});

describe('tokens', () => {
  it('leave out white space and comments, and keep what is quoted whole', () => {
    const sql = `SELECT "a ; b", 'it''s', [c d], x'0f', 1.5e3, @v -- ;\n/* ; */ FROM t`;
    expect(sqlTokens(sql).map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      'word SELECT',
      'quoted "a ; b"',
      'mark ,',
      "text 'it''s'",
      'mark ,',
      'quoted [c d]',
      'mark ,',
      "text x'0f'",
      'mark ,',
      'number 1.5e3',
      'mark ,',
      'parameter @v',
      'word FROM',
      'word t',
    ]);
    expect(placeOf(sql, sql.indexOf('FROM'))).toBe('line 2, column 9');
  });
});
