// Where a field stands in a resource, told so that it still holds after other changes: members by name, items of a list by
// their id. What has no such place (an item without an id, a list nobody has shown) is never pointed at.

import { idOf, isObject, stepsTo } from '#shared/model/field-path.ts';
import type { JsonValue } from '#shared/model/json.ts';

export type PlaceStep = string | { id: string };
export type Place = readonly PlaceStep[];

/** As diffs name it: `nodes.n3.prompt`. */
export const printPlace = (place: Place): string =>
  place.map((step) => (typeof step === 'string' ? step : step.id)).join('.');

/** The ids of a list whose items all have one, no two the same; null for any other value. */
export const idsOf = (value: JsonValue | undefined): string[] | null => {
  if (!Array.isArray(value)) return null;
  const ids = value.map(idOf);
  const known = ids.filter((id) => id !== null);
  return known.length === ids.length && new Set(known).size === known.length ? known : null;
};

/** Member names and list indexes as of this state; null when the state has nothing there. */
export const resolvePlace = (state: JsonValue | undefined, place: Place): (string | number)[] | null => {
  let value = state;
  const steps: (string | number)[] = [];
  for (const step of place) {
    if (typeof step === 'string') {
      if (!isObject(value) || !Object.hasOwn(value, step)) return null;
      value = value[step];
      steps.push(step);
    } else {
      const index = idsOf(value)?.indexOf(step.id) ?? -1;
      if (index === -1 || !Array.isArray(value)) return null;
      value = value[index];
      steps.push(index);
    }
  }
  return value === undefined ? null : steps;
};

/** The place of a field a diff names, in a state that has it; null when it leads through an item without an id. */
export const placeOfField = (state: JsonValue | undefined, field: string): Place | null => {
  const steps = stepsTo(state, field);
  if (steps === null) return null;
  const place: PlaceStep[] = [];
  let value = state;
  for (const step of steps) {
    if (typeof step === 'string') {
      place.push(step);
      value = isObject(value) ? value[step] : undefined;
    } else {
      const id = idsOf(value)?.[step];
      if (id === undefined || !Array.isArray(value)) return null;
      place.push({ id });
      value = value[step];
    }
  }
  return place;
};
