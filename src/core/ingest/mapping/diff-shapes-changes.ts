// The strict readers behind `readDiff`: each takes one shape and gives null for everything that is not exactly that.
import { sameJson } from '#shared/model/field-changes.ts';
import type { JsonObject, JsonValue } from '#shared/model/json.ts';
import { openedSides } from '#shared/model/json-in-text.ts';
import { isJsonObject } from './sivo-json.ts';

/** A side that is not known is absent; null is a value. */
export interface Change {
  from?: JsonValue;
  to?: JsonValue;
}

export type Changes = Map<string, Change>;

const oldKeys: ReadonlySet<string> = new Set([
  'from',
  'old',
  'oldvalue',
  'oldvalues',
  'before',
  'previous',
  'previousvalue',
  'changedfrom',
]);
const newKeys: ReadonlySet<string> = new Set([
  'to',
  'new',
  'newvalue',
  'newvalues',
  'after',
  'current',
  'currentvalue',
  'changedto',
]);
const nameKeys: ReadonlySet<string> = new Set([
  'property',
  'field',
  'name',
  'fieldname',
  'displayname',
  'attribute',
  'key',
  'path',
]);

const fold = (key: string): string => key.toLowerCase().replace(/[\s_.-]+/gu, '');

/** At most one old and one new value under known names and, `strict`, nothing else; with `named` also the name of the field. */
const readSides = (object: JsonObject, named: boolean, strict: boolean): { name: string; change: Change } | null => {
  const change: Change = {};
  let name: string | null = null;
  for (const [key, value] of Object.entries(object)) {
    const known = fold(key);
    if (oldKeys.has(known)) {
      if ('from' in change) return null;
      change.from = value;
    } else if (newKeys.has(known)) {
      if ('to' in change) return null;
      change.to = value;
    } else if (named && nameKeys.has(known) && typeof value === 'string') {
      if (name !== null) return null;
      name = value;
    } else if (strict) return null;
  }
  if (!('from' in change) && !('to' in change)) return null;
  return named && name === null ? null : { name: name ?? '', change };
};

/** `{f:{old,new}}` and its kin. */
export const readSidesByField = (diff: JsonObject, strict: boolean): Changes | null => {
  const changes: Changes = new Map();
  for (const [field, value] of Object.entries(diff)) {
    const sides = isJsonObject(value) ? readSides(value, false, strict) : null;
    if (sides === null) return null;
    changes.set(field, sides.change);
  }
  return changes.size > 0 ? changes : null;
};

/** `{f:[old,new]}`, and no member is anything else. */
export const readPairs = (diff: JsonObject): Changes | null => {
  const changes: Changes = new Map();
  for (const [field, value] of Object.entries(diff)) {
    if (!Array.isArray(value) || value.length !== 2) return null;
    changes.set(field, { from: value[0] as JsonValue, to: value[1] as JsonValue });
  }
  return changes.size > 0 ? changes : null;
};

/** Lists by `displayName` write their values as JSON in texts. */
const isDisplayed = (item: JsonValue): boolean =>
  isJsonObject(item) && Object.keys(item).some((key) => fold(key) === 'displayname');

const opened = (change: Change): Change => {
  const side = (value: JsonValue | undefined) => (value === undefined ? undefined : { value });
  const [from, to] = openedSides(side(change.from), side(change.to));
  return { ...(from === undefined ? {} : { from: from.value }), ...(to === undefined ? {} : { to: to.value }) };
};

/** `[{property,oldValues,newValues}]`, `[{Name,OldValue,NewValue}]`, `[{fieldName,changedFrom,changedTo}]`: every field once. */
export const readNamedList = (list: readonly JsonValue[], strict: boolean): Changes | null => {
  const changes: Changes = new Map();
  for (const item of list) {
    const sides = isJsonObject(item) ? readSides(item, true, strict) : null;
    if (sides === null || changes.has(sides.name)) return null;
    changes.set(sides.name, isDisplayed(item) ? opened(sides.change) : sides.change);
  }
  return changes.size > 0 ? changes : null;
};

/** What differs between two states of which at least one is an object; one that is missing or null has no members. */
export const readStates = (before: JsonValue | undefined, after: JsonValue | undefined): Changes | null => {
  const [old, now] = [before ?? {}, after ?? {}];
  if (!isJsonObject(old) || !isJsonObject(now) || ((before ?? null) === null && (after ?? null) === null)) return null;
  const changes: Changes = new Map();
  for (const field of new Set([...Object.keys(old), ...Object.keys(now)])) {
    const from = Object.hasOwn(old, field) ? old[field] : undefined;
    const to = Object.hasOwn(now, field) ? now[field] : undefined;
    if (sameJson(from, to)) continue;
    changes.set(field, { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) });
  }
  return changes;
};

/** `{before:{…},after:{…}}` in one object. */
export const readStatesInside = (diff: JsonObject): Changes | null => {
  const sides = readSides(diff, false, true);
  if (sides === null) return null;
  const { from, to } = sides.change;
  return isJsonObject(from) || isJsonObject(to) ? readStates(from, to) : null;
};

const flatName = /^(?:(?:diff|changes?|cambios)[./])?(.+)[./](from|to|old|new|before|after)$/i;

/** `f.from` and `f.to`, or `diff.f.from`: names taken up are told by `taken`. At least one field has both sides. */
export const readFlat = (object: JsonObject): { changes: Changes; taken: string[] } | null => {
  const changes: Changes = new Map();
  const taken: string[] = [];
  for (const [key, value] of Object.entries(object)) {
    const match = flatName.exec(key);
    if (match === null) continue;
    const side = oldKeys.has((match[2] as string).toLowerCase()) ? 'from' : 'to';
    const change = changes.get(match[1] as string) ?? {};
    if (side in change) return null;
    change[side] = value;
    changes.set(match[1] as string, change);
    taken.push(key);
  }
  const isPaired = [...changes.values()].some((change) => 'from' in change && 'to' in change);
  return isPaired ? { changes, taken } : null;
};

/** `x` beside `x_was`. Equal values are no change and are not taken up. */
export const readWas = (object: JsonObject): { changes: Changes; taken: string[] } | null => {
  const changes: Changes = new Map();
  const taken: string[] = [];
  for (const [key, from] of Object.entries(object)) {
    const field = /^(.+)_was$/i.exec(key)?.[1];
    if (field === undefined || !Object.hasOwn(object, field)) continue;
    const to = object[field] as JsonValue;
    if (sameJson(from, to)) continue;
    changes.set(field, { from, to });
    taken.push(field, key);
  }
  return changes.size > 0 ? { changes, taken } : null;
};
