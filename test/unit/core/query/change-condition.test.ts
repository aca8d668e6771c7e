import { describe, expect, it } from 'vitest';
import type { Change } from '#core/archive/types.ts';
import { compileFilter } from '#core/query/compile-filter.ts';
import { parseFilter } from '#shared/model/filter-text.ts';

const holds = (text: string, change: Change): boolean => {
  const { condition } = compileFilter(parseFilter(text), 'UTC');
  if (condition.op !== 'change') throw new Error(`${text} is no term about changes`);
  return condition.test.holds(change);
};
const policy: Change = {
  diff: {
    retention_days: { from: 90, to: 180 },
    active: { from: true, to: false },
    name: { from: null, to: 'Línea Única' },
  },
};

describe('a value of a changed field', () => {
  it.each([
    'diff.retention_days.to>90',
    'diff.retention_days.from=90.0',
    'diff.Retention_Days.to>=180',
    'diff.retention_days=180',
    'diff.retention_days.to!=90',
    'diff.active.from=true',
    'diff.active.to="FALSE"',
    'diff.name.from=null',
    'diff.name.to="linea unica"',
    'diff.name.to=línea*',
    'diff.name.to=/única$/',
    'diff.*.to=180',
  ])('%s holds', (text) => {
    expect(holds(text.replace('"FALSE"', 'FALSE'), policy)).toBe(true);
  });

  it.each([
    'diff.retention_days.to>180',
    'diff.retention_days.to="180"',
    'diff.retention.to=180',
    'diff.name.from=missing',
    'diff.name.from="null"',
    'diff.name.from<z',
    'diff.active.to=null',
    'diff.gone.to=missing',
    'diff.name.to=unica',
  ])('%s does not', (text) => {
    expect(holds(text, policy)).toBe(false);
  });

  it('is compared exactly, beyond what a double holds', () => {
    const change: Change = { diff: { id: { from: '9007199254740993', to: '1e400' } } };
    expect(holds('diff.id.from=9007199254740993', change)).toBe(true);
    expect(holds('diff.id.from=9007199254740992', change)).toBe(false);
    expect(holds('diff.id.to>9007199254740993', change)).toBe(true);
  });

  it('is missing where the field was changed and that side is not there', () => {
    const created: Change = { diff: [{ op: 'add', path: '/queue/limit', value: 5 }] };
    expect(holds('diff.queue.limit.from=missing', created)).toBe(true);
    expect(holds('diff.queue.limit.to=missing', created)).toBe(false);
    expect(holds('diff.queue.limit.to!=missing', created)).toBe(true);
  });

  it.each<[string, Change['diff']]>([
    ['pairs', { days: { from: 90, to: 180 } }],
    ['old and new', { days: { old: 90, new: 180 } }],
    ['lists of two', { days: [90, 180] }],
    ['properties', [{ property: 'days', oldValues: [90], newValues: [180] }]],
    ['capitals', [{ Name: 'days', OldValue: '90', NewValue: '180' }]],
    ['field names', [{ fieldName: 'days', changedFrom: '90', changedTo: '180' }]],
    ['one list in a member', { changedValues: [{ fieldName: 'days', changedFrom: '90', changedTo: '180' }] }],
    ['flat', { 'days.from': 90, 'days.to': 180 }],
    ['was', { days: 180, days_was: 90 }],
    ['whole states', { before: { days: 90, x: 1 }, after: { days: 180, x: 1 } }],
    ['a string', '{"days":{"from":90,"to":180}}'],
    ['a string in a string', JSON.stringify('{"days":{"from":90,"to":180}}')],
  ])('is found in a diff of %s', (_, diff) => {
    for (const text of ['diff.days.from=90', 'diff.days.to=180', 'changed:days', 'changed:da*'])
      expect(holds(text, { diff }), text).toBe(true);
    for (const text of ['diff.days.to=90', 'changed:x', 'changed:to']) expect(holds(text, { diff }), text).toBe(false);
  });

  it('lies as deep as it is nested, also in lists', () => {
    const change: Change = {
      diff: { flow: { from: { nodes: [{ name: 'a' }] }, to: { nodes: [{ name: 'a' }, { name: 'b' }] } } },
    };
    expect(holds('diff.flow.nodes.1.name.to=b', change)).toBe(true);
    expect(holds('diff.flow.nodes.1.name.from=missing', change)).toBe(true);
    expect(holds('diff.flow.*.name.to=b', change)).toBe(true);
    expect(holds('diff.flow.nodes.to=missing', change)).toBe(false);
    expect(['changed:flow', 'changed:flow.nodes', 'changed:flow.nodes.1'].map((text) => holds(text, change))).toEqual([
      true,
      true,
      true,
    ]);
    expect(holds('changed:flow.nodes.0', change)).toBe(false);
  });
});

describe('a complete state', () => {
  const change: Change = {
    before: { days: 90, roles: ['admin', 'agent'], note: null },
    after: { days: 90, roles: [], x: 1 },
  };
  it.each([
    'before.days=90',
    'before.roles=agent',
    'before.note=null',
    'after.note=missing',
    'after.x>0',
    'changed:roles',
    'changed:x',
  ])('%s holds', (text) => {
    expect(holds(text, change)).toBe(true);
  });
  it.each(['before.note=missing', 'after.roles=agent', 'changed:days', 'before.x=1', 'changed:roles.9'])(
    '%s does not',
    (text) => {
      expect(holds(text, change)).toBe(false);
    },
  );

  it('that is not there has nothing missing', () => {
    expect(holds('before.x=missing', { after: {} })).toBe(false);
    expect(holds('before.x=missing', { before: null })).toBe(true);
  });

  it('tells of changes that the sparse diff leaves out, when both are there', () => {
    const diff = { days: { from: 90, to: 180 } };
    expect(holds('changed:name', { diff, before: { days: 90, name: 'a' }, after: { days: 180, name: 'b' } })).toBe(
      true,
    );
    expect(holds('changed:name', { diff, after: { days: 180, name: 'b' } })).toBe(false);
  });
});
