// What a resource was at a moment: every rule of what an event establishes, and of what stays unknown.
import { describe, expect, it } from 'vitest';
import { stateAsOf } from '#core/changes/state-as-of.ts';
import type { ChangeEvent } from '#core/changes/types.ts';
import type { Moment, StateAsOf } from '#shared/model/changes.ts';
import type { JsonObject, JsonValue } from '#shared/model/json.ts';
import { changeEvent } from '#test/support/change-events.ts';

const queue = { type: 'queue', id: 'q1' };
const now: Moment = { kind: 'now' };
const leftBy = (number: number): Moment => ({ kind: 'after', eventId: `e${number}` });
const foundBy = (number: number): Moment => ({ kind: 'before', eventId: `e${number}` });

const asOf = (events: readonly ChangeEvent[], moment: Moment = now): StateAsOf => stateAsOf(queue, events, moment);
/** Field → number of the event blamed, with `?` where it was only seen. */
const blamed = ({ blame }: StateAsOf): Record<string, string> =>
  Object.fromEntries(
    Object.entries(blame).map(([field, { eventId, how }]) => [field, eventId + (how === 'seen' ? '?' : '')]),
  );
const set = (field: string, from: JsonValue, to: JsonValue): JsonObject => ({ [field]: { from, to } });

describe('a state of sparse changes', () => {
  const events = [
    changeEvent(1, { diff: set('wait', 10, 20) }),
    changeEvent(2, { diff: set('calls', 1, 2) }),
    changeEvent(3, { diff: { ...set('wait', 20, 30), ...set('name', 'a', 'b') } }),
  ];

  it('holds what was set, and says by whom', () => {
    const state = asOf(events);
    expect(state).toMatchObject({ at: null, exists: 'yes', complete: false, state: { wait: 30, calls: 2, name: 'b' } });
    expect(state.version).toEqual({ number: 3, eventId: 'e3', at: events[2]?.timestamp });
    expect(blamed(state)).toEqual({ wait: 'e3', calls: 'e2', name: 'e3' });
    expect(state.blame.wait).toEqual({
      eventId: 'e3',
      actor: { id: 'u-1', email: 'ana@acme.example' },
      at: '2026-05-01T10:00:00.000Z',
      how: 'set',
    });
  });

  it('knows nothing of other fields, and concludes them from the next change', () => {
    expect(asOf(events, leftBy(1))).toMatchObject({
      state: { wait: 20 },
      unknown: ['calls', 'name'],
      inferred: { calls: { value: 1, eventId: 'e2' }, name: { value: 'a', eventId: 'e3' } },
    });
  });

  it('takes in events at the very instant, and none after it', () => {
    const at = (text: string): Moment => ({ kind: 'time', at: text });
    expect(asOf(events, at('2026-05-01T11:00:00+02:00'))).toMatchObject({ version: { number: 2 } });
    expect(asOf(events, at('2026-05-01T08:59:59.999Z'))).toMatchObject({ version: { number: 1 } });
    const fine = [changeEvent(1, { diff: set('wait', 1, 2), timestamp: '2026-05-01T08:00:00.000500Z' })];
    expect(asOf(fine, at('2026-05-01T08:00:00.000499Z')).version).toBeNull();
    expect(asOf(fine, at('2026-05-01T08:00:00.0005Z')).version).toMatchObject({ number: 1 });
  });

  it('before anything was seen is unknown, but for what the first changes found', () => {
    const state = asOf(events, { kind: 'time', at: '2020-01-01T00:00:00Z' });
    expect(state).toMatchObject({ exists: 'unknown', version: null, state: null, blame: {} });
    expect(state.unknown).toEqual(['wait', 'calls', 'name']);
    expect(state.inferred).toMatchObject({ wait: { value: 10, eventId: 'e1' }, name: { value: 'a', eventId: 'e3' } });
  });

  it('just before an event holds what the event found', () => {
    const state = asOf(events, foundBy(1));
    expect(state).toMatchObject({ exists: 'yes', version: null, state: { wait: 10 }, unknown: ['calls', 'name'] });
    expect(blamed(state)).toEqual({ wait: 'e1?' });
    const broken = [changeEvent(1, { diff: set('wait', 10, 20) }), changeEvent(2, { diff: set('wait', 25, 30) })];
    expect(asOf(broken, foundBy(2))).toMatchObject({ version: { number: 1 }, state: { wait: 25 } });
    expect(blamed(asOf(broken, foundBy(2)))).toEqual({ wait: 'e2?' });
    expect(asOf(broken, leftBy(1))).toMatchObject({ state: { wait: 20 } });
  });

  it('does not conclude over a change that says no old value', () => {
    const silent = [
      changeEvent(1, { diff: set('a', 1, 2) }),
      changeEvent(2, { diff: { b: { new: 7 } } }),
      changeEvent(3, { diff: set('b', 7, 8) }),
    ];
    expect(asOf(silent, leftBy(1))).toMatchObject({ unknown: ['b'], inferred: {} });
  });

  it('keeps null where the source wrote null', () => {
    expect(asOf([changeEvent(1, { diff: set('wait', 10, null) })]).state).toEqual({ wait: null });
  });

  it('forgets a field of which only the old value is told, and drops one that a patch removed', () => {
    const told = [changeEvent(1, { diff: set('wait', 10, 20) }), changeEvent(2, { diff: { wait: { old: 20 } } })];
    expect(asOf(told)).toMatchObject({ state: {}, unknown: ['wait'], blame: {} });
    const removed = [
      changeEvent(1, { diff: set('wait', 10, 20) }),
      changeEvent(2, { diff: [{ op: 'remove', path: '/wait' }] }),
    ];
    expect(asOf(removed)).toMatchObject({ state: {}, unknown: [], blame: {} });
  });

  it('carries out a patch as a whole, for its places of items shift with each operation', () => {
    const made = changeEvent(1, { action: 'create', after: { l: ['a', 'b', 'c'], n: 1 } });
    const patch = [
      { op: 'remove', path: '/l/0' },
      { op: 'add', path: '/l/0', value: 'z' },
      { op: 'add', path: '/l/-', value: 'q' },
      { op: 'move', from: '/l/0', path: '/l/1' },
      { op: 'remove', path: '/n' },
    ];
    const left = { state: { l: ['b', 'z', 'c', 'q'] }, complete: true, unknown: [] };
    for (const diff of [patch, JSON.stringify(patch)]) {
      const state = asOf([made, changeEvent(2, { diff })]);
      expect(state).toMatchObject(left);
      expect(blamed(state)).toEqual({ l: 'e2' });
    }
    const whole = [{ op: 'replace', path: '', value: { m: 1 } }];
    expect(asOf([made, changeEvent(2, { diff: whole })])).toMatchObject({ state: { m: 1 }, complete: true });
  });

  it('knows a list no more whose places a patch counts that does not fit what is known', () => {
    const made = changeEvent(1, { action: 'create', after: { l: ['a'], n: 1 } });
    const diff = [
      { op: 'remove', path: '/l/7' },
      { op: 'replace', path: '/n', value: 2 },
    ];
    expect(asOf([made, changeEvent(2, { diff })])).toMatchObject({
      state: { n: 2 },
      complete: false,
      unknown: ['l', 'l.7'],
    });
    const unseen = [changeEvent(1, { diff: set('l.0.x', 1, 2) }), changeEvent(2, { diff: diff.slice(0, 1) })];
    expect(asOf(unseen)).toMatchObject({ state: {}, complete: false, unknown: ['l.0.x', 'l.7'], blame: {} });
    const list = [changeEvent(1, { after: ['a'] }), changeEvent(2, { diff: [{ op: 'remove', path: '/3' }] })];
    expect(asOf(list)).toMatchObject({ state: null, complete: false });
  });

  it.each([
    ['a text', 'retention changed'],
    ['items of no known shape', [1, { x: 2 }]],
    ['nothing', {}],
  ])('takes no field from a diff of %s', (_, diff) => {
    expect(asOf([changeEvent(1, { diff: set('wait', 10, 20) }), changeEvent(2, { diff })])).toMatchObject({
      state: { wait: 20 },
      version: { number: 2 },
    });
  });

  it('throws EVENT_NOT_FOUND for a moment at another event', () => {
    expect(() => asOf(events, leftBy(9))).toThrow(expect.objectContaining({ code: 'EVENT_NOT_FOUND' }));
  });

  it('is nothing at all where no event changed it', () => {
    expect(asOf([])).toEqual({
      resource: queue,
      at: null,
      version: null,
      exists: 'unknown',
      complete: false,
      state: null,
      unknown: [],
      inferred: {},
      blame: {},
    });
  });
});

describe('a state on complete ones', () => {
  const events = [
    changeEvent(1, { diff: set('wait', 1, 2) }),
    changeEvent(2, { before: { wait: 2, calls: 5, old: 1 }, after: { wait: 3, calls: 5 } }),
    changeEvent(3, { diff: set('calls', 5, 6) }),
    changeEvent(4, { before: { wait: 9, calls: 6 }, after: { wait: 9, calls: 7, name: null } }),
  ];

  it('misses nothing, and blames the event only for what it changed', () => {
    const second = asOf(events, leftBy(2));
    expect(second).toMatchObject({ complete: true, state: { wait: 3, calls: 5 }, unknown: [], inferred: {} });
    expect(blamed(second)).toEqual({ wait: 'e2', calls: 'e2?' });
    expect(asOf(events, leftBy(3))).toMatchObject({ complete: true, state: { wait: 3, calls: 6 } });
  });

  it('believes the newer word of a state before, and tells null from absent', () => {
    const last = asOf(events);
    expect(last.state).toEqual({ wait: 9, calls: 7, name: null });
    expect(blamed(last)).toEqual({ wait: 'e4?', calls: 'e4', name: 'e4' });
    expect(asOf(events, foundBy(4))).toMatchObject({
      complete: true,
      state: { wait: 9, calls: 6 },
      version: { number: 3 },
    });
  });

  it('knows a field as absent, not as unknown', () => {
    const state = asOf([changeEvent(1, { after: { a: 1 } }), changeEvent(2, { diff: set('b', null, 2) })], leftBy(1));
    expect(state).toMatchObject({ state: { a: 1 }, unknown: [] });
    expect(
      asOf([changeEvent(1, { after: { a: 1 } }), changeEvent(2, { diff: set('b', null, 2) })], foundBy(2)).state,
    ).toEqual({ a: 1 });
  });

  it('is none any more after a change of which only the state before is told', () => {
    const state = asOf([changeEvent(1, { after: { a: 1 } }), changeEvent(2, { before: { a: 1 } })]);
    expect(state).toMatchObject({ exists: 'yes', complete: false, state: null, unknown: ['a'] });
  });

  it('believes the states where the diff says otherwise, and takes blame from a diff they bear out', () => {
    const both = [changeEvent(1, { diff: { ...set('a', 1, 2), ...set('b', 1, 9) }, after: { a: 2, b: 3 } })];
    expect(asOf(both).state).toEqual({ a: 2, b: 3 });
    expect(blamed(asOf(both))).toEqual({ a: 'e1', b: 'e1?' });
  });

  it.each([[['x', 'y']], ['text'], [7], [false]])('may be no object: %j', (after) => {
    const state = asOf([changeEvent(1, { after })]);
    expect([state.state, state.complete, state.exists]).toEqual([after, true, 'yes']);
    expect(blamed(state)).toEqual({ '': 'e1?' });
  });

  it('holds members of any name, and none that are not there', () => {
    const odd = JSON.parse('{"__proto__": {"x": 1}, "constructor": 2}') as JsonObject;
    const events = [
      changeEvent(1, { after: odd }),
      changeEvent(2, {
        diff: JSON.parse('{"__proto__.x": {"from": 1, "to": 5}, "toString": {"from": null, "to": 1}}'),
      }),
    ];
    const state = asOf(events);
    expect(JSON.stringify(state.state)).toBe('{"__proto__":{"x":5},"constructor":2,"toString":1}');
    expect(JSON.stringify(odd)).toBe('{"__proto__":{"x":1},"constructor":2}');
    expect(
      asOf([changeEvent(1, { diff: set('a', 1, 2) }), changeEvent(2, { diff: set('valueOf', 1, 2) })], leftBy(1))
        .unknown,
    ).toEqual(['valueOf']);
  });
});

describe('dotted names', () => {
  const flow = {
    nodes: [
      { id: 'n1', prompt: 'a' },
      { id: 'n2', prompt: 'b' },
    ],
    limits: { max: 1 },
  };
  const changed = (diff: JsonObject): StateAsOf => asOf([changeEvent(1, { after: flow }), changeEvent(2, { diff })]);

  it('lead into containers that are known', () => {
    const state = changed({ ...set('nodes.n2.prompt', 'b', 'c'), ...set('limits.min', null, 0) });
    expect(state.state).toEqual({
      nodes: [
        { id: 'n1', prompt: 'a' },
        { id: 'n2', prompt: 'c' },
      ],
      limits: { max: 1, min: 0 },
    });
    expect(blamed(state)).toEqual({ nodes: 'e2', limits: 'e2', 'nodes.n2.prompt': 'e2', 'limits.min': 'e2' });
  });

  it('add and take away items of a list by their ids', () => {
    expect(changed({ ...set('nodes.n3', null, { id: 'n3' }), ...set('nodes.n1', { id: 'n1' }, null) }).state).toEqual({
      ...flow,
      nodes: [{ id: 'n2', prompt: 'b' }, { id: 'n3' }],
    });
  });

  it('stand as they are where their container is not known, until it is', () => {
    const events = [
      changeEvent(1, { diff: set('nodes.n2.prompt', 'b', 'c') }),
      changeEvent(2, { diff: set('nodes', null, flow.nodes) }),
    ];
    expect(asOf(events, leftBy(1)).state).toEqual({ 'nodes.n2.prompt': 'c' });
    expect(asOf(events).state).toEqual({ nodes: flow.nodes });
    expect(blamed(asOf(events))).toEqual({ nodes: 'e2', 'nodes.n2.prompt': 'e2' });
  });

  it('lead nowhere through two items of the same id', () => {
    const twins = {
      n: 1,
      nodes: [
        { id: 'n1', v: 1 },
        { id: 'n1', v: 2 },
      ],
    };
    const made = changeEvent(1, { action: 'create', after: twins });
    for (const diff of [set('nodes.n1.v', 2, 9), set('nodes.n1', { id: 'n1', v: 2 }, { id: 'n1', v: 9 })]) {
      const events = [made, changeEvent(2, { diff })];
      const state = asOf(events);
      expect(state).toMatchObject({ state: { n: 1 }, complete: false });
      expect(state.unknown).toContain('nodes');
      expect(blamed(state)).toEqual({ n: 'e1' });
      expect(asOf(events, foundBy(2))).toMatchObject({ state: { n: 1 }, complete: false });
    }
  });

  it('make a whole state one with parts that nobody showed', () => {
    const made = changeEvent(1, { action: 'create', after: { name: 'x' } });
    const change = changeEvent(2, { diff: set('skills.0.weight', 1, 2) });
    expect(asOf([made, change])).toMatchObject({ state: { name: 'x', 'skills.0.weight': 2 }, complete: false });
    expect(asOf([made, change], foundBy(2))).toMatchObject({ complete: false });
    expect(asOf([made, change], leftBy(1))).toMatchObject({ complete: true });
    const own = changeEvent(1, { action: 'create', after: { 'a.b': 1 } });
    expect(asOf([own, changeEvent(2, { diff: set('a.b', 1, 2) })])).toMatchObject({
      state: { 'a.b': 2 },
      complete: true,
    });
  });

  it('keep their blame while a whole state shows the same value', () => {
    const events = [
      changeEvent(1, { after: flow }),
      changeEvent(2, { diff: set('nodes.n2.prompt', 'b', 'c') }),
      changeEvent(3, { after: { ...flow, nodes: [{ id: 'n2', prompt: 'c' }] } }),
      changeEvent(4, { after: { ...flow, nodes: [{ id: 'n2', prompt: 'd' }] } }),
    ];
    expect(blamed(asOf(events, leftBy(3)))).toEqual({ nodes: 'e3', limits: 'e1?', 'nodes.n2.prompt': 'e2' });
    expect(blamed(asOf(events))).toEqual({ nodes: 'e4', limits: 'e1?', 'nodes.n2.prompt': 'e4' });
  });
});

describe('lives', () => {
  const events = [
    changeEvent(1, { action: 'create', diff: { ...set('a', null, 1), ...set('b', null, 1) } }),
    changeEvent(2, { action: 'delete', diff: set('a', 1, null) }),
    changeEvent(3, { action: 'queue.created', diff: set('a', null, 5) }),
    changeEvent(4, { diff: set('c', 1, 2) }),
  ];

  it('begin with a creation and end with a deletion', () => {
    expect(asOf(events, foundBy(1))).toMatchObject({ exists: 'no', state: null, unknown: [] });
    expect(asOf(events, leftBy(1))).toMatchObject({ exists: 'yes', state: { a: 1, b: 1 }, unknown: [] });
    expect(asOf(events, foundBy(2))).toMatchObject({ exists: 'yes', state: { a: 1, b: 1 } });
    expect(asOf(events, leftBy(2))).toMatchObject({
      exists: 'no',
      state: null,
      complete: false,
      unknown: [],
      blame: {},
    });
    expect(asOf(events, leftBy(3))).toMatchObject({
      exists: 'yes',
      state: { a: 5 },
      unknown: ['c'],
      inferred: { c: { value: 1 } },
    });
    expect(asOf(events)).toMatchObject({ exists: 'yes', state: { a: 5, c: 2 }, unknown: [] });
  });

  it('go on unseen after a deletion that another change follows', () => {
    const undead = [
      changeEvent(1, { after: { a: 1 } }),
      changeEvent(2, { action: 'delete' }),
      changeEvent(3, { diff: set('b', 1, 2) }),
    ];
    expect(asOf(undead, leftBy(2))).toMatchObject({ exists: 'no' });
    expect(asOf(undead, foundBy(3))).toMatchObject({ exists: 'yes', state: { b: 1 } });
    expect(asOf(undead)).toMatchObject({ exists: 'yes', state: { b: 2 }, unknown: [] });
  });
});

describe('versions that contradict each other', () => {
  const events = [
    changeEvent(1, { diff: set('a', 1, 2), conflict: true, later: true, contentHash: '00' }),
    changeEvent(1, { diff: set('b', 1, 2), conflict: true, contentHash: 'ff' }),
  ];

  it('are never both applied: the one stored first counts', () => {
    expect(asOf(events)).toMatchObject({ state: { b: 2 }, unknown: [], version: { number: 1 } });
  });

  it('count where the first stored one is about something else', () => {
    expect(asOf(events.slice(0, 1))).toMatchObject({ state: { a: 2 } });
  });
});

describe('tenants', () => {
  const events = [
    changeEvent(1, { tenantId: 't1', diff: set('a', 1, 2) }),
    changeEvent(2, { tenantId: null, diff: set('a', 5, 6) }),
    changeEvent(3, { tenantId: 't2', diff: set('a', 7, 8) }),
  ];

  it('have states of their own: of the tenant named, of the event, of the first', () => {
    expect(asOf(events)).toMatchObject({ resource: { ...queue, tenantId: 't1' }, state: { a: 2 } });
    expect(stateAsOf({ ...queue, tenantId: null }, events, now)).toMatchObject({ state: { a: 6 } });
    expect(asOf(events, leftBy(3))).toMatchObject({ resource: { ...queue, tenantId: 't2' }, state: { a: 8 } });
    expect(stateAsOf({ ...queue, tenantId: 't9' }, events, now)).toMatchObject({ exists: 'unknown', state: null });
  });
});
