// A way back as RFC 6902 operations, made one after the other on the state as it is known, so that each points at where the
// field stands by then.

import { isObject, pointerOf, valueAt } from '#shared/model/field-path.ts';
import type { JsonValue } from '#shared/model/json.ts';
import type { PatchOperation } from './apply-patch.ts';
import { idsOf, type Place, resolvePlace } from './restore-place.ts';
import { replaced } from './with-field.ts';

/**
 * `willBe` undefined takes the field away. `currentKnown` false: whether there is such a member now, nobody said.
 * `isLooseNull`: the value now is a null that may stand for no member. `behind`: as in a wanted field.
 */
export interface Edit {
  place: Place;
  willBe: JsonValue | undefined;
  currentKnown: boolean;
  isLooseNull: boolean;
  behind?: readonly string[] | undefined;
}

/** Where an item goes: behind the nearest of those it stood behind that is still there, else first. */
const indexBehind = (ids: readonly string[], behind: readonly string[]): number =>
  1 + Math.max(-1, ids.indexOf(behind.findLast((id) => ids.includes(id)) ?? ''));

/** Where something that is not there would go; null when what it would go into is not there either. */
export const stepsForNew = (
  state: JsonValue,
  place: Place,
  behind: readonly string[] | undefined,
): (string | number)[] | null => {
  const last = place.at(-1);
  const around = resolvePlace(state, place.slice(0, -1));
  if (last === undefined || around === null) return null;
  const container = valueAt(state, around);
  if (typeof last === 'string') return isObject(container) ? [...around, last] : null;
  const ids = idsOf(container);
  return ids === null || behind === undefined ? null : [...around, indexBehind(ids, behind)];
};

const inserted = (state: JsonValue, steps: readonly (string | number)[], value: JsonValue): JsonValue => {
  const [last, around] = [steps.at(-1), steps.slice(0, -1)];
  const container = valueAt(state, around);
  const next = typeof last === 'number' && Array.isArray(container) ? container.toSpliced(last, 0, value) : null;
  return replaced(state, next === null ? steps : around, next ?? value) ?? null;
};

const idKeys = ['id', 'uuid', 'key', '_id'];

/** Tests that the items of lists on the way are the ones that are meant: a list's order may have changed. */
const itemTests = (state: JsonValue, steps: readonly (string | number)[]): PatchOperation[] =>
  steps.flatMap((step, index): PatchOperation[] => {
    if (typeof step !== 'number') return [];
    const at = steps.slice(0, index + 1);
    const item = valueAt(state, at);
    const key = isObject(item) ? idKeys.find((name) => Object.hasOwn(item, name)) : undefined;
    if (!isObject(item) || key === undefined) return [];
    return [{ op: 'test', path: pointerOf([...at, key]), value: item[key] as JsonValue }];
  });

const testsOf = (state: JsonValue, edits: readonly Edit[], guard: Guard): PatchOperation[] => {
  const tests = new Map<string, PatchOperation>();
  for (const { place, isLooseNull } of edits) {
    const steps = resolvePlace(state, place);
    const onWay = itemTests(state, steps ?? resolvePlace(state, place.slice(0, -1)) ?? []);
    for (const test of onWay) tests.set(test.path, test);
    if (steps === null || isLooseNull || guard !== 'values') continue;
    const path = pointerOf(steps);
    tests.set(path, { op: 'test', path, value: valueAt(state, steps) as JsonValue });
  }
  return [...tests.values()];
};

const withoutUnknown = (path: string): PatchOperation[] => [
  // `remove` alone fails where there is no such member, `add` puts one there in either case.
  { op: 'add', path, value: null },
  { op: 'remove', path },
];

const operate = (state: JsonValue, edit: Edit): { operations: PatchOperation[]; next: JsonValue } => {
  const { place, willBe, currentKnown, isLooseNull, behind } = edit;
  const steps = resolvePlace(state, place);
  if (steps !== null) {
    const path = pointerOf(steps);
    const next = replaced(state, steps, willBe) ?? null;
    if (willBe === undefined) {
      return { operations: isLooseNull ? withoutUnknown(path) : [{ op: 'remove', path }], next };
    }
    // On a member `add` replaces, and does not mind when there was none.
    return { operations: [{ op: isLooseNull ? 'add' : 'replace', path, value: willBe }], next };
  }
  const target = stepsForNew(state, place, behind ?? (willBe === undefined ? [] : undefined));
  if (target === null) return { operations: [], next: state };
  const path = pointerOf(target);
  if (willBe !== undefined)
    return { operations: [{ op: 'add', path, value: willBe }], next: inserted(state, target, willBe) };
  return { operations: currentKnown ? [] : withoutUnknown(path), next: state };
};

/** Tests that go first: none, of the ids of list items on the way, or of the present values too. */
export type Guard = 'none' | 'items' | 'values';

/** `state`: as it is known now. The operations, and the state they lead to. */
export const patchOf = (
  state: JsonValue,
  edits: readonly Edit[],
  guard: Guard,
): { patch: PatchOperation[]; state: JsonValue } => {
  const patch: PatchOperation[] = guard === 'none' ? [] : testsOf(state, edits, guard);
  let next = state;
  for (const edit of edits) {
    const done = operate(next, edit);
    patch.push(...done.operations);
    next = done.next;
  }
  return { patch, state: next };
};
