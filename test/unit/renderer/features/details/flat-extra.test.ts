import { expect, it } from 'vitest';
import { flatExtra } from '#renderer/features/details/flat-extra.ts';

it('lists every leaf at its path and never loses an empty object', () => {
  expect(flatExtra({ a: { b: 'x', c: null }, list: [1, 2], empty: {} })).toEqual([
    { path: 'a.b', value: 'x' },
    { path: 'a.c', value: 'null' },
    { path: 'list', value: '[1,2]' },
    { path: 'empty', value: '{}' },
  ]);
});

it('prints what lies deeper than four levels as JSON', () => {
  expect(flatExtra({ a: { b: { c: { d: { e: 1 } } } } })).toEqual([{ path: 'a.b.c.d', value: '{"e":1}' }]);
});
