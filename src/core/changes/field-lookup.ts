// Many fields of one state, looked up by the rules of field-path.ts; the ids of a list are read once, not for each field.

import { idOf, isObject } from '#shared/model/field-path.ts';
import type { JsonValue } from '#shared/model/json.ts';

type List = readonly JsonValue[];

/** The first place of each id. */
const placesById = (list: List): Map<string, number> => {
  const places = new Map<string, number>();
  list.forEach((item, place) => {
    const id = idOf(item);
    if (id !== null && !places.has(id)) places.set(id, place);
  });
  return places;
};

/** A function from field names to their values in this state, undefined where there is none; the state must not change meanwhile. */
export const createFieldLookup = (state: JsonValue | undefined): ((field: string) => JsonValue | undefined) => {
  const known = new Map<List, Map<string, number>>();
  const placeOf = (list: List, name: string): number => {
    const places = known.get(list) ?? placesById(list);
    known.set(list, places);
    const place = places.get(name);
    if (place !== undefined) return place;
    return /^(0|[1-9]\d*)$/.test(name) && Number(name) < list.length ? Number(name) : -1;
  };
  const member = (value: JsonValue, name: string): JsonValue | undefined => {
    if (Array.isArray(value)) return value[placeOf(value, name)];
    return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  };
  const find = (value: JsonValue | undefined, field: string): JsonValue | undefined => {
    if (field === '' || value === undefined) return value;
    // An object's member of the whole name comes first, a list's item of it last.
    const own = isObject(value) ? member(value, field) : undefined;
    if (own !== undefined) return own;
    for (let dot = field.indexOf('.'); dot !== -1; dot = field.indexOf('.', dot + 1)) {
      const rest = find(member(value, field.slice(0, dot)), field.slice(dot + 1));
      if (rest !== undefined) return rest;
    }
    return member(value, field);
  };
  return (field) => find(state, field);
};
