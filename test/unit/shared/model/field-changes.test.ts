import { describe, expect, it } from 'vitest';
import { fieldChangesOf } from '#shared/model/field-changes.ts';
import type { JsonValue } from '#shared/model/json.ts';

const one = (field: string, from: JsonValue, to: JsonValue) => [{ field, from, to }];

describe('fieldChangesOf', () => {
  const shapes: [string, JsonValue, unknown][] = [
    ['from/to', { days: { from: 90, to: 180 } }, one('days', 90, 180)],
    ['old/new', { days: { old: 90, new: 180 } }, one('days', 90, 180)],
    ['oldValue/newValue', { days: { oldValue: 90, newValue: 180 } }, one('days', 90, 180)],
    ['null is a value', { days: { from: null, to: 180 } }, one('days', null, 180)],
    ['only the new value', { days: { to: 180 } }, [{ field: 'days', to: 180 }]],
    ['[old, new]', { days: [90, 180], name: ['a', 'b'] }, [...one('days', 90, 180), ...one('name', 'a', 'b')]],
    ['property list', [{ property: 'days', oldValues: 90, newValues: 180 }], one('days', 90, 180)],
    ['Name list', [{ Name: 'days', OldValue: '90', NewValue: '180' }], one('days', '90', '180')],
    ['fieldName list', [{ fieldName: 'days', changedFrom: 90, changedTo: 180 }], one('days', 90, 180)],
    ['dotted pairs', { 'days.from': 90, 'days.to': 180 }, one('days', 90, 180)],
    ['x and x_was', { days: 180, days_was: 90 }, one('days', 90, 180)],
    ['two whole states', { before: { days: 90, a: 1 }, after: { days: 180, a: 1 } }, one('days', 90, 180)],
    [
      'fields that are called from and to',
      { from: { from: 1, to: 2 }, to: { from: 3, to: 4 } },
      [...one('from', 1, 2), ...one('to', 3, 4)],
    ],
    ['JSON in a string', '{"days":{"from":90,"to":180}}', one('days', 90, 180)],
    ['JSON in a string, twice', JSON.stringify('{"days":{"from":90,"to":180}}'), one('days', 90, 180)],
    [
      'values of no known shape',
      { days: 180, tags: ['a'] },
      [
        { field: 'days', to: 180 },
        { field: 'tags', to: ['a'] },
      ],
    ],
    [
      'an object with more than a pair',
      { node: { to: 'x', kind: 'menu' } },
      [{ field: 'node', to: { to: 'x', kind: 'menu' } }],
    ],
    ['plain text', 'retention raised', [{ field: '', to: 'retention raised' }]],
  ];
  it.each(shapes)('reads %s', (_, diff, expected) => {
    expect(fieldChangesOf({ diff })).toEqual(expected);
  });

  it('reads RFC 6902 operations with the old values of the state before', () => {
    const before = { a: 1, list: ['x', 'y'], 'o/p': { q: 2 }, moved: 3 };
    const diff = [
      { op: 'test', path: '/a', value: 1 },
      { op: 'replace', path: '/a', value: 2 },
      { op: 'remove', path: '/list/1' },
      { op: 'add', path: '/b', value: null },
      { op: 'replace', path: '/o~1p/q', value: 5 },
      { op: 'move', from: '/moved', path: '/there' },
    ];
    expect(fieldChangesOf({ diff, before })).toEqual([
      { field: 'a', from: 1, to: 2 },
      { field: 'list.1', from: 'y' },
      { field: 'b', to: null },
      { field: 'o/p.q', from: 2, to: 5 },
      { field: 'moved', from: 3 },
      { field: 'there', to: 3 },
    ]);
    expect(fieldChangesOf({ diff: [{ op: 'replace', path: '/a', value: 2 }] })).toEqual([{ field: 'a', to: 2 }]);
  });

  it('compares the states where there is no diff', () => {
    const before = { a: 1, b: { c: [1, { d: 2 }] }, gone: true };
    const after = { a: 2, b: { c: [1, { d: 2 }] }, come: null };
    const expected = [
      { field: 'a', from: 1, to: 2 },
      { field: 'gone', from: true },
      { field: 'come', to: null },
    ];
    expect(fieldChangesOf({ before, after })).toEqual(expected);
    for (const diff of [null, {}, []]) expect(fieldChangesOf({ diff, before, after })).toEqual(expected);
    expect(fieldChangesOf({ after: { a: 1 } })).toEqual([{ field: 'a', to: 1 }]);
    expect(fieldChangesOf({ before: { a: 1 }, after: null })).toEqual([{ field: 'a', from: 1 }]);
    expect(fieldChangesOf({ before: 'on', after: 'off' })).toEqual([{ field: '', from: 'on', to: 'off' }]);
    expect(fieldChangesOf({})).toEqual([]);
  });

  it('does not take members of Object for fields', () => {
    expect(fieldChangesOf({ before: JSON.parse('{"__proto__":1}'), after: { constructor: 1 } })).toEqual([
      { field: '__proto__', from: 1 },
      { field: 'constructor', to: 1 },
    ]);
  });
});
