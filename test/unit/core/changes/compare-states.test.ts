import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareStates, type StateSide } from '#core/changes/compare-states.ts';
import { equalJson } from '#core/changes/equal-json.ts';
import type { Comparison, FieldDiff } from '#shared/model/changes.ts';
import { valueAt } from '#shared/model/field-path.ts';
import type { JsonValue } from '#shared/model/json.ts';
import { anyState, statePair } from '#test/support/random-states.ts';

const whole = (state: JsonValue | undefined): StateSide => ({ state, complete: true, unknown: [] });
const sparse = (state: JsonValue | undefined, unknown: string[] = []): StateSide => ({
  state,
  complete: false,
  unknown,
});
const compare = (before: JsonValue, after: JsonValue): Comparison => compareStates(whole(before), whole(after));

/** `kind path: from → to`, a dash for no value, a question mark for nobody said. */
const text = ({ kind, path, from, to, fromKnown, toKnown }: FieldDiff): string => {
  const side = (value: JsonValue | undefined, known: boolean): string => (known ? (JSON.stringify(value) ?? '-') : '?');
  return `${kind} ${path}: ${side(from, fromKnown)} → ${side(to, toKnown)}`;
};
const texts = ({ fields }: Comparison): string[] => fields.map(text);

const at = (state: JsonValue, pointer: string): JsonValue | undefined => {
  const tokens = pointer.split('/').slice(1);
  return tokens.reduce<JsonValue | undefined>((value, token) => {
    const key = token.replaceAll('~1', '/').replaceAll('~0', '~');
    return valueAt(value, [Array.isArray(value) ? Number(key) : key]);
  }, state);
};

describe('objects', () => {
  it('tells added, removed and changed members, null and absent apart, whatever their order', () => {
    const result = compare(
      { retention_days: 90, format: 'wav', note: null, keep: { a: 1, b: 2 } },
      { keep: { b: 2, a: 1 }, scope: null, retention_days: 180, format: null },
    );
    expect(texts(result)).toEqual([
      'changed retention_days: 90 → 180',
      'changed format: "wav" → null',
      'removed note: null → -',
      'added scope: - → null',
    ]);
    expect(result).toMatchObject({ basis: 'states', total: 4, limited: null, disagreements: [], flow: null });
    expect(result.fields[0]).toMatchObject({ unit: 'days', pointer: '/retention_days' });
  });

  it('finds nothing between equal states', () => {
    expect(compare(JSON.parse('{"a":1.0,"b":1e2}'), JSON.parse('{"b":100,"a":1}')).total).toBe(0);
    fc.assert(fc.property(anyState, (state) => compare(state, JSON.parse(JSON.stringify(state))).total === 0));
  });

  it('takes long whole numbers as the texts they are', () => {
    expect(texts(compare({ n: '9007199254740993' }, { n: '9007199254740992' }))).toEqual([
      'changed n: "9007199254740993" → "9007199254740992"',
    ]);
  });

  it('writes names that look like a path in quotes', () => {
    const result = compare({ 'a.b': 1, '': { '~/': 1 } }, { 'a.b': 2, '': { '~/': 2 } });
    expect(result.fields.map(({ path, pointer }) => [path, pointer])).toEqual([
      ['["a.b"]', '/a.b'],
      ['[""].~/', '//~0~1'],
    ]);
  });

  it('takes members of every object for members', () => {
    const state = (json: string): JsonValue => JSON.parse(json) as JsonValue;
    expect(texts(compare(state('{"__proto__":{"x":1}}'), state('{"constructor":1,"toString":2}')))).toEqual([
      'removed __proto__: {"x":1} → -',
      'added constructor: - → 1',
      'added toString: - → 2',
    ]);
    expect(texts(compare(state('{"__proto__":{"x":1}}'), state('{"__proto__":{"x":2}}')))).toEqual([
      'changed __proto__.x: 1 → 2',
    ]);
  });

  it.each<[JsonValue, JsonValue]>([
    [1, 2],
    ['a', null],
    [[1], { '0': 1 }],
    [{}, []],
  ])('takes %j and %j as wholes', (before, after) => {
    expect(texts(compare(before, after))).toEqual([`changed : ${JSON.stringify(before)} → ${JSON.stringify(after)}`]);
  });
});

describe('lists', () => {
  it('knows items by their ids: a moved one is moved, with what changed inside it', () => {
    const result = compare(
      { nodes: [{ id: 'n1' }, { id: 'n2' }, { id: 'n3', wait: 5 }] },
      { nodes: [{ id: 'n3', wait: 9 }, { id: 'n0' }, { id: 'n1' }] },
    );
    expect(texts(result)).toEqual([
      'removed nodes[n2]: {"id":"n2"} → -',
      'moved nodes[n3]: {"id":"n3","wait":5} → {"id":"n3","wait":9}',
      'changed nodes[n3].wait: 5 → 9',
      'added nodes[n0]: - → {"id":"n0"}',
    ]);
    expect(result.fields.map(({ pointer, fromIndex, toIndex }) => [pointer, fromIndex, toIndex])).toEqual([
      ['/nodes/1', undefined, undefined],
      ['/nodes/0', 2, 0],
      ['/nodes/0/wait', undefined, undefined],
      ['/nodes/1', undefined, undefined],
    ]);
  });

  it('calls nothing moved that only made room', () => {
    expect(texts(compare([1, 2, 3, 4], [0, 1, 2, 4]))).toEqual(['removed [2]: 3 → -', 'added [0]: - → 0']);
  });

  it('knows items without ids by what they hold', () => {
    const item = (name: string, value: number): JsonValue => ({ name, value, kind: 'k', on: true });
    expect(
      texts(compare([item('a', 1), item('b', 2), item('c', 3)], [item('c', 3), item('a', 1), item('b', 9)])),
    ).toEqual([
      `moved [0]: ${JSON.stringify(item('c', 3))} → ${JSON.stringify(item('c', 3))}`,
      'changed [2].value: 2 → 9',
    ]);
  });

  it('takes a value at the same place for the one that took the place', () => {
    expect(texts(compare(['vip', 'standard', 'x'], ['vip', 'gold', 'x']))).toEqual([
      'changed [1]: "standard" → "gold"',
    ]);
    expect(texts(compare(['a', 'b'], ['c']))).toEqual([
      'removed [0]: "a" → -',
      'removed [1]: "b" → -',
      'added [0]: - → "c"',
    ]);
  });

  it('does not trust an id that several items of a list have', () => {
    const before = [
      { id: 'x', v: 1 },
      { id: 'x', v: 2 },
      { id: 'y', v: 3 },
    ];
    const after = [
      { id: 'y', v: 3 },
      { id: 'x', v: 1 },
      { id: 'x', v: 5 },
    ];
    expect(texts(compare(before, after))).toEqual([
      'moved [y]: {"id":"y","v":3} → {"id":"y","v":3}',
      'changed [2].v: 2 → 5',
    ]);
  });

  it('has nothing to say of what stayed and everything of what did not', () => {
    fc.assert(
      fc.property(statePair, ([before, after]) => {
        const { fields, total, limited } = compare(before, after);
        if (equalJson(before, after)) return total === 0;
        return (
          total > 0 &&
          limited === null &&
          fields.every(({ kind, pointer, from, to }) => {
            if (kind === 'removed') return to === undefined && equalJson(at(before, pointer ?? ''), from);
            return equalJson(at(after, pointer ?? ''), to) && (kind === 'moved' || !equalJson(from, to));
          })
        );
      }),
      { numRuns: 1500 },
    );
  });

  it('tells as many items gone and come as the list lost and won', () => {
    const list = fc.array(fc.oneof(fc.nat(5), anyState), { maxLength: 12 });
    fc.assert(
      fc.property(list, list, (before, after) => {
        const { fields } = compare({ l: before }, { l: after });
        const count = (wanted: string): number =>
          fields.filter(({ kind, pointer }) => kind === wanted && /^\/l\/\d+$/.test(pointer ?? '')).length;
        return count('added') - count('removed') === after.length - before.length;
      }),
    );
  });
});

describe('sides that are not complete', () => {
  it('makes no claim about what nobody said', () => {
    const result = compareStates(sparse({ a: 1, gone: null }, ['c']), whole({ a: 2, b: 3, c: 4 }));
    expect(texts(result)).toEqual(['changed a: 1 → 2', 'changed c: ? → 4', 'changed b: ? → 3']);
  });

  it('finds a field where a diff named it', () => {
    const result = compareStates(
      sparse({ 'nodes.n3.prompt': 'a' }),
      whole({ nodes: [{ id: 'n1' }, { id: 'n3', prompt: 'b' }] }),
    );
    expect(result.fields[0]).toMatchObject({ path: 'nodes.n3.prompt', pointer: '/nodes/1/prompt', from: 'a', to: 'b' });
  });

  it('tells a state from none, and from one that was not stated', () => {
    expect(texts(compareStates(whole(undefined), whole({ a: 1, b: null })))).toEqual([
      'added a: - → 1',
      'added b: - → null',
    ]);
    expect(texts(compareStates(whole({ a: 1 }), whole(undefined)))).toEqual(['removed a: 1 → -']);
    expect(texts(compareStates(sparse(undefined), whole({ a: 1 })))).toEqual(['changed a: ? → 1']);
    expect(texts(compareStates(sparse(undefined), whole('text')))).toEqual(['changed : ? → "text"']);
    expect(compareStates(sparse(undefined), sparse(undefined))).toMatchObject({
      basis: 'none',
      total: 0,
      before: { stated: false, text: null },
    });
  });
});

describe('flows', () => {
  const node = (id: string, more: object = {}): JsonValue => ({ id, type: 'play', ...more });

  it('lists the nodes of both sides', () => {
    const { flow } = compare(
      { nodes: [node('a'), node('gone'), node('b', { next: 'c' }), node('c')] },
      { nodes: [node('c'), node('a'), node('b', { next: 'd' }), node('d')] },
    );
    expect(flow?.map(({ id, kind, fromPlace, toPlace }) => [id, kind, fromPlace, toPlace])).toEqual([
      ['c', 'moved', 3, 0],
      ['a', 'same', 0, 1],
      ['gone', 'removed', 1, null],
      ['b', 'changed', 2, 2],
      ['d', 'added', null, 3],
    ]);
    expect(flow?.[3]?.fields.map(({ path, pointer }) => [path, pointer])).toEqual([['nodes[b].next', '/nodes/2/next']]);
  });

  it('are no flows without types, or with an id twice', () => {
    expect(compare({ nodes: [{ id: 'a' }] }, { nodes: [node('a')] }).flow).toBeNull();
    expect(compare({ nodes: [node('a'), node('a')] }, { nodes: [] }).flow).toBeNull();
  });
});

describe('bounds', () => {
  const nest = (leaf: JsonValue): JsonValue => {
    let value = leaf;
    for (let level = 0; level < 10_000; level += 1) value = level % 2 === 0 ? [value] : { a: value };
    return { deep: value, x: 1 };
  };

  it('compares states nested 10,000 deep, and says that it did not go all the way', () => {
    expect(compare(nest(1), nest(1)).total).toBe(0);
    const result = compare(nest(1), nest(2));
    expect(result).toMatchObject({ total: 1, limited: 'size', before: { text: null, lines: 20_004 } });
  });

  it('tells whole members when the time is over', () => {
    let clock = 0;
    const state = (value: number): JsonValue => ({
      list: Array.from({ length: 2000 }, (_, id) => ({ id, value: id % 10 === 0 ? value : 0 })),
      same: [1],
      name: value,
    });
    const result = compareStates(whole(state(1)), whole(state(2)), () => {
      clock += 5000;
      return clock;
    });
    expect(result).toMatchObject({ limited: 'time', total: 2, flow: null });
    expect(result.fields.map(({ path }) => path)).toEqual(['list', 'name']);
  });

  it('matches only lists with ids in states too large to be sent', () => {
    const filler = 'x'.repeat(9 * 1024 * 1024);
    const state = (value: number): JsonValue => ({ filler, ids: [{ id: 1, value }], loose: [[value], [0]] });
    const result = compare(state(1), state(2));
    expect(result).toMatchObject({ limited: 'size', before: { stated: true, text: null } });
    expect(result.fields.map(({ path }) => path)).toEqual(['ids[1].value', 'loose']);
  });

  it('counts differences beyond those it holds', () => {
    const state = (value: number): JsonValue =>
      Object.fromEntries(Array.from({ length: 12_000 }, (_, index) => [`f${index}`, value]));
    const result = compare(state(1), state(2));
    expect([result.fields.length, result.total, result.limited]).toEqual([10_000, 12_000, null]);
  });

  it.each<[string, JsonValue, JsonValue]>([
    [
      'shuffled values',
      Array.from({ length: 5000 }, (_, i) => i),
      Array.from({ length: 5000 }, (_, i) => (i * 7919) % 5000),
    ],
    [
      'items rewritten throughout',
      Array.from({ length: 2000 }, (_, i) => ({ a: i, b: i * 2 })),
      Array.from({ length: 2000 }, (_, i) => ({ a: -i - 1, b: -i - 1 })),
    ],
  ])('gets through %s', (_, before, after) => {
    const result = compare({ l: before }, { l: after });
    expect(result.limited).toBeNull();
    expect(result.total).toBeGreaterThan(1000);
  });
});
