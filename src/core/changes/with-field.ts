// A state with one field set or taken away. States are shared with their events, so they are copied along the path, never altered.

import { idOf, isObject, stepsTo, valueAt } from '#shared/model/field-path.ts';
import type { JsonObject, JsonValue } from '#shared/model/json.ts';

type Steps = readonly (string | number)[];

/** A member named `__proto__` is a member like any other. */
const withMember = (object: JsonObject, name: string, value: JsonValue): JsonObject => {
  const copy = { ...object };
  Object.defineProperty(copy, name, { value, enumerable: true, configurable: true, writable: true });
  return copy;
};

const withoutMember = (object: JsonObject, name: string): JsonObject => {
  const copy = { ...object };
  delete copy[name];
  return copy;
};

/** `value` undefined takes the place away; steps lead to it. */
export const replaced = (
  state: JsonValue,
  [step, ...rest]: Steps,
  value: JsonValue | undefined,
): JsonValue | undefined => {
  if (step === undefined) return value;
  if (Array.isArray(state) && typeof step === 'number') {
    const item = replaced(state[step] ?? null, rest, value);
    return item === undefined ? state.toSpliced(step, 1) : state.with(step, item);
  }
  if (!isObject(state)) return state;
  const name = String(step);
  const member = replaced(state[name] ?? null, rest, value);
  return member === undefined ? withoutMember(state, name) : withMember(state, name, member);
};

/** Whether the last step leads to an item of a list that its id tells from the others. */
const isIdentified = (state: JsonValue | undefined, steps: Steps): boolean =>
  typeof steps.at(-1) === 'number' && idOf(valueAt(state, steps)) !== null;

/** Where a dotted name ends in a container that is there: a member of an object or the next item of a list. */
const added = (state: JsonValue, field: string, value: JsonValue): JsonValue | null => {
  const dot = field.lastIndexOf('.');
  if (dot <= 0) return null;
  const steps = stepsTo(state, field.slice(0, dot));
  const container = steps === null ? undefined : valueAt(state, steps);
  if (steps === null || container === undefined) return null;
  const name = field.slice(dot + 1);
  if (isObject(container)) return replaced(state, steps, withMember(container, name, value)) ?? null;
  if (!Array.isArray(container)) return null;
  const isNext = idOf(value) === name || name === String(container.length) || name === '-';
  return isNext ? (replaced(state, steps, [...container, value]) ?? null) : null;
};

/**
 * The state in which the field has the value. Where a dotted name leads through containers that are not known, it becomes a
 * member under its whole name. An item of a list known by its id cannot be null: it is taken away. Null: there is no such place
 * in the state, which is no object.
 */
export const withField = (state: JsonValue | undefined, field: string, value: JsonValue): JsonValue | null => {
  const steps = stepsTo(state, field);
  if (state !== undefined && steps !== null && steps.length > 0) {
    const gone = value === null && isIdentified(state, steps);
    return replaced(state, steps, gone ? undefined : value) ?? null;
  }
  const inside = state === undefined ? null : added(state, field, value);
  if (inside !== null) return inside;
  const object = state ?? {};
  if (!isObject(object)) return null;
  return withMember(object, field, value);
};

/** The state without the field; as it was where there is none. */
export const withoutField = (state: JsonValue | undefined, field: string): JsonValue | undefined => {
  const steps = stepsTo(state, field);
  return state === undefined || steps === null || steps.length === 0 ? state : replaced(state, steps, undefined);
};
