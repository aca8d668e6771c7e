import { describe, expect, it } from 'vitest';
import { mistakeOf } from '#renderer/features/sql/mistake-place.ts';
import { idColumn, resultColumns } from '#renderer/features/sql/result-columns.ts';
import { clampCell, movedCell } from '#renderer/features/sql/result-keys.ts';

describe('the columns of a result', () => {
  it('put numbers on the right and are as wide as their values, within bounds', () => {
    const rows = [
      ['short', 1, null, 'x'.repeat(400)],
      ['a little longer', { kind: 'number' as const, text: '9007199254740993' }, null, 'y'],
    ];
    const [text, number, nothing, long] = resultColumns({ columns: ['t', 'n', 'z', 'l'], rows });
    expect([text?.numeric, number?.numeric, nothing?.numeric, long?.numeric]).toEqual([false, true, false, false]);
    expect(text?.width).toBeGreaterThan(nothing?.width ?? 0);
    expect(long?.width).toBe(420);
    expect(idColumn(['actor_id', 'ID'])).toBe(1);
    expect(idColumn(['actor_id'])).toBe(-1);
  });
});

describe('keys in a result', () => {
  const size = { rows: 100, columns: 3, screen: 20 };
  it.each([
    ['ArrowDown', { row: 11, column: 1 }],
    ['k', { row: 9, column: 1 }],
    ['PageDown', { row: 30, column: 1 }],
    ['PageUp', { row: 0, column: 1 }],
    ['Home', { row: 0, column: 1 }],
    ['End', { row: 99, column: 1 }],
    ['ArrowRight', { row: 10, column: 2 }],
    ['ArrowLeft', { row: 10, column: 0 }],
    ['x', null],
  ])('%s', (key, cell) => expect(movedCell(key, { row: 10, column: 1 }, size)).toEqual(cell));

  it('stay within the result', () => {
    expect(movedCell('ArrowRight', { row: 0, column: 2 }, size)).toEqual({ row: 0, column: 2 });
    expect(clampCell({ row: 5, column: 5 }, { rows: 0, columns: 0, screen: 1 })).toEqual({ row: 0, column: 0 });
  });
});

describe('the place of a mistake', () => {
  const problem = (where: string, code: 'BAD_SQL' | 'SQL_LIMIT' = 'BAD_SQL') => ({
    code,
    what: '',
    todo: '',
    details: '',
    data: { where, detail: 'no' },
  });
  it('is read from the error, where it names one', () => {
    expect(mistakeOf(problem('line 2, column 8'))).toEqual({ line: 2, column: 8, message: 'no' });
    expect(mistakeOf(problem('the statement'))).toBeNull();
    expect(mistakeOf(problem('line 2, column 8', 'SQL_LIMIT'))).toBeNull();
    expect(mistakeOf(null)).toBeNull();
  });
});
