// The changed fields of an event, out of every shape of diff we know. A table for people: the source's own diff stays untouched.
import type { AuditEvent, FieldChange } from './event.ts';
import type { JsonObject, JsonValue } from './json.ts';
import { openedSides } from './json-in-text.ts';

const oldKeys = ['from', 'old', 'oldvalue', 'oldvalues', 'before', 'previous', 'previousvalue', 'changedfrom'];
const newKeys = ['to', 'new', 'newvalue', 'newvalues', 'after', 'current', 'changedto'];
const nameKeys = ['property', 'field', 'name', 'fieldname', 'displayname', 'attribute', 'key', 'path'];

const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const fold = (key: string): string => key.toLowerCase().replace(/[\s_.-]+/gu, '');

/** The member whose folded key is one of `keys`; undefined when there is none. */
const memberOf = (object: JsonObject, keys: readonly string[]): { value: JsonValue } | undefined => {
  for (const [key, value] of Object.entries(object)) if (keys.includes(fold(key))) return { value };
  return undefined;
};

const change = (field: string, from?: { value: JsonValue }, to?: { value: JsonValue }): FieldChange => ({
  field,
  ...(from === undefined ? {} : { from: from.value }),
  ...(to === undefined ? {} : { to: to.value }),
});

/** `{from,to}`, `{old,new}` and their kin, holding nothing else; null for any other value. */
const pairOf = (field: string, value: JsonValue): FieldChange | null => {
  if (!isObject(value)) return null;
  const known = Object.keys(value).filter((key) => [...oldKeys, ...newKeys].includes(fold(key)));
  if (known.length === 0 || known.length !== Object.keys(value).length) return null;
  return change(field, memberOf(value, oldKeys), memberOf(value, newKeys));
};

/** RFC 6901: `/a~1b/c` → `a/b.c`. */
const fieldOfPointer = (pointer: string): string =>
  pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
    .join('.');

const operations = new Set(['add', 'remove', 'replace', 'move', 'copy', 'test']);
const isOperation = (item: JsonValue): item is JsonObject & { op: string; path: string } =>
  isObject(item) && typeof item.op === 'string' && operations.has(item.op) && typeof item.path === 'string';

const at = (state: JsonValue | undefined, pointer: string): { value: JsonValue } | undefined => {
  let value = state;
  for (const token of pointer.split('/').slice(1)) {
    const key = token.replaceAll('~1', '/').replaceAll('~0', '~');
    if (Array.isArray(value)) value = value[Number(key)];
    else if (isObject(value) && Object.hasOwn(value, key)) value = value[key];
    else return undefined;
  }
  return value === undefined ? undefined : { value };
};

/** RFC 6902 operations; old values come from the state before, where the source gave one. */
const changesOfPatch = (patch: readonly (JsonObject & { op: string; path: string })[], before: JsonValue | undefined) =>
  patch.flatMap((operation): FieldChange[] => {
    const { op, path } = operation;
    const value = operation.value === undefined ? undefined : { value: operation.value };
    const old = at(before, path);
    const source = typeof operation.from === 'string' ? operation.from : '';
    if (op === 'test') return [];
    if (op === 'add') return [change(fieldOfPointer(path), undefined, value)];
    if (op === 'remove') return [change(fieldOfPointer(path), old)];
    if (op === 'replace') return [change(fieldOfPointer(path), old, value)];
    const moved = at(before, source);
    const placed = change(fieldOfPointer(path), undefined, moved);
    return op === 'copy' ? [placed] : [change(fieldOfPointer(source), moved), placed];
  });

const namedChange = (item: JsonValue): FieldChange | null => {
  if (!isObject(item)) return null;
  const name = memberOf(item, nameKeys)?.value;
  const from = memberOf(item, oldKeys);
  const to = memberOf(item, newKeys);
  if (typeof name !== 'string' || (from === undefined && to === undefined)) return null;
  // Lists by `displayName` write their values as JSON in texts.
  return Object.keys(item).some((key) => fold(key) === 'displayname')
    ? change(name, ...openedSides(from, to))
    : change(name, from, to);
};

const changesOfList = (list: readonly JsonValue[], before: JsonValue | undefined): FieldChange[] => {
  if (list.length > 0 && list.every(isOperation)) return changesOfPatch(list, before);
  return list.map((item, index) => namedChange(item) ?? change(String(index), undefined, { value: item }));
};

/** Flat pairs of one object: `retention.from` and `retention.to`, or `active` and `active_was`. */
const changesOfFlat = (diff: JsonObject): FieldChange[] | null => {
  const found = new Map<string, FieldChange>();
  for (const [key, value] of Object.entries(diff)) {
    const dotted = /^(.+)\.(from|to|old|new|before|after)$/iu.exec(key);
    const was = /^(.+)_was$/iu.exec(key);
    const base = dotted?.[1] ?? was?.[1];
    const isOld = was !== null || (dotted !== null && oldKeys.includes(fold(dotted[2] ?? '')));
    const field = base ?? key;
    if (base === undefined && !Object.hasOwn(diff, `${key}_was`)) return null;
    found.set(field, { ...(found.get(field) ?? { field }), [isOld ? 'from' : 'to']: value });
  }
  return [...found.values()];
};

/** A member of a diff that says no old value is a new value, except `[old, new]`. */
const changeOfMember = (field: string, value: JsonValue, isList: boolean): FieldChange => {
  const pair = pairOf(field, value);
  if (pair !== null) return pair;
  const [from, to] = Array.isArray(value) ? value : [];
  if (isList && from !== undefined && to !== undefined) return change(field, { value: from }, { value: to });
  return change(field, undefined, { value });
};

const changesOfObject = (diff: JsonObject): FieldChange[] => {
  const named = namedChange(diff);
  if (named !== null) return [named];
  const members = Object.entries(diff);
  const [only] = Object.values(diff);
  if (
    members.length === 1 &&
    Array.isArray(only) &&
    only.length > 0 &&
    only.every((item) => namedChange(item) !== null)
  ) {
    return changesOfList(only, undefined);
  }
  const hasPairs = members.some(([field, value]) => pairOf(field, value) !== null);
  const whole = hasPairs ? null : pairOf('', diff);
  if (whole !== null && isObject(whole.from) && isObject(whole.to)) return changesOfStates(whole.from, whole.to);
  const flat = hasPairs ? null : changesOfFlat(diff);
  if (flat !== null) return flat;
  const areLists = members.every(([, value]) => Array.isArray(value) && value.length === 2);
  return members.map(([field, value]) => changeOfMember(field, value, areLists));
};

/** Equal values, whatever the order of their members. */
export const sameJson = (one: JsonValue | undefined, other: JsonValue | undefined): boolean => {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item, index) => sameJson(item, other[index]));
  if (!isObject(one) || !isObject(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && sameJson(one[key], other[key]))
  );
};

const isStated = (value: JsonValue | undefined): value is JsonValue => value !== undefined && value !== null;
const stated = (value: JsonValue | undefined): { value: JsonValue } | undefined =>
  value === undefined ? undefined : { value };

/** Top-level members that differ between two states; a missing state counts as one without members, and a state that is no object is one value. */
const changesOfStates = (before: JsonValue | undefined, after: JsonValue | undefined): FieldChange[] => {
  if ((!isObject(before) && isStated(before)) || (!isObject(after) && isStated(after))) {
    return sameJson(before, after) ? [] : [change('', stated(before), stated(after))];
  }
  const old = isObject(before) ? before : {};
  const now = isObject(after) ? after : {};
  const pick = (object: JsonObject, key: string): { value: JsonValue } | undefined => {
    return stated(Object.hasOwn(object, key) ? object[key] : undefined);
  };
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .filter((key) => !sameJson(pick(old, key)?.value, pick(now, key)?.value))
    .map((key) => change(key, pick(old, key), pick(now, key)));
};

/**
 * The changed fields in the source's order, from the diff or, without one, from the complete states.
 * Known diffs: `{f:{from,to}}`, `{f:{old,new}}`, `{f:[old,new]}`, lists of `{property|field|name, …}`, RFC 6902 operations,
 * one such list in a member of its own, `f.from`/`f.to`, `f`/`f_was`, `{before:{…},after:{…}}`, and any of these as JSON in a string. A shape we do not know shows its members as new values.
 */
export const fieldChangesOf = ({
  diff,
  before,
  after,
}: Pick<AuditEvent, 'diff' | 'before' | 'after'>): FieldChange[] => {
  const shape = typeof diff === 'string' ? parseText(diff) : diff;
  if (Array.isArray(shape) && shape.length > 0) return changesOfList(shape, before);
  if (isObject(shape) && Object.keys(shape).length > 0) return changesOfObject(shape);
  if (shape !== undefined && shape !== null && !Array.isArray(shape) && !isObject(shape)) {
    return [change('', undefined, { value: shape })];
  }
  return changesOfStates(before, after);
};

/** JSON in a string, even twice; the string itself when it is none. */
const parseText = (text: string): JsonValue => {
  let value: JsonValue = text;
  for (let level = 0; level < 2 && typeof value === 'string'; level++) {
    try {
      value = JSON.parse(value) as JsonValue;
    } catch {
      return value;
    }
  }
  return value;
};
