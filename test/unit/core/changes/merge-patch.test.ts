import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyMergePatch } from '#core/changes/apply-merge-patch.ts';
import { equalJson } from '#core/changes/equal-json.ts';
import { createMergePatch } from '#core/changes/merge-patch.ts';
import type { JsonValue } from '#shared/model/json.ts';
import { statePair } from '#test/support/random-states.ts';

/** RFC 7396, appendix A: original, patch, result. */
const vectors: [JsonValue, JsonValue, JsonValue][] = [
  [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
  [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
  [{ a: 'b' }, { a: null }, {}],
  [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
  [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
  [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
  [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
  [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
  [
    ['a', 'b'],
    ['c', 'd'],
    ['c', 'd'],
  ],
  [{ a: 'b' }, ['c'], ['c']],
  [{ a: 'foo' }, null, null],
  [{ a: 'foo' }, 'bar', 'bar'],
  [{ e: null }, { a: 1 }, { e: null, a: 1 }],
  [[1, 2], { a: 'b', c: null }, { a: 'b' }],
  [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
];

describe('merge patches', () => {
  it.each(vectors)('%j patched by %j is %j', (original, patch, result) => {
    expect(applyMergePatch(original, patch)).toEqual(result);
  });

  it.each(vectors)('from %j (example %#: %j) to %j there is one that works', (original, _, result) => {
    const made = createMergePatch(original, result);
    expect('patch' in made && applyMergePatch(original, made.patch)).toEqual(result);
  });

  it('hold only what changes', () => {
    expect(createMergePatch({ a: 1, b: { c: 2, d: 3 }, e: [1] }, { a: 1, b: { c: 2, d: 4 } })).toEqual({
      patch: { b: { d: 4 }, e: null },
    });
    expect(createMergePatch({ a: { b: 1 } }, { a: { b: 1 } })).toEqual({ patch: {} });
  });

  it('say which fields they cannot set', () => {
    expect(createMergePatch({ a: 1, n: null }, { a: null, b: { c: null, d: 1 }, n: null, l: [null] })).toEqual({
      cannot: ['a', 'b.c'],
    });
  });

  it('leave a null alone that was there before', () => {
    expect(createMergePatch({ n: null, x: { y: null, z: 1 } }, { n: null, x: { y: null, z: 2 } })).toEqual({
      patch: { x: { z: 2 } },
    });
  });

  it('do not pretend to set a member that implementations drop', () => {
    const after = JSON.parse('{"a":1,"__proto__":{"x":1}}') as JsonValue;
    expect(createMergePatch({ a: 1 }, after)).toEqual({ cannot: ['__proto__'] });
    expect(createMergePatch(after, after)).toEqual({ patch: {} });
  });

  it('turn before into after or are refused, for random pairs', () => {
    let [made, refused] = [0, 0];
    fc.assert(
      fc.property(statePair, ([before, after]) => {
        const result = createMergePatch(before, after);
        if ('patch' in result) made += 1;
        else refused += 1;
        return 'patch' in result ? equalJson(applyMergePatch(before, result.patch), after) : result.cannot.length > 0;
      }),
      { numRuns: 10_000 },
    );
    expect(made).toBeGreaterThan(5000);
    expect(refused).toBeGreaterThan(100);
  });

  it('give up on states nested beyond all reason', () => {
    let [before, after]: JsonValue[] = [1, 2];
    for (let level = 0; level < 10_000; level += 1)
      [before, after] = [{ a: before as JsonValue }, { a: after as JsonValue }];
    expect(createMergePatch(before as JsonValue, after as JsonValue)).toHaveProperty('cannot');
  });
});
