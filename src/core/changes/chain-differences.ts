// Two values held against each other down to the innermost fields that differ. Items of lists are matched by their ids.

import { idOf, isObject } from '#shared/model/field-path.ts';
import type { JsonObject, JsonValue } from '#shared/model/json.ts';

/** A side is absent where there is no such member. */
export interface Difference {
  path: string;
  expected?: JsonValue | undefined;
  found?: JsonValue | undefined;
}

/**
 * Names of fields that are held against something newer: they and what is in them are left out. Where there are any, diffs lie
 * between the two values, which tell neither the order of items nor null from absent, so that neither is a difference.
 */
export type Newer = ReadonlySet<string>;

export interface Differences {
  list: Difference[];
  /** Values that are the same but for their type: a number or a truth value, and its text. */
  spellings: number;
}

const noNewer: Newer = new Set();

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

/** Whether both lists hold items of the same ids in the same order, as most lists do that were not changed much. */
const inStep = (one: readonly JsonValue[], other: readonly JsonValue[]): boolean =>
  one.length === other.length &&
  one.every((item, index) => {
    const id = idOf(item);
    return id !== null && id === idOf(other[index]);
  });

export const isNothing = (value: JsonValue | undefined): boolean => value === undefined || value === null;

const isList = (value: JsonValue | undefined): value is JsonValue[] => Array.isArray(value);

const below = (at: string, name: string): string => (at === '' ? name : `${at}.${name}`);

/** One walk down two values. */
class Walk {
  spellings = 0;
  readonly #newer: Newer;

  constructor(newer: Newer) {
    this.#newer = newer;
  }

  /** Members of a whole state, each told as one difference where it has too many inside. */
  members(path: string, one: JsonObject, other: JsonObject, list: Difference[]): void {
    const member = (key: string): void => {
      const at = below(path, key);
      const [ours, theirs] = [ownMember(one, key), ownMember(other, key)];
      const inside: Difference[] = [];
      this.value(at, ours, theirs, inside);
      if (inside.length <= mostInMember || this.#holdsNewer(at)) list.push(...inside);
      else list.push({ path: at, expected: ours, found: theirs });
    };
    for (const key of Object.keys(one)) if (one[key] !== other[key]) member(key);
    for (const key of Object.keys(other)) if (!Object.hasOwn(one, key)) member(key);
  }

  value(at: string, one: JsonValue | undefined, other: JsonValue | undefined, list: Difference[]): void {
    if (one === other || this.#isNewer(at)) return;
    if (this.#newer.size > 0 && isNothing(one) && isNothing(other)) return;
    if (isObject(one) && isObject(other)) {
      for (const key of Object.keys(one)) {
        const ours = one[key];
        const theirs = ownMember(other, key);
        if (ours !== theirs) this.value(below(at, key), ours, theirs, list);
      }
      for (const key of Object.keys(other)) {
        if (!Object.hasOwn(one, key)) this.value(below(at, key), undefined, other[key], list);
      }
      return;
    }
    if (isList(one) && isList(other) && this.#items(at, one, other, list)) return;
    if (this.#holdsNewer(at)) return;
    const match = matchOf(one, other);
    if (match === 'spelling') this.spellings += 1;
    if (match === 'other') list.push({ path: at, expected: one, found: other });
  }

  /** False where the items have no ids to match them by. */
  #items(at: string, one: readonly JsonValue[], other: readonly JsonValue[], list: Difference[]): boolean {
    if (inStep(one, other)) {
      for (const [index, item] of one.entries())
        this.value(below(at, idOf(item) ?? String(index)), item, other[index], list);
      return true;
    }
    const [ours, theirs] = [itemsById(one), itemsById(other)];
    if (ours === null || theirs === null) return false;
    for (const [id, item] of ours) this.value(below(at, id), item, theirs.get(id), list);
    for (const [id, item] of theirs) if (!ours.has(id)) this.value(below(at, id), undefined, item, list);
    const shared = (id: string): boolean => ours.has(id) && theirs.has(id);
    if (this.#newer.size === 0 && !sameOrder(ours.keys(), theirs.keys(), shared)) {
      list.push({ path: at, expected: [...one], found: [...other] });
    }
    return true;
  }

  #isNewer(path: string): boolean {
    return this.#newer.size > 0 && isWithin(this.#newer, path);
  }

  #holdsNewer(path: string): boolean {
    return this.#newer.size > 0 && holds(this.#newer, path);
  }
}

/** `path`: how the value itself is called, empty for a whole state. */
export const differencesOf = (
  path: string,
  expected: JsonValue | undefined,
  found: JsonValue | undefined,
  newer: Newer = noNewer,
): Differences => {
  const list: Difference[] = [];
  if (expected === found) return { list, spellings: 0 };
  const walk = new Walk(newer);
  if (isObject(expected) && isObject(found) && !(newer.size > 0 && isWithin(newer, path))) {
    walk.members(path, expected, found, list);
  } else walk.value(path, expected, found, list);
  return { list, spellings: walk.spellings };
};
