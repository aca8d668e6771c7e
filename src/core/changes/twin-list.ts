// Two items of one list that have the same id: a name that leads through it tells neither from the other.
import { idOf, isObject, stepsTo, valueAt } from '#shared/model/field-path.ts';
import type { JsonValue } from '#shared/model/json.ts';

const hasTwins = (list: readonly JsonValue[], rest: string): boolean => {
  const seen = new Set<string>();
  return list.some((item) => {
    const id = idOf(item);
    if (id === null || (rest !== id && !rest.startsWith(`${id}.`))) return false;
    const isSecond = seen.has(id);
    seen.add(id);
    return isSecond;
  });
};

/** The name of the list, itself empty for a state that is one; null where the field's name is clear. */
export const twinList = (state: JsonValue | undefined, field: string): string | null => {
  if (Array.isArray(state)) {
    if (hasTwins(state, field)) return '';
  } else if (!isObject(state) || Object.hasOwn(state, field)) return null;
  for (let dot = field.indexOf('.'); dot !== -1; dot = field.indexOf('.', dot + 1)) {
    const name = field.slice(0, dot);
    const steps = stepsTo(state, name);
    const value = steps === null ? undefined : valueAt(state, steps);
    if (Array.isArray(value) && hasTwins(value, field.slice(dot + 1))) return name;
  }
  return null;
};
