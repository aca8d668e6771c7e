// What counts as a break, as a flip-flop, as a contradiction, and what does not.
import { describe, expect, it } from 'vitest';
import type { ChangeEvent } from '#core/changes/types.ts';
import type { ChainReport } from '#shared/model/chain.ts';
import type { JsonObject, JsonValue } from '#shared/model/json.ts';
import { changeEvent } from '#test/support/change-events.ts';
import { checkEvents } from '#test/support/check-events.ts';

const diff = (changes: Record<string, [JsonValue, JsonValue]>): { diff: JsonObject } => ({
  diff: Object.fromEntries(Object.entries(changes).map(([field, [from, to]]) => [field, { from, to }])),
});

const told = ({ breaks }: ChainReport) =>
  breaks.map(({ field, expected, found, previousEventId, eventId }) => ({
    field,
    ...(expected === undefined ? {} : { expected }),
    ...(found === undefined ? {} : { found }),
    between: `${previousEventId} ${eventId}`,
  }));

const breaksOf = async (...events: ChangeEvent[]) => told(await checkEvents(events));

/** A policy whose states are complete, as the type has to show before an absent member counts. */
const policy: JsonObject = { name: 'P', format: 'mp3', active: true, days: 90 };
const states = (before: JsonObject | null, after: JsonObject | null) => ({ before, after });
const teacher = changeEvent(1, {
  resourceId: 'other',
  ...states(policy, { ...policy, days: 1 }),
  ...diff({ days: [90, 1] }),
});

describe('sparse diffs', () => {
  it('that found what was left are whole; the first sighting of a field is no break', async () => {
    const report = await checkEvents([
      changeEvent(1, diff({ days: [30, 90] })),
      changeEvent(2, diff({ days: [90, 180], format: ['mp3', 'wav'] })),
      changeEvent(3, diff({ format: ['wav', 'ogg'] })),
    ]);
    expect(report).toMatchObject({ breakTotal: 0, breaks: [], checked: { resources: 1, links: 2, changes: 3 } });
  });

  it('of an item whose id another one has, too, are held against nothing, and contradict nothing', async () => {
    const twins = (first: number, second: number): JsonObject => ({
      nodes: [
        { id: 'n1', v: first },
        { id: 'n1', v: second },
      ],
    });
    const events = [
      changeEvent(1, { action: 'create', after: twins(1, 2) }),
      changeEvent(2, diff({ 'nodes.n1.v': [2, 9] })),
      changeEvent(3, { before: twins(1, 9), after: twins(1, 7), ...diff({ 'nodes.n1.v': [9, 7] }) }),
      changeEvent(4, diff({ nodes: [twins(1, 7).nodes ?? null, twins(5, 7).nodes ?? null] })),
      changeEvent(5, diff({ 'nodes.n1.v': [7, 8] })),
    ];
    expect(await checkEvents(events)).toMatchObject({ breaks: [], contradictions: [] });
    expect(
      await breaksOf(changeEvent(1, { after: twins(1, 2) }), changeEvent(2, { before: twins(1, 3) })),
    ).toHaveLength(1);
  });

  it('that found something else name both events, both values and the interval', async () => {
    const report = await checkEvents([
      changeEvent(1, diff({ days: [30, 90], name: ['A', 'B'] })),
      changeEvent(5, diff({ days: [60, 180] })),
    ]);
    expect(report.breaks).toEqual([
      {
        resource: { type: 'queue', id: 'q1', tenantId: 't1', name: 'B' },
        field: 'days',
        expected: 90,
        found: 60,
        previousEventId: 'e1',
        previousActor: { id: 'u-1', email: 'ana@acme.example' },
        eventId: 'e5',
        actor: { id: 'u-1', email: 'ana@acme.example' },
        from: '2026-05-01T08:00:00.000Z',
        to: '2026-05-01T12:00:00.000Z',
        coverage: {
          kind: 'uncovered',
          gaps: [{ from: '2026-05-01T08:00:00.000Z', to: '2026-05-01T12:00:00.000Z' }],
          gapCount: 1,
        },
      },
    ]);
  });

  it('are taken at their own word after a break, so that one missing change is told once', async () => {
    const events = [
      changeEvent(1, diff({ days: [1, 2] })),
      changeEvent(2, diff({ days: [3, 4] })),
      changeEvent(3, diff({ days: [4, 5] })),
    ];
    expect(await breaksOf(...events)).toEqual([{ field: 'days', expected: 2, found: 3, between: 'e1 e2' }]);
  });

  it('agree where null stands for a member that is not there', async () => {
    expect(
      await breaksOf(changeEvent(1, diff({ note: ['x', null] })), changeEvent(2, diff({ note: [null, 'y'] }))),
    ).toEqual([]);
    const after = changeEvent(2, { ...states({ ...policy }, { ...policy, days: 2 }) });
    expect(await breaksOf(teacher, changeEvent(1, diff({ note: ['x', null] })), after)).toEqual([]);
  });

  it('that say what a field became but not what it was are held against nothing, and what follows is held against them', async () => {
    const became = changeEvent(2, { diff: { days: { to: 7 } } });
    expect(
      await breaksOf(changeEvent(1, diff({ days: [1, 2] })), became, changeEvent(3, diff({ days: [8, 9] }))),
    ).toEqual([{ field: 'days', expected: 7, found: 8, between: 'e2 e3' }]);
  });

  it('of an unknown shape, and operations, make everything before them open', async () => {
    const open: JsonValue[] = [
      'the days were changed',
      ['days'],
      { days: 5 },
      [{ op: 'replace', path: '/days', value: 5 }],
      7,
    ];
    for (const shape of open) {
      const events = [
        changeEvent(1, diff({ days: [1, 2] })),
        changeEvent(2, { diff: shape }),
        changeEvent(3, diff({ days: [5, 6] })),
      ];
      expect(await breaksOf(...events), JSON.stringify(shape)).toEqual([]);
    }
  });

  it('as JSON in a string are read', async () => {
    const { diff: second } = diff({ days: [3, 4] });
    const events = [changeEvent(1, diff({ days: [1, 2] })), changeEvent(2, { diff: JSON.stringify(second) })];
    expect(await breaksOf(...events)).toHaveLength(1);
  });

  it('name the innermost field: inside a part set before, and parts inside a whole', async () => {
    const part = changeEvent(1, diff({ 'nodes.n3': [null, { id: 'n3', prompt: 'a' }] }));
    expect(await breaksOf(part, changeEvent(2, diff({ 'nodes.n3.prompt': ['b', 'c'] })))).toEqual([
      { field: 'nodes.n3.prompt', expected: 'a', found: 'b', between: 'e1 e2' },
    ]);
    const inside = changeEvent(1, diff({ 'limits.max': [1, 2] }));
    expect(await breaksOf(inside, changeEvent(2, diff({ limits: [{ max: 3, min: 0 }, null] })))).toEqual([
      { field: 'limits.max', expected: 2, found: 3, between: 'e1 e2' },
    ]);
  });

  it('of numbered places say nothing of each other once an item came or went', async () => {
    const events = [
      changeEvent(1, diff({ 'phones.0': ['a', 'b'], 'phones.1': ['c', 'd'] })),
      changeEvent(2, diff({ 'phones.0': ['b', null] })),
      changeEvent(3, diff({ 'phones.0': ['d', 'e'] })),
    ];
    expect(await breaksOf(...events)).toEqual([]);
  });
});

describe('complete states', () => {
  it('are held against the state before, to the innermost field, list items by their ids', async () => {
    const flow = (prompt: string): JsonObject => ({ ...policy, nodes: [{ id: 'n1' }, { id: 'n3', prompt }] });
    const events = [changeEvent(1, states(flow('a'), flow('b'))), changeEvent(2, states(flow('c'), flow('d')))];
    expect(await breaksOf(...events)).toEqual([
      { field: 'nodes.n3.prompt', expected: 'b', found: 'c', between: 'e1 e2' },
    ]);
  });

  it('tell null from absent, and the order of items', async () => {
    const left = { ...policy, note: null, nodes: [{ id: 'a' }, { id: 'b' }] };
    const seen = { ...policy, nodes: [{ id: 'b' }, { id: 'a' }] };
    const found = await breaksOf(changeEvent(1, states(policy, left)), changeEvent(2, states(seen, seen)));
    expect(found).toContainEqual({ field: 'note', expected: null, between: 'e1 e2' });
    expect(found).toContainEqual({ field: 'nodes', expected: left.nodes, found: seen.nodes, between: 'e1 e2' });
  });

  it('count against the fields that diffs have set since, and the other way round', async () => {
    const whole = changeEvent(1, states(policy, { ...policy, days: 100 }));
    expect(await breaksOf(whole, changeEvent(2, diff({ days: [90, 91] })))).toEqual([
      { field: 'days', expected: 100, found: 90, between: 'e1 e2' },
    ]);
    const events = [
      whole,
      changeEvent(2, diff({ days: [100, 91] })),
      changeEvent(3, states({ ...policy, days: 92 }, policy)),
    ];
    expect(await breaksOf(...events)).toEqual([{ field: 'days', expected: 91, found: 92, between: 'e2 e3' }]);
  });

  it('with more than twenty differences inside one member are told as one', async () => {
    const many = (value: number): JsonObject =>
      Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`m${index}`, value]));
    const found = await checkEvents([
      changeEvent(1, states(policy, { ...policy, many: many(1) })),
      changeEvent(2, states({ ...policy, many: many(2), days: 1 }, policy)),
    ]);
    expect(found.breaks.map(({ field }) => field).sort()).toEqual(['days', 'many']);
  });

  it('of which only the changed members were kept prove nothing, and are counted', async () => {
    const report = await checkEvents([
      changeEvent(1, states({ days: 1 }, { days: 2 })),
      changeEvent(2, states({ name: 'a' }, { name: 'b' })),
    ]);
    expect(report).toMatchObject({ breakTotal: 0, checked: { unsettled: 2 } });
  });

  it('go before the diff beside them; where the two differ the event is listed', async () => {
    const report = await checkEvents([
      changeEvent(1, {
        ...states(policy, { ...policy, days: 100 }),
        ...diff({ days: [90, 99], format: ['mp3', 'mp3'] }),
      }),
      changeEvent(2, { ...states({ ...policy, days: 100 }, policy), ...diff({ days: [100, 90], label: ['x', 'y'] }) }),
      changeEvent(3, { ...states(policy, { ...policy, days: 2, format: 'wav' }), ...diff({ days: [90, 2] }) }),
    ]);
    expect(report).toMatchObject({
      breakTotal: 0,
      contradictionTotal: 3,
      contradictions: [
        { eventId: 'e3', field: 'format' },
        { eventId: 'e2', field: 'label' },
        { eventId: 'e1', field: 'days', at: '2026-05-01T08:00:00.000Z' },
      ],
    });
  });

  it('that are no objects are one value', async () => {
    const events = [changeEvent(1, { before: 'a', after: 'b' }), changeEvent(2, { before: 'c', after: [1] })];
    expect(await breaksOf(...events)).toEqual([{ field: '', expected: 'b', found: 'c', between: 'e1 e2' }]);
  });
});

describe('values', () => {
  it('are numbers however written, and their text is another spelling', async () => {
    const report = await checkEvents([
      changeEvent(1, diff({ days: [1, 90], on: [false, true], long: [1, '9007199254740993'] })),
      changeEvent(2, diff({ days: ['90', 91], on: ['true', false], long: ['9007199254740993', 1] })),
    ]);
    expect(report).toMatchObject({ breakTotal: 0, checked: { links: 3, spellings: 2 } });
    expect(await breaksOf(changeEvent(1, diff({ a: [0, ''] })), changeEvent(2, diff({ a: [0, 1] })))).toHaveLength(1);
  });

  it('too large or too deep are told by their beginning', async () => {
    const deep = (levels: number): JsonValue => (levels === 0 ? 1 : [deep(levels - 1)]);
    const report = await checkEvents([
      changeEvent(1, diff({ text: ['', 'x'.repeat(100_000)], deep: [0, deep(900)] })),
      changeEvent(2, diff({ text: ['y'.repeat(100_000), ''], deep: [deep(901), 0] })),
    ]);
    expect(report.breakTotal).toBe(2);
    expect(report.breaks.every(({ cut }) => cut === true)).toBe(true);
    expect(JSON.stringify(report).length).toBeLessThan(5000);
  });

  it('named like members of every object are members', async () => {
    const odd = JSON.parse('{"__proto__":{"from":1,"to":2},"constructor":{"from":1,"to":2}}') as JsonObject;
    const next = JSON.parse('{"__proto__":{"from":3,"to":2},"constructor":{"from":2,"to":3}}') as JsonObject;
    expect(await breaksOf(changeEvent(1, { diff: odd }), changeEvent(2, { diff: next }))).toEqual([
      { field: '__proto__', expected: 2, found: 3, between: 'e1 e2' },
    ]);
  });
});

describe('lives', () => {
  it('end with a deletion and start with a creation', async () => {
    const events = [
      changeEvent(1, diff({ days: [1, 2] })),
      changeEvent(2, { action: 'delete', ...diff({ days: [2, null] }) }),
      changeEvent(3, { action: 'create', ...diff({ days: [null, 9] }) }),
      changeEvent(4, diff({ days: [9, 10] })),
    ];
    expect(await checkEvents(events)).toMatchObject({ breakTotal: 0, flipFlopTotal: 0 });
  });

  it('that go on after a deletion, without a creation, are a break of the resource itself', async () => {
    const gone = changeEvent(2, { action: 'queue.deleted' });
    const later = changeEvent(3, diff({ days: [5, 6] }));
    expect(
      await breaksOf(changeEvent(1, diff({ days: [1, 2] })), gone, later, changeEvent(4, diff({ days: [6, 7] }))),
    ).toEqual([{ field: '', found: { days: 5 }, between: 'e2 e3' }]);
    expect(await breaksOf(gone, changeEvent(3, { action: 'purge' }))).toEqual([]);
    expect(await breaksOf(gone, changeEvent(3, { action: 'undelete', ...diff({ days: [1, 2] }) }))).toEqual([]);
  });

  it('are not ended by what is removed from them', async () => {
    const removed = changeEvent(2, { action: 'queue.member.removed', ...diff({ members: [['a', 'b'], ['a']] }) });
    const emptied = changeEvent(2, { action: 'delete', ...states(policy, { ...policy, days: 1 }) });
    expect(await breaksOf(removed, changeEvent(3, diff({ members: [['a'], []] })))).toEqual([]);
    expect(await breaksOf(emptied, changeEvent(3, diff({ days: [1, 2] })))).toEqual([]);
  });
});

describe('resources', () => {
  it('are one of a tenant; events without a tenant belong to the only one there is', async () => {
    const [first, second] = [diff({ days: [1, 2] }), diff({ days: [3, 4] })];
    expect(await breaksOf(changeEvent(1, first), changeEvent(2, { ...second, tenantId: 't2' }))).toEqual([]);
    expect(await breaksOf(changeEvent(1, first), changeEvent(2, { ...second, resourceType: 'ivr' }))).toEqual([]);
    expect(await breaksOf(changeEvent(1, first), changeEvent(2, { ...second, resourceId: 'Q1' }))).toEqual([]);
  });

  it('without a usable id stand in no chain', async () => {
    const report = await checkEvents([
      changeEvent(1, { ...diff({ days: [1, 2] }), resourceId: null }),
      changeEvent(2, { ...diff({ days: [3, 4] }), resourceId: '' }),
      changeEvent(3, { ...diff({ days: [3, 4] }), resourceId: 'x'.repeat(5000) }),
      changeEvent(4, { ...diff({ days: [3, 4] }), resourceType: null }),
    ]);
    expect(report.checked).toMatchObject({ resources: 0, changes: 0, unidentified: 4 });
  });

  it('are walked along the first stored version of a conflicting event', async () => {
    const report = await checkEvents([
      changeEvent(1, { ...diff({ days: [1, 2] }), conflict: true }),
      changeEvent(1, { ...diff({ days: [1, 7] }), conflict: true, later: true, eventId: 'e1' }),
      changeEvent(2, diff({ days: [2, 3] })),
    ]);
    expect(report).toMatchObject({ breakTotal: 0, checked: { changes: 2, conflicting: 1 } });
  });
});

describe('events of one instant', () => {
  const at = (id: string, time: number, change: Partial<ChangeEvent>) => changeEvent(time, { ...change, eventId: id });

  it('may have come in another order than their ids', async () => {
    const events = [
      at('b', 2, diff({ days: [1, 2] })),
      at('a', 2, diff({ days: [2, 3] })),
      at('z', 3, diff({ days: [3, 4] })),
    ];
    expect(await breaksOf(...events)).toEqual([]);
  });

  it('leave open what came last until a later event tells', async () => {
    const pair = [at('a', 2, diff({ days: [1, 2] })), at('b', 2, diff({ days: [2, 1] }))];
    expect(await breaksOf(...pair, at('c', 3, diff({ days: [1, 5] })))).toEqual([]);
    expect(await breaksOf(...pair, at('c', 3, diff({ days: [2, 5] })))).toEqual([]);
    expect(await breaksOf(...pair, at('c', 3, diff({ days: [3, 5] })))).toHaveLength(1);
  });

  it('are a break where no order is whole', async () => {
    const events = [
      at('a', 1, diff({ days: [0, 1] })),
      at('b', 2, diff({ days: [1, 2] })),
      at('c', 2, diff({ days: [3, 4] })),
    ];
    expect(await breaksOf(...events)).toEqual([{ field: 'days', expected: 2, found: 3, between: 'b c' }]);
  });

  it('in their hundreds are settled where they can be, and claim nothing where they cannot', async () => {
    const toggles = Array.from({ length: 300 }, (_, index) =>
      at(`t${index}`, 2, diff({ on: index % 2 === 0 ? [false, true] : [true, false] })),
    );
    expect(await checkEvents([at('a', 1, diff({ on: [true, false] })), ...toggles])).toMatchObject({ breakTotal: 0 });
    const steps = Array.from({ length: 300 }, (_, index) => at(`s${index}`, 2, diff({ n: [index, 1000 - index] })));
    const report = await checkEvents([...steps, at('z', 3, diff({ n: [-1, 0] }))]);
    expect(report).toMatchObject({ breakTotal: 0, checked: { unsettled: 300 } });
  });

  it('count to the nanosecond', async () => {
    const finer = (id: string, nanos: string, change: Partial<ChangeEvent>) =>
      at(id, 2, { ...change, timestamp: `2026-05-01T09:00:00.000${nanos}Z` });
    const events = [finer('a', '001', diff({ days: [2, 3] })), finer('b', '002', diff({ days: [1, 2] }))];
    expect(await breaksOf(...events)).toHaveLength(1);
  });
});

describe('flip-flops', () => {
  it('are fields changed and changed back in time, by whoever', async () => {
    const report = await checkEvents([
      changeEvent(1, diff({ active: [true, false] })),
      changeEvent(3, { ...diff({ active: [false, true] }), actor: { id: 'u-2', email: null } }),
      changeEvent(40, diff({ active: [true, false] })),
    ]);
    expect(report).toMatchObject({
      flipHours: 24,
      flipFlopTotal: 1,
      flipFlops: [
        {
          field: 'active',
          value: true,
          other: false,
          firstEventId: 'e1',
          secondEventId: 'e3',
          hours: 2,
          secondActor: { id: 'u-2' },
        },
      ],
    });
    expect(
      await checkEvents([changeEvent(1, diff({ a: [1, 2] })), changeEvent(3, diff({ a: [2, 1] }))], { flipHours: 1 }),
    ).toMatchObject({ flipFlopTotal: 0 });
  });

  it('may take a way round, and show in complete states too', async () => {
    const report = await checkEvents([
      changeEvent(1, states(policy, { ...policy, days: 30 })),
      changeEvent(2, states({ ...policy, days: 30 }, { ...policy, days: 1 })),
      changeEvent(3, states({ ...policy, days: 1 }, policy)),
    ]);
    expect(report.flipFlops).toMatchObject([
      { field: 'days', value: 90, other: 30, firstEventId: 'e1', secondEventId: 'e3' },
    ]);
  });
});

describe('lists', () => {
  it('hold the newest ten thousand and the number of all', async () => {
    const events = Array.from({ length: 10_050 }, (_, index) =>
      changeEvent(index + 1, diff({ n: [2 * index, 2 * index + 1], constant: [0, 0] })),
    );
    const { breaks, breakTotal } = await checkEvents(events);
    expect([breakTotal, breaks.length, breaks[0]?.eventId, breaks.at(-1)?.eventId]).toEqual([
      10_049,
      10_000,
      'e10050',
      'e51',
    ]);
  });
});
