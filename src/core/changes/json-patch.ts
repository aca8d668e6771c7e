// RFC 6902: the operations that turn one value into another, with list items recognised as in the comparison.

import { idKeyOf, isObject } from '#shared/model/field-path.ts';
import type { JsonObject, JsonValue } from '#shared/model/json.ts';
import { applyPatch, type PatchOperation } from './apply-patch.ts';
import { equalJson } from './equal-json.ts';
import { createMatching, type ListMatch, matchLists } from './match-lists.ts';

/** Levels below which a branch is replaced as a whole. */
const deepest = 300;
/** Items of a list that move one by one; a list with more of them is replaced as a whole. */
const mostMoves = 1000;

/** Members that implementations refuse to address, or take for something else: what holds them is replaced as a whole. */
const unaddressable = ['__proto__', 'constructor', 'prototype'] as const;

const inner = (pointer: string, step: string | number): string =>
  `${pointer}/${typeof step === 'number' ? step : step.replaceAll('~', '~0').replaceAll('/', '~1')}`;

const differs = (name: string, from: JsonObject, to: JsonObject): boolean =>
  Object.hasOwn(from, name) !== Object.hasOwn(to, name) || !equalJson(from[name], to[name]);

/** Moves that bring what stays of a list into its new order; null where there are too many. */
const movesOf = (path: string, match: ListMatch): PatchOperation[] | null => {
  const wanted = [...match.from].filter((source) => source !== -1);
  const movers = [...match.from].filter((source, index) => source !== -1 && match.moved[index] === 1);
  if (movers.length > mostMoves) return null;
  const moving = new Set(movers);
  const order = wanted.toSorted((a, b) => a - b);
  const moves: PatchOperation[] = [];
  wanted.forEach((source, rank) => {
    if (!moving.has(source)) return;
    const at = order.indexOf(source);
    order.splice(at, 1);
    // Directly behind the one it follows in the end: that one stands still, or was put in its place before.
    const place = rank === 0 ? 0 : order.indexOf(wanted[rank - 1] as number) + 1;
    order.splice(place, 0, source);
    if (at !== place) moves.push({ op: 'move', from: inner(path, at), path: inner(path, place) });
  });
  return moves;
};

/** Collects operations; `old` pointers lead through the value before, where tests are made, `path` through it as it becomes. */
const createCollector = (guard: boolean) => {
  const operations: PatchOperation[] = [];
  const tests: PatchOperation[] = [];
  const matching = createMatching();
  const test = (path: string, value: JsonValue): void => {
    if (guard) tests.push({ op: 'test', path, value });
  };
  const replace = (old: string, path: string, from: JsonValue, to: JsonValue): void => {
    test(old, from);
    operations.push({ op: 'replace', path, value: to });
  };

  const patchObject = (old: string, path: string, from: JsonObject, to: JsonObject, level: number): void => {
    if (unaddressable.some((name) => differs(name, from, to))) {
      replace(old, path, from, to);
      return;
    }
    for (const name of Object.keys(from)) {
      const value = from[name] as JsonValue;
      if (Object.hasOwn(to, name)) walk(inner(old, name), inner(path, name), value, to[name] as JsonValue, level + 1);
      else {
        test(inner(old, name), value);
        operations.push({ op: 'remove', path: inner(path, name) });
      }
    }
    for (const name of Object.keys(to)) {
      if (Object.hasOwn(from, name)) continue;
      operations.push({ op: 'add', path: inner(path, name), value: to[name] as JsonValue });
    }
  };

  /** That the item at an index is still the one that is meant. */
  const testId = (old: string, item: JsonValue): void => {
    const key = idKeyOf(item);
    if (key !== null && isObject(item)) test(inner(old, key), item[key] as JsonValue);
  };

  const patchList = (old: string, path: string, from: JsonValue[], to: JsonValue[], level: number): void => {
    const match = matchLists(from, to, matching);
    const added = [...to.keys()].filter((index) => match.from[index] === -1);
    const moves = added.length === to.length ? null : movesOf(path, match);
    if (moves === null) {
      if (!equalJson(from, to)) replace(old, path, from, to);
      return;
    }
    const isReshaped = added.length + match.gone.length + moves.length > 0;
    if (isReshaped) test(old, from);
    for (const index of match.gone.toReversed()) operations.push({ op: 'remove', path: inner(path, index) });
    operations.push(...moves);
    for (const index of added) operations.push({ op: 'add', path: inner(path, index), value: to[index] as JsonValue });
    match.from.forEach((source, index) => {
      const item = from[source];
      if (item === undefined || item === to[index]) return;
      const made = operations.length;
      walk(inner(old, source), inner(path, index), item, to[index] as JsonValue, level + 1);
      if (operations.length > made && !isReshaped) testId(inner(old, source), item);
    });
  };

  const walk = (old: string, path: string, from: JsonValue, to: JsonValue, level: number): void => {
    if (from === to) return;
    const areLists = Array.isArray(from) && Array.isArray(to);
    const areObjects = isObject(from) && isObject(to);
    if ((!areLists && !areObjects) || level >= deepest) {
      if (!equalJson(from, to)) replace(old, path, from, to);
    } else if (areLists) patchList(old, path, from, to, level);
    else patchObject(old, path, from as JsonObject, to as JsonObject, level);
  };
  return { walk, result: (): PatchOperation[] => [...tests, ...operations] };
};

/**
 * The operations that turn `before` into `after`; none when they are equal. With `guard` tests go first: of every value that
 * is replaced or removed, of a list whose items come, go or move, and of the id of an item something is changed in. (That a
 * member to be added is not there cannot be tested.) Proved by being carried out; a patch that failed that would be replaced
 * by one operation that sets the whole value.
 */
export const createPatch = (
  before: JsonValue,
  after: JsonValue,
  { guard = false }: { guard?: boolean } = {},
): PatchOperation[] => {
  const collector = createCollector(guard);
  collector.walk('', '', before, after, 0);
  const patch = collector.result();
  if (equalJson(applyPatch(before, patch), after)) return patch;
  const whole: PatchOperation = { op: 'replace', path: '', value: after };
  return guard ? [{ op: 'test', path: '', value: before }, whole] : [whole];
};
