// How a change names a field, and where that field stands in a state: `retention_days`, `limits.max`, `nodes.n3.prompt`.
// A name is taken as one member's first; then by its dots, through lists by the ids of their items or by index.
import type { JsonObject, JsonValue } from './json.ts';

export const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The member that tells an item of a list from its siblings; null where there is none. */
export const idKeyOf = (item: JsonValue | undefined): string | null => {
  if (!isObject(item)) return null;
  for (const key of ['id', 'uuid', 'key', '_id']) {
    if (!Object.hasOwn(item, key)) continue;
    const value = item[key];
    if (typeof value === 'string' || typeof value === 'number') return key;
  }
  return null;
};

/** What tells an item of a list from its siblings; null where it has no id. */
export const idOf = (item: JsonValue | undefined): string | null => {
  const key = idKeyOf(item);
  return key === null || !isObject(item) ? null : String(item[key]);
};

/** The steps from a state to the field: member names and list indexes. Null when the state has no such field. */
export const stepsTo = (state: JsonValue | undefined, field: string): (string | number)[] | null => {
  if (field === '') return state === undefined ? null : [];
  if (isObject(state)) {
    if (Object.hasOwn(state, field)) return [field];
    for (let dot = field.indexOf('.'); dot !== -1; dot = field.indexOf('.', dot + 1)) {
      const head = field.slice(0, dot);
      if (!Object.hasOwn(state, head)) continue;
      const rest = stepsTo(state[head], field.slice(dot + 1));
      if (rest !== null) return [head, ...rest];
    }
    return null;
  }
  if (!Array.isArray(state)) return null;
  const ends = [...field.matchAll(/\./g)].map(({ index }) => index);
  for (const end of [...ends, field.length]) {
    const name = field.slice(0, end);
    const byId = state.findIndex((item) => idOf(item) === name);
    const index = byId === -1 && /^(0|[1-9]\d*)$/.test(name) && Number(name) < state.length ? Number(name) : byId;
    if (index === -1) continue;
    if (end === field.length) return [index];
    const rest = stepsTo(state[index], field.slice(end + 1));
    if (rest !== null) return [index, ...rest];
  }
  return null;
};

/** The value at steps that `stepsTo` gave; undefined when there is none. */
export const valueAt = (state: JsonValue | undefined, steps: readonly (string | number)[]): JsonValue | undefined => {
  let value = state;
  for (const step of steps) {
    if (Array.isArray(value) && typeof step === 'number') value = value[step];
    else if (isObject(value) && Object.hasOwn(value, step)) value = value[step];
    else return undefined;
  }
  return value;
};

/** RFC 6901. */
export const pointerOf = (steps: readonly (string | number)[]): string =>
  steps.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
