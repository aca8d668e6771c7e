import { describe, expect, it } from 'vitest';
import { stateJson } from '#renderer/features/changes/resources/state-json.ts';
import { stateRows } from '#renderer/features/changes/resources/state-rows.ts';
import type { Blame, StateAsOf } from '#shared/model/changes.ts';

const blameOf = (eventId: string, how: Blame['how'] = 'set'): Blame => ({
  eventId,
  actor: { id: null, email: 'ana@acme.example' },
  at: '2026-05-20T10:00:00.000Z',
  how,
});

const stateOf = (part: Partial<StateAsOf>): StateAsOf => ({
  resource: { type: 'ivr', id: '1', tenantId: null },
  at: null,
  version: null,
  exists: 'yes',
  complete: false,
  state: null,
  unknown: [],
  inferred: {},
  blame: {},
  ...part,
});

describe('rows of a state', () => {
  it('name every field, parts that changes name on their own, and what is unknown', () => {
    const rows = stateRows(
      stateOf({
        state: { nodes: [{ id: 'n3', prompt: 'Hola' }], active: null },
        blame: { nodes: blameOf('e2'), 'nodes.n3.prompt': blameOf('e2'), active: blameOf('e1', 'seen') },
        unknown: ['name'],
        inferred: { name: { value: 'Old', eventId: 'e9', at: '2026-05-21T10:00:00.000Z' } },
      }),
    );
    expect(rows.map(({ field, kind, value }) => [field, kind, value])).toEqual([
      ['active', 'field', null],
      ['name', 'unknown', undefined],
      ['nodes', 'field', [{ id: 'n3', prompt: 'Hola' }]],
      ['nodes.n3.prompt', 'part', 'Hola'],
    ]);
    expect(rows[0]?.blame).toEqual(blameOf('e1', 'seen'));
    expect(rows[1]?.inferred).toMatchObject({ value: 'Old', eventId: 'e9' });
  });

  it('never guess: a field without a value then has none, whatever a later change says', () => {
    const [row] = stateRows(
      stateOf({ unknown: ['a'], inferred: { a: { value: 1, eventId: 'e', at: '2026-05-21T10:00:00.000Z' } } }),
    );
    expect(row).toMatchObject({ field: 'a', kind: 'unknown', blame: null });
    expect(row).not.toHaveProperty('value');
  });

  it('tell a state that is null from a state of which nothing is known', () => {
    expect(stateRows(stateOf({}))).toEqual([]);
    expect(stateRows(stateOf({ blame: { '': blameOf('e1') } }))).toMatchObject([{ field: '', value: null }]);
  });

  it('a state that is no object is one row, and one that does not exist none', () => {
    expect(stateRows(stateOf({ state: [1], blame: { '': blameOf('e1') } }))).toMatchObject([{ field: '', value: [1] }]);
    expect(stateRows(stateOf({ exists: 'no' }))).toEqual([]);
  });

  it('take members of any name as they are', () => {
    const state = JSON.parse('{"__proto__": 1, "constructor": {"a": 2}}');
    const rows = stateRows(stateOf({ state, blame: {} }));
    expect(rows.map(({ field, value, blame }) => [field, value, blame])).toEqual([
      ['__proto__', 1, null],
      ['constructor', { a: 2 }, null],
    ]);
  });
});

describe('a state as JSON', () => {
  it('lists what is unknown and fills nothing in', () => {
    const state = stateOf({ state: { a: 1 }, unknown: ['b'], blame: { a: blameOf('e1') } });
    expect(JSON.parse(stateJson(state))).toEqual(state);
  });
});
