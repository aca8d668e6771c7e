// Two sides of a comparison against each other, each as complete as it is.

import { isObject, stepsTo, valueAt } from '#shared/model/field-path.ts';
import type { JsonValue } from '#shared/model/json.ts';
import { type CompareCall, createComparer, fieldDiff, type ValueComparer, type ValueDiffs } from './compare-values.ts';
import { equalJson } from './equal-json.ts';
import { fieldPlace, memberPlace, type Place } from './field-place.ts';

/**
 * One side of a comparison. `state` undefined: it was not stated, or, where it is `complete`, there was none. `unknown`:
 * fields known to exist whose value is not. A side that is not complete holds fields by the names that diffs give them.
 */
export interface StateSide {
  state: JsonValue | undefined;
  complete: boolean;
  unknown: readonly string[];
}

/** What a side says of a field: a value, that there is none (undefined, known), or nothing. */
interface Said {
  value: JsonValue | undefined;
  known: boolean;
}

const nothing: Said = { value: undefined, known: false };

const saidOf = ({ state, complete, unknown }: StateSide, name: string): Said => {
  if (isObject(state) && Object.hasOwn(state, name)) return { value: state[name], known: true };
  if (unknown.includes(name)) return nothing;
  if (!complete) return nothing;
  const steps = stepsTo(state, name);
  return { value: steps === null ? undefined : valueAt(state, steps), known: true };
};

/** A sparse diff's null says as much as "no such member". */
const agree = (from: Said, to: Said, isSparse: boolean): boolean =>
  equalJson(from.value, to.value) || (isSparse && (from.value ?? null) === null && (to.value ?? null) === null);

const kindOf = (from: Said, to: Said): 'added' | 'removed' | 'changed' => {
  if (from.value === undefined) return 'added';
  return to.value === undefined ? 'removed' : 'changed';
};

interface FieldCall {
  place: Place;
  isPointed: boolean;
  isSparse: boolean;
  isWhole: boolean;
}

const compareField = (
  comparer: ValueComparer,
  from: Said,
  to: Said,
  { place, isPointed, isSparse, isWhole }: FieldCall,
): void => {
  if (!from.known && !to.known) return;
  if (from.known && to.known) {
    if (isSparse && agree(from, to, true)) return;
    if (!isWhole) comparer.compare(place, from.value, to.value, isPointed);
    else if (!agree(from, to, false)) {
      comparer.add(fieldDiff(place, kindOf(from, to), from, to, { pointed: isPointed }));
    }
    return;
  }
  comparer.add(fieldDiff(place, 'changed', from, to, { pointed: isPointed }));
};

/** The place of a name that one side holds; a side that is not complete may hold it as a diff names it. */
const placeOf = (before: StateSide, after: StateSide, name: string): { place: Place; isPointed: boolean } => {
  for (const { state, complete } of [after, before]) {
    if (!complete || state === undefined) continue;
    const steps = stepsTo(state, name);
    if (steps !== null && steps.length > 1) return { place: fieldPlace(name, steps), isPointed: true };
    if (steps !== null) return { place: memberPlace(null, name), isPointed: true };
  }
  const isSparse = !before.complete || !after.complete;
  return isSparse
    ? { place: fieldPlace(name, null), isPointed: false }
    : { place: memberPlace(null, name), isPointed: true };
};

const namesOf = ({ state, unknown }: StateSide): string[] => [
  ...(isObject(state) ? Object.keys(state) : []),
  ...unknown,
];

/** `isWhole`: every member that differs is one difference. Throws where the time is over. */
export const compareSides = (before: StateSide, after: StateSide, call: CompareCall, isWhole: boolean): ValueDiffs => {
  const comparer = createComparer(call);
  const isSparse = !before.complete || !after.complete;
  const byMember = [before, after].every(({ state }) => state === undefined || isObject(state));
  if (byMember && (isSparse || isWhole || before.state === undefined || after.state === undefined)) {
    for (const name of new Set([...namesOf(before), ...namesOf(after)])) {
      const [from, to] = [saidOf(before, name), saidOf(after, name)];
      compareField(comparer, from, to, { ...placeOf(before, after, name), isSparse, isWhole });
    }
    return comparer.result();
  }
  const [from, to] = [before, after].map(
    ({ state, complete }): Said => ({ value: state, known: state !== undefined || complete }),
  ) as [Said, Said];
  if (!from.known || !to.known || isWhole) {
    if (from.known !== to.known || !equalJson(from.value, to.value)) {
      comparer.add(fieldDiff(null, 'changed', from, to));
    }
  } else comparer.compare(null, from.value, to.value);
  return comparer.result();
};
