import fc from 'fast-check';
import fastJsonPatch, { type Operation } from 'fast-json-patch';
import { describe, expect, it } from 'vitest';
import { applyPatch } from '#core/changes/apply-patch.ts';
import { equalJson } from '#core/changes/equal-json.ts';
import { createPatch } from '#core/changes/json-patch.ts';
import type { JsonValue } from '#shared/model/json.ts';
import { statePair } from '#test/support/random-states.ts';

const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

const byAnother = (before: JsonValue, patch: readonly object[]): JsonValue =>
  fastJsonPatch.applyPatch(copy(before), copy(patch) as Operation[], true).newDocument;

describe('createPatch', () => {
  it('turns before into after in the hands of another implementation, for 10,000 random pairs', () => {
    fc.assert(
      fc.property(statePair, fc.boolean(), ([before, after], guard) => {
        const patch = createPatch(before, after, { guard });
        return equalJson(byAnother(before, patch), after);
      }),
      { numRuns: 10_000 },
    );
  });

  it('leaves the states alone', () => {
    fc.assert(
      fc.property(statePair, ([before, after]) => {
        const [old, now] = [JSON.stringify(before), JSON.stringify(after)];
        createPatch(before, after, { guard: true });
        return JSON.stringify(before) === old && JSON.stringify(after) === now;
      }),
    );
  });

  it('says nothing where nothing changed', () => {
    expect(createPatch({ a: 1, b: [1, 2] }, { b: [1, 2], a: 1 }, { guard: true })).toEqual([]);
  });

  it('moves an item instead of taking it out and putting it in', () => {
    const [a, b, c] = [{ id: 'a' }, { id: 'b', v: 1 }, { id: 'c' }];
    expect(createPatch({ l: [a, b, c] }, { l: [c, a, { id: 'b', v: 2 }] })).toEqual([
      { op: 'move', from: '/l/2', path: '/l/0' },
      { op: 'replace', path: '/l/2/v', value: 2 },
    ]);
  });

  it('with a guard is refused once the value has changed meanwhile', () => {
    const before = {
      nodes: [
        { id: 'n1', wait: 5 },
        { id: 'n2', wait: 5 },
      ],
      gone: 1,
    };
    const after = {
      nodes: [
        { id: 'n1', wait: 5 },
        { id: 'n2', wait: 9 },
      ],
    };
    const patch = createPatch(before, after, { guard: true });
    expect(applyPatch(before, patch)).toEqual(after);
    expect(applyPatch({ ...before, gone: 2 }, patch)).toBeUndefined();
    expect(applyPatch({ ...before, nodes: before.nodes.toReversed() }, patch)).toBeUndefined();
    expect(
      applyPatch(
        {
          ...before,
          nodes: [
            { id: 'n1', wait: 5 },
            { id: 'n2', wait: 6 },
          ],
        },
        patch,
      ),
    ).toBeUndefined();
  });

  it.each(['__proto__', 'constructor', 'prototype'])('never points into a member named %s', (name) => {
    const state = (value: JsonValue): JsonValue => ({ x: JSON.parse(`{"${name}":{"y":${JSON.stringify(value)}}}`) });
    expect(createPatch(state(1), state(2))).toEqual([
      { op: 'replace', path: '/x', value: (state(2) as { x: JsonValue }).x },
    ]);
  });

  it('survives states nested 10,000 deep', () => {
    const nest = (leaf: JsonValue): JsonValue => {
      let value = leaf;
      for (let level = 0; level < 10_000; level += 1) value = level % 2 === 0 ? [value] : { a: value };
      return value;
    };
    const [before, after] = [nest(1), nest(2)];
    expect(equalJson(applyPatch(before, createPatch(before, after)), after)).toBe(true);
  });

  it('replaces a list where thousands of items changed places', () => {
    const before = Array.from({ length: 5000 }, (_, index) => ({ id: index }));
    const patch = createPatch(before, before.toReversed());
    expect(patch).toHaveLength(1);
    expect(equalJson(byAnother(before, patch), before.toReversed())).toBe(true);
  });
});
