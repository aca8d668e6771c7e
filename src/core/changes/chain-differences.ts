// Two values held against each other down to the innermost fields that differ. Items of lists are matched by their ids.
import type { JsonValue } from '#shared/model/json.ts';
import { idOf, isObject } from './field-path.ts';

/** A side is absent where there is no such member. */
export interface Difference {
  path: string;
  expected?: JsonValue | undefined;
  found?: JsonValue | undefined;
}

/** Names of fields that are held against something newer: they and what is in them are left out. */
export type Newer = ReadonlySet<string>;

export interface Differences {
  list: Difference[];
  /** Values that are the same but for their type: a number or a truth value, and its text. */
  spellings: number;
}

/** More of them within one member of a state are told as one difference of the member. */
const mostInMember = 20;

const ownMember = (object: { [key: string]: JsonValue }, key: string): JsonValue | undefined =>
  Object.hasOwn(object, key) ? object[key] : undefined;

type Match = 'same' | 'spelling' | 'other';

const isPlain = (value: JsonValue): boolean => typeof value === 'number' || typeof value === 'boolean';

const matchOf = (one: JsonValue | undefined, other: JsonValue | undefined): Match => {
  if (one === other) return 'same';
  if (one === undefined || other === undefined) return 'other';
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length ? worst(one.map((item, index) => matchOf(item, other[index]))) : 'other';
  }
  if (isObject(one) && isObject(other)) {
    const keys = Object.keys(one);
    if (keys.length !== Object.keys(other).length) return 'other';
    return worst(keys.map((key) => matchOf(one[key], ownMember(other, key))));
  }
  const texts = (typeof one === 'string' && isPlain(other)) || (isPlain(one) && typeof other === 'string');
  return texts && String(one) === String(other) ? 'spelling' : 'other';
};

const worst = (matches: readonly Match[]): Match => {
  if (matches.includes('other')) return 'other';
  return matches.includes('spelling') ? 'spelling' : 'same';
};

/** Whether two values are the same, whatever the order of members and the type that a plain value is written in. */
export const agree = (one: JsonValue | undefined, other: JsonValue | undefined): boolean =>
  matchOf(one, other) !== 'other';

/** The items by their ids; null where one has none or two have the same. */
const itemsById = (list: readonly JsonValue[]): Map<string, JsonValue> | null => {
  const items = new Map<string, JsonValue>();
  for (const item of list) {
    const id = idOf(item);
    if (id === null || items.has(id)) return null;
    items.set(id, item);
  }
  return items;
};

const sameOrder = (one: Iterable<string>, other: Iterable<string>, shared: (id: string) => boolean): boolean => {
  const wanted = [...other].filter(shared);
  return [...one].filter(shared).every((id, index) => wanted[index] === id);
};

const isWithin = (newer: Newer, path: string): boolean => {
  if (newer.has(path)) return true;
  for (let dot = path.indexOf('.'); dot !== -1; dot = path.indexOf('.', dot + 1)) {
    if (newer.has(path.slice(0, dot))) return true;
  }
  return false;
};

const holds = (newer: Newer, path: string): boolean => {
  for (const name of newer) if (path === '' || name.startsWith(`${path}.`)) return true;
  return false;
};

/** `path`: how the value itself is called, empty for a whole state. Absent and null are different. */
export const differencesOf = (
  path: string,
  expected: JsonValue | undefined,
  found: JsonValue | undefined,
  newer: Newer = new Set(),
): Differences => {
  const differences: Differences = { list: [], spellings: 0 };
  const walk = (at: string, one: JsonValue | undefined, other: JsonValue | undefined, list: Difference[]): void => {
    if (one === other || (newer.size > 0 && isWithin(newer, at))) return;
    const below = (name: string): string => (at === '' ? name : `${at}.${name}`);
    if (isObject(one) && isObject(other)) {
      const members = at === path ? null : list;
      const member = (key: string): void => {
        const inside: Difference[] = members ?? [];
        walk(below(key), ownMember(one, key), ownMember(other, key), inside);
        if (members !== null) return;
        if (inside.length <= mostInMember || (newer.size > 0 && holds(newer, below(key)))) list.push(...inside);
        else list.push({ path: below(key), expected: one[key], found: other[key] });
      };
      for (const key of Object.keys(one)) member(key);
      for (const key of Object.keys(other)) if (!Object.hasOwn(one, key)) member(key);
      return;
    }
    const covers = newer.size > 0 && holds(newer, at);
    if (Array.isArray(one) && Array.isArray(other)) {
      const [ours, theirs] = [itemsById(one), itemsById(other)];
      if (ours !== null && theirs !== null) {
        for (const [id, item] of ours) walk(below(id), item, theirs.get(id), list);
        for (const [id, item] of theirs) if (!ours.has(id)) walk(below(id), undefined, item, list);
        const shared = (id: string): boolean => ours.has(id) && theirs.has(id);
        if (!covers && !sameOrder(ours.keys(), theirs.keys(), shared)) {
          list.push({ path: at, expected: one, found: other });
        }
        return;
      }
    }
    if (covers) return;
    const match = matchOf(one, other);
    if (match === 'spelling') differences.spellings += 1;
    if (match === 'other') list.push({ path: at, expected: one, found: other });
  };
  walk(path, expected, found, differences.list);
  return differences;
};
