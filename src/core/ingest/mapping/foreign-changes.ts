// What records of other systems say of a change outside of anything called a diff: an old and a new value side by side, lists
// of named values, whole states. Only what has one meaning is read; what is read stays in the record's other members too.
import { sameJson } from '#shared/model/field-changes.ts';
import type { JsonObject, JsonValue } from '#shared/model/json.ts';
import { openedSides } from '#shared/model/json-in-text.ts';
import { type Change, type Changes, readStates } from './diff-shapes-changes.ts';
import { unpackText } from './diff-shapes-text.ts';
import { readSettingText } from './setting-text.ts';
import { isJsonObject } from './sivo-json.ts';

/** How deep a record is searched. */
const deepest = 7;

/** `OLD_VALUE` → `oldvalue`; log stores add a letter for the type: `PropertyName_s`. */
const fold = (key: string): string =>
  key
    .replace(/_[sdbgt]$/, '')
    .toLowerCase()
    .replace(/[\s_.-]+/gu, '');

const oldValue: ReadonlySet<string> = new Set(['oldvalue', 'previousvalue', 'previouspropertyvalue', 'changedfrom']);
const newValue: ReadonlySet<string> = new Set(['newvalue', 'changedto']);
/** A new value only beside an old one of the same name. */
const newBesideOld = 'propertyvalue';
const settingNames: ReadonlySet<string> = new Set([
  'settingname',
  'propertyname',
  'fieldname',
  'attributename',
  'setting',
  'property',
  'attribute',
]);
const listNames: ReadonlySet<string> = new Set([...settingNames, 'displayname', 'field', 'name']);
const unnamed = 'value';

interface Found {
  /** Null: the record names no field. */
  name: string | null;
  change: Change;
}

const nameIn = (object: JsonObject, names: ReadonlySet<string>): string | null => {
  const found = Object.entries(object).filter(([key, value]) => names.has(fold(key)) && typeof value === 'string');
  const [first] = found;
  return found.length === 1 && first !== undefined && first[1] !== '' ? (first[1] as string) : null;
};

const changeOf = (from: JsonValue | undefined, to: JsonValue | undefined): Change => {
  const side = (value: JsonValue | undefined) => (value === undefined ? undefined : { value });
  const [old, now] = openedSides(side(from), side(to));
  return { ...(old === undefined ? {} : { from: old.value }), ...(now === undefined ? {} : { to: now.value }) };
};

/** Old and new value of one object; null where it has neither, or one twice. */
const valuesOf = (object: JsonObject): { from?: JsonValue; to?: JsonValue } | null => {
  const sides: { from?: JsonValue; to?: JsonValue } = {};
  const beside = Object.entries(object).find(([key]) => fold(key) === newBesideOld);
  for (const [key, value] of Object.entries(object)) {
    const side = oldValue.has(fold(key)) ? 'from' : newValue.has(fold(key)) ? 'to' : null;
    if (side === null) continue;
    if (side in sides) return null;
    sides[side] = value;
  }
  if ('from' in sides && !('to' in sides) && beside !== undefined) sides.to = beside[1];
  return 'from' in sides || 'to' in sides ? sides : null;
};

const foundOf = (name: string | null, from: JsonValue | undefined, to: JsonValue | undefined): Found[] => {
  const [old, now] = [from, to].map((value) => (value === undefined ? undefined : unpackText(value).value));
  // Two objects are states: what changed are their members.
  if (isJsonObject(old) && isJsonObject(now)) {
    return [...(readStates(old, now) ?? [])].map(([field, change]) => ({ name: field, change }));
  }
  const change = changeOf(from, to);
  return 'from' in change && 'to' in change && sameJson(change.from, change.to) ? [] : [{ name, change }];
};

/** `old_x` beside `new_x` or `x`, `previous_x` beside `new_x`, `a_old_b` beside `a_b`. */
const pairsOf = (object: JsonObject): Found[] =>
  Object.entries(object).flatMap(([key, from]): Found[] => {
    const match = /^((?:\w+_)?)(old|previous)_(\w+)$/i.exec(key);
    if (match === null || oldValue.has(fold(key))) return [];
    const [, head = '', word = '', tail = ''] = match;
    const beside = [`${head}new_${tail}`, ...(word.toLowerCase() === 'old' ? [`${head}${tail}`] : [])];
    const other = beside.find((name) => Object.hasOwn(object, name));
    return other === undefined ? [] : foundOf(`${head}${tail}`, from, object[other]);
  });

/** What a parameter holds: `{name, value}`, `{name, multiValue}`, `{name, boolValue}`. */
const parameterOf = (item: JsonValue): [string, JsonValue] | null => {
  if (!isJsonObject(item) || typeof item.name !== 'string') return null;
  const values = Object.entries(item).filter(([key]) => /^(?:\w+)?value$/i.test(key) && !oldValue.has(fold(key)));
  return values.length === 1 && values[0] !== undefined ? [item.name, values[0][1]] : null;
};

/** `[{name:"OLD_VALUE",value:…},{name:"NEW_VALUE",value:…},{name:"SETTING_NAME",value:…}]` as one object. */
const parametersOf = (list: readonly JsonValue[]): JsonObject | null => {
  const pairs = list.map(parameterOf).filter((pair) => pair !== null);
  const names = new Set(pairs.map(([name]) => name));
  return pairs.length > 0 && pairs.length === list.length && names.size === pairs.length
    ? (Object.fromEntries(pairs) as JsonObject)
    : null;
};

const named = (list: readonly JsonValue[]): Found[] | null => {
  const found = list.map((item) => {
    const sides = isJsonObject(item) ? valuesOf(item) : null;
    const name = isJsonObject(item) ? nameIn(item, listNames) : null;
    return sides === null || name === null ? null : foundOf(name, sides.from, sides.to);
  });
  return found.length > 0 && found.every((one) => one !== null) ? found.flat() : null;
};

const inObject = (object: JsonObject, around: string | null): Found[] => {
  const sides = valuesOf(object);
  return [
    ...(sides === null ? [] : foundOf(nameIn(object, settingNames) ?? around, sides.from, sides.to)),
    ...pairsOf(object),
    ...Object.entries(object).flatMap(([key, value]) =>
      fold(key) === 'operationdetail' && typeof value === 'string' ? readSettingText(value) : [],
    ),
  ];
};

/** `around`: the name of what the value is the parameters of. */
const search = (value: JsonValue, depth: number, around: string | null): Found[] => {
  const isTold = typeof value === 'string' && /^\s*[[{]/.test(value) && /old|previous|changed/i.test(value);
  const open = isTold ? unpackText(value).value : value;
  if (depth > deepest || typeof open !== 'object' || open === null) return [];
  if (Array.isArray(open)) {
    const list = named(open);
    if (list !== null) return list;
    const parameters = parametersOf(open);
    return parameters === null ? open.flatMap((item) => search(item, depth + 1, null)) : inObject(parameters, around);
  }
  const own = typeof open.name === 'string' ? open.name : null;
  const members = Object.entries(open).flatMap(([key, member]) =>
    search(member, depth + 1, fold(key) === 'parameters' ? own : null),
  );
  return [...inObject(open, around), ...members];
};

const sameChange = (one: Change, other: Change): boolean =>
  'from' in one === 'from' in other &&
  'to' in one === 'to' in other &&
  sameJson(one.from, other.from) &&
  sameJson(one.to, other.to);

/** Each field once; null where two places tell different things of one. A change without a name that a named one repeats is that one. */
const together = (found: readonly Found[]): Changes | null => {
  const changes: Changes = new Map();
  for (const { name, change } of found) {
    if (name === null) continue;
    const known = changes.get(name);
    if (known !== undefined && !sameChange(known, change)) return null;
    changes.set(name, change);
  }
  for (const { name, change } of found) {
    if (name !== null || [...changes.values()].some((known) => sameChange(known, change))) continue;
    if (changes.has(unnamed)) return null;
    changes.set(unnamed, change);
  }
  return changes.size > 0 ? changes : null;
};

const isValue = (side: JsonValue | undefined): boolean => side === undefined || !isJsonObject(side);

/**
 * The changes that a record tells outside of a diff, by field; null where it tells none, or nothing certain. `before` and
 * `after` that are no objects are the two values of one field, whose name may stand beside them.
 */
export const readForeignChanges = (
  rest: JsonObject,
  before: JsonValue | undefined,
  after: JsonValue | undefined,
): Changes | null => {
  const hasSides = (before ?? null) !== null || (after ?? null) !== null;
  if (hasSides && !(isValue(before) && isValue(after))) return null;
  const sides = hasSides ? foundOf(nameIn(rest, settingNames), before, after) : [];
  return together([...search(rest, 0, null), ...sides]);
};
