import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeOfEvent } from '#core/changes/change-of-event.ts';
import type { ChangeEvent } from '#core/changes/types.ts';
import { createEntity, deleteEntity, updateEntity } from '#core/demo/change-state.ts';
import { editIvrFlow, firstIvrFlow } from '#core/demo/ivr-flow.ts';
import { createRandom } from '#core/demo/random.ts';
import type { Comparison } from '#shared/model/changes.ts';
import type { JsonValue } from '#shared/model/json.ts';
import { anyState, statePair } from '#test/support/random-states.ts';

type Change = Partial<Pick<ChangeEvent, 'action' | 'diff' | 'before' | 'after'>>;

const eventWith = (change: Change): ChangeEvent => ({
  eventId: 'e1',
  timestamp: '2026-05-20T10:23:45.123Z',
  timeMs: Date.parse('2026-05-20T10:23:45.123Z'),
  tenantId: null,
  actor: { id: 'u1', email: null },
  action: 'update',
  resourceType: 'recording_policy',
  resourceId: 'r1',
  reason: null,
  crossTenant: null,
  conflict: false,
  contentHash: '00',
  ...change,
});
const changeWith = (change: Change): Comparison => changeOfEvent(eventWith(change));

const rows = ({ fields }: Comparison): unknown[] =>
  fields.map(({ kind, path, from, to, fromKnown, toKnown }) => [
    kind,
    path,
    fromKnown ? from : '?',
    toKnown ? to : '?',
  ]);

describe('a diff alone', () => {
  it('is the table, with what it leaves open unknown', () => {
    const result = changeWith({ diff: { retention_days: { from: 90, to: 180 }, 'nodes.n3.prompt': { to: 'b' } } });
    expect(rows(result)).toEqual([
      ['changed', 'retention_days', 90, 180],
      ['changed', 'nodes.n3.prompt', '?', 'b'],
    ]);
    expect(result).toMatchObject({ basis: 'diff', disagreements: [], flow: null, limited: null });
    expect(result.fields.every(({ pointer }) => pointer === null)).toBe(true);
    expect(result.fields[0]?.unit).toBe('days');
    expect(result.before).toMatchObject({
      stated: true,
      complete: false,
      text: '{\n  "retention_days": 90\n}',
      unknown: ['nodes.n3.prompt'],
    });
    expect(result.after).toMatchObject({ complete: false, unknown: [], lines: 4 });
  });

  it('is looked into where it holds whole lists', () => {
    const result = changeWith({
      diff: { nodes: { from: [{ id: 'a', v: 1 }, { id: 'b' }], to: [{ id: 'b' }, { id: 'a', v: 2 }] } },
    });
    expect(result.fields.map(({ kind, path }) => [kind, path])).toEqual([
      ['moved', 'nodes[b]'],
      ['changed', 'nodes[a].v'],
    ]);
  });

  it('of a creation or deletion changes from or to nothing', () => {
    expect(rows(changeWith({ action: 'create', diff: { a: { from: null, to: 1 }, b: { to: 2 } } }))).toEqual([
      ['added', 'a', undefined, 1],
      ['added', 'b', undefined, 2],
    ]);
    expect(rows(changeWith({ action: 'queue.deleted', diff: { a: { from: 1, to: null } } }))).toEqual([
      ['removed', 'a', 1, undefined],
    ]);
  });
});

describe('states alone', () => {
  it('are compared; a creation has none before, a deletion none after', () => {
    expect(rows(changeWith({ before: { a: 1 }, after: { a: 2 } }))).toEqual([['changed', 'a', 1, 2]]);
    expect(rows(changeWith({ action: 'create', after: { a: 1 } }))).toEqual([['added', 'a', undefined, 1]]);
    expect(rows(changeWith({ action: 'delete', before: { a: 1 }, after: null }))).toEqual([
      ['removed', 'a', 1, undefined],
    ]);
  });

  it('with one missing leave the other side unknown', () => {
    const result = changeWith({ after: { a: 1 } });
    expect(rows(result)).toEqual([['changed', 'a', '?', 1]]);
    expect(result).toMatchObject({
      basis: 'states',
      before: { stated: false, complete: false },
      after: { complete: true },
    });
  });

  it('may be none at all', () => {
    for (const change of [{ action: 'delete' }, {}, { diff: {} }, { diff: null }, { diff: [] }]) {
      expect(changeWith(change)).toMatchObject({ basis: 'none', fields: [], total: 0, disagreements: [] });
    }
  });

  it('of any kind never fail', () => {
    fc.assert(
      fc.property(
        fc.record(
          {
            action: fc.constantFrom('create', 'update', 'delete', null),
            diff: anyState,
            before: anyState,
            after: anyState,
          },
          { requiredKeys: ['action'] },
        ),
        (change) => {
          const { total, fields } = changeWith(change);
          return fields.length === total;
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('a diff beside states', () => {
  const policy = { retention_days: 90, format: 'wav', note: null };
  const disagreements = (change: Change): unknown => changeWith(change).disagreements;

  it('agrees, with its null for a member that is not there', () => {
    const result = changeWith({
      diff: {
        retention_days: { from: 90, to: 180 },
        scope: { from: null, to: 'queue' },
        format: { from: 'wav', to: null },
      },
      before: policy,
      after: { retention_days: 180, scope: 'queue', note: null },
    });
    expect(result).toMatchObject({ basis: 'both', disagreements: [], total: 3 });
    expect(rows(result)).toContainEqual(['added', 'scope', undefined, 'queue']);
  });

  it('says another value', () => {
    expect(
      disagreements({
        diff: { retention_days: { from: 90, to: 180 } },
        before: policy,
        after: { ...policy, retention_days: 365 },
      }),
    ).toEqual([{ path: 'retention_days', inDiff: { from: 90, to: 180 }, inStates: { from: 90, to: 365 } }]);
  });

  it('names a field that the states do not change, or do not have', () => {
    expect(
      disagreements({ diff: { format: { to: 'wav' }, ghost: { from: 1, to: 2 } }, before: policy, after: policy }),
    ).toEqual([
      { path: 'format', inDiff: { to: 'wav' }, inStates: { from: 'wav', to: 'wav' } },
      { path: 'ghost', inDiff: { from: 1, to: 2 }, inStates: {} },
    ]);
  });

  it('leaves out what the states change, down to the part', () => {
    expect(
      disagreements({
        diff: { 'nodes.n1.prompt': { from: 'a', to: 'b' } },
        before: { nodes: [{ id: 'n1', prompt: 'a', wait: 1 }] },
        after: { nodes: [{ id: 'n1', prompt: 'b', wait: 2 }, { id: 'n2' }] },
      }),
    ).toEqual([
      { path: 'nodes[n1].wait', inDiff: {}, inStates: { from: 1, to: 2 } },
      { path: 'nodes[n2]', inDiff: {}, inStates: { to: { id: 'n2' } } },
    ]);
  });

  it('names every part of something new', () => {
    expect(
      disagreements({
        diff: {
          'limits.max': { from: null, to: 5 },
          'limits.min': { from: null, to: 1 },
          'tags.0': { from: null, to: 'x' },
        },
        before: { a: 1 },
        after: { a: 1, limits: { max: 5, min: 1 }, tags: ['x'] },
      }),
    ).toEqual([]);
  });

  it('is held against the one state there is', () => {
    const result = changeWith({
      diff: { retention_days: { from: 90, to: 180 } },
      after: { retention_days: 365, format: 'wav' },
    });
    expect(rows(result)).toEqual([['changed', 'retention_days', 90, 180]]);
    expect(result.fields[0]?.pointer).toBe('/retention_days');
    expect(result).toMatchObject({
      basis: 'both',
      disagreements: [{ path: 'retention_days', inDiff: { from: 90, to: 180 }, inStates: { to: 365 } }],
      before: { complete: false },
      after: { complete: true, lines: 4 },
    });
  });

  it('that is text in words, or the request that was made, contradicts nothing', () => {
    const states = { before: policy, after: { ...policy, retention_days: 180 } };
    expect(changeWith({ diff: 'retention was extended', ...states })).toMatchObject({
      basis: 'states',
      disagreements: [],
    });
    expect(changeWith({ diff: ['retention', 'extended'], ...states })).toMatchObject({
      basis: 'states',
      disagreements: [],
    });
    expect(disagreements({ diff: { retention_days: 180, format: 'wav', token: 'x' }, ...states })).toEqual([]);
  });

  it('that is a JSON patch is carried out', () => {
    const before = { l: ['a', 'b'] };
    const diff = [
      { op: 'add', path: '/l/0', value: 'z' },
      { op: 'move', from: '/l/2', path: '/l/1' },
    ];
    expect(disagreements({ diff, before, after: { l: ['z', 'b', 'a'] } })).toEqual([]);
    expect(disagreements({ diff, before, after: { l: ['z', 'b', 'c'] } })).toEqual([
      { path: 'l[2]', inDiff: { to: 'a' }, inStates: { to: 'c' } },
    ]);
  });

  it('made from the states member by member never disagrees', () => {
    fc.assert(
      fc.property(statePair, ([one, other]) => {
        const [before, after] = [
          { a: one, b: other },
          { a: other, b: one },
        ];
        const diff: JsonValue = { a: { from: one, to: other }, b: { from: other, to: one } };
        return changeWith({ diff, before, after }).disagreements.length === 0;
      }),
      { numRuns: 500 },
    );
  });

  it('of the demonstration archive agrees with its states through a flow’s whole life', () => {
    const random = createRandom(7);
    const entity = { type: 'ivr', id: 'i1', state: firstIvrFlow('Main') };
    const deeds = [createEntity(entity)];
    for (let edit = 0; edit < 50; edit += 1) deeds.push(updateEntity(entity, editIvrFlow(entity.state, random)));
    deeds.push(deleteEntity(entity));
    for (const { action, diff, before, after } of deeds) {
      const stated = { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
      const result = changeWith({ action, ...(diff === undefined ? {} : { diff }), ...stated });
      expect(result).toMatchObject({ basis: 'both', disagreements: [] });
      expect(result.total).toBeGreaterThan(0);
      expect(result.flow).toHaveLength(12);
    }
  });
});
