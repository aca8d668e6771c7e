import { describe, expect, it } from 'vitest';
import { type DiffSource, readDiff } from '#core/ingest/mapping/diff-shapes.ts';
import type { JsonObject, JsonValue } from '#shared/model/json.ts';
import type { DiffShape } from '#shared/model/mapping.ts';

const of = (source: Partial<DiffSource>): DiffSource => ({
  diff: undefined,
  before: undefined,
  after: undefined,
  rest: undefined,
  ...source,
});

const canonical = { days: { from: 90, to: 180 } };

describe('readDiff', () => {
  const shapes: [DiffShape, string, JsonValue][] = [
    ['from-to', 'from and to', { days: { from: 90, to: 180 } }],
    ['old-new', 'old and new', { days: { old: 90, new: 180 } }],
    ['old-new', 'oldValue and newValue', { days: { oldValue: 90, newValue: 180 } }],
    ['pair', 'pairs', { days: [90, 180] }],
    ['property-values', 'properties with values', [{ property: 'days', oldValues: 90, newValues: 180 }]],
    ['name-values', 'names with values', [{ Name: 'days', OldValue: 90, NewValue: 180 }]],
    ['field-changed', 'changed from and to', [{ fieldName: 'days', changedFrom: 90, changedTo: 180 }]],
    ['field-changed', 'a list in an object', { changes: [{ fieldName: 'days', changedFrom: 90, changedTo: 180 }] }],
    ['before-after', 'two states in one', { before: { days: 90, on: true }, after: { days: 180, on: true } }],
    ['flat-columns', 'flat members', { 'days.from': 90, 'days.to': 180 }],
    ['was-columns', 'x and x_was', { days: 180, days_was: 90 }],
    [
      'json-patch',
      'operations',
      [
        { op: 'test', path: '/days', value: 90 },
        { op: 'replace', path: '/days', value: 180 },
      ],
    ],
  ];

  it.each(shapes)('%s reads %s, named and by itself, also inside a text', (shape, _, diff) => {
    for (const how of [shape, 'auto'] as const) {
      expect(readDiff(how, of({ diff })).diff).toEqual(canonical);
      const text = JSON.stringify(diff);
      expect(readDiff(how, of({ diff: text })).diff).toEqual(canonical);
      expect(readDiff(how, of({ diff: JSON.stringify(text) }))).toMatchObject({ diff: canonical, partial: false });
    }
  });

  it('leaves what is canonical already the object it is', () => {
    const diff = { days: { from: 90, to: 180 }, name: { to: 'x' } };
    for (const shape of ['auto', 'from-to', 'old-new', 'json-patch'] as const) {
      expect(readDiff(shape, of({ diff })).diff).toBe(diff);
    }
  });

  it.each<[string, JsonValue]>([
    ['values without an old one', { days: 180 }],
    ['a list of values', { roles: ['admin', 'agent', 'viewer'] }],
    ['pairs beside other members', { days: [90, 180], note: 'x' }],
    ['sides beside other members', { days: { old: 90, new: 180, unit: 'd' } }],
    ['two old values', { days: { old: 90, from: 91, new: 180 } }],
    [
      'a field named twice',
      [
        { name: 'days', old: 1, new: 2 },
        { name: 'days', old: 2, new: 3 },
      ],
    ],
    ['a list of texts', ['days', 'name']],
    ['a removal whose old value nobody knows', [{ op: 'remove', path: '/days' }]],
    ['a move of what nobody knows', [{ op: 'move', from: '/a', path: '/b' }]],
    ['flat members beside others', { 'days.from': 90, 'days.to': 180, note: 'x' }],
    ['one flat side', { 'days.to': 180 }],
    ['an empty object', {}],
    ['an empty list', []],
    ['null', null],
    ['a number', 5],
    ['prose', 'retention raised'],
    ['prose in brackets', '[policy] raised'],
    ['quoted prose', '"raised" by ana'],
  ])('leaves %s as they are', (_, diff) => {
    expect(readDiff('auto', of({ diff }))).toMatchObject({ diff, partial: false, taken: [] });
  });

  it.each(['{"days":{"from":90,"t', '[{"property":"days","oldVal', '{', '"{\\"days\\":{\\"from\\":90'])(
    'keeps %s as text and says that it is partial',
    (diff) => {
      expect(readDiff('auto', of({ diff }))).toMatchObject({ diff, partial: true });
      expect(readDiff('as-is', of({ diff }))).toMatchObject({ diff, partial: false });
    },
  );

  it('compares states only when a profile says so', () => {
    const states = { before: '{"days":90,"old":1,"same":[1]}', after: { days: 180, fresh: null, same: [1] } };
    const changes = { ...canonical, old: { from: 1 }, fresh: { to: null } };
    const reading = readDiff('before-after', of(states));
    expect(reading).toEqual({
      diff: changes,
      before: { days: 90, old: 1, same: [1] },
      after: states.after,
      partial: false,
      taken: [],
    });
    expect(readDiff('auto', of(states)).diff).toBeUndefined();
    expect(readDiff('before-after', of({ before: { a: 1 }, after: { a: 1 } })).diff).toBeUndefined();
    expect(readDiff('before-after', of({ after: { a: 1 } })).diff).toEqual({ a: { to: 1 } });
    expect(readDiff('before-after', of({ before: '{"a":1', after: {} }))).toMatchObject({ partial: true });
  });

  it('gathers columns and tells which it took', () => {
    const rest: JsonObject = { 'diff.days.from': '90', 'diff.days.to': '180', 'diff.on.to': 'yes', note: 'x' };
    const gathered = { days: { from: '90', to: '180' }, on: { to: 'yes' } };
    for (const shape of ['auto', 'flat-columns'] as const) {
      const { diff, taken } = readDiff(shape, of({ rest }));
      expect(diff).toEqual(gathered);
      expect(taken).toEqual(['diff.days.from', 'diff.days.to', 'diff.on.to']);
    }
    const plain = { 'days.from': '90', 'days.to': '180' };
    expect(readDiff('auto', of({ rest: plain }))).toMatchObject({ diff: undefined, taken: [] });
    expect(readDiff('flat-columns', of({ rest: plain })).diff).toEqual({ days: { from: '90', to: '180' } });
  });

  it('gathers x and x_was only when a profile says so', () => {
    const rest: JsonObject = { role: 'admin', role_was: 'agent', team: 'a', team_was: 'a', lost_was: '1' };
    expect(readDiff('was-columns', of({ rest }))).toMatchObject({
      diff: { role: { from: 'agent', to: 'admin' } },
      taken: ['role', 'role_was'],
    });
    expect(readDiff('auto', of({ rest }))).toMatchObject({ diff: undefined, taken: [] });
  });

  it('takes old values of operations from the state before', () => {
    const before = { days: 90, tags: ['x', 'y'], 'a/b': { c: 1 } };
    const diff = [
      { op: 'replace', path: '/days', value: 100 },
      { op: 'replace', path: '/days', value: 180 },
      { op: 'remove', path: '/tags/1' },
      { op: 'add', path: '/name', value: null },
      { op: 'move', from: '/a~1b/c', path: '/d' },
    ];
    expect(readDiff('auto', of({ diff, before })).diff).toEqual({
      ...canonical,
      'tags.1': { from: 'y' },
      name: { to: null },
      'a/b.c': { from: 1 },
      d: { to: 1 },
    });
    expect(readDiff('json-patch', of({ diff: [{ op: 'replace', path: '/x', value: 1 }] })).diff).toEqual({
      x: { to: 1 },
    });
  });

  it('keeps long numbers, and names that are special to JavaScript', () => {
    const { diff } = readDiff('auto', of({ diff: '{"__proto__":{"old":12345678901234567890,"new":2}}' }));
    expect(JSON.stringify(diff)).toBe('{"__proto__":{"from":"12345678901234567890","to":2}}');
    const twice = '{"a":{"old":1},"a":{"old":2}}';
    expect(readDiff('auto', of({ diff: twice })).diff).toBe(twice);
  });

  it('lets a profile name items that carry more than their values', () => {
    const diff = [{ property: 'days', type: 'int', oldValues: 90, newValues: 180 }];
    expect(readDiff('auto', of({ diff })).diff).toBe(diff);
    expect(readDiff('property-values', of({ diff })).diff).toEqual(canonical);
  });
});
