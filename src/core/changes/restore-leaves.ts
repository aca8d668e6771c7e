// The differences of two values down to the smallest parts that have a place of their own: members of objects, and items of
// lists by their ids. A list without ids, or one whose items changed places, is one part.
import { sameJson } from '#shared/model/field-changes.ts';
import { idKeyOf, isObject } from '#shared/model/field-path.ts';
import type { JsonValue } from '#shared/model/json.ts';
import { idsOf, type Place } from './restore-place.ts';

/** `one`/`other` absent: there is no such member or item. `behind`: ids that stand before an item, of the side that has it, nearest last. */
export interface Leaf {
  place: Place;
  one?: JsonValue;
  other?: JsonValue;
  behind?: readonly string[];
}

const leafOf = (place: Place, one: JsonValue | undefined, other: JsonValue | undefined): Leaf => ({
  place,
  ...(one === undefined ? {} : { one }),
  ...(other === undefined ? {} : { other }),
});

const member = (value: { [key: string]: JsonValue }, name: string): JsonValue | undefined =>
  Object.hasOwn(value, name) ? value[name] : undefined;

/** The member that is an item's id, with its value. */
const nameOf = (item: JsonValue): JsonValue[] => {
  const key = idKeyOf(item);
  return key === null || !isObject(item) ? [] : [key, item[key] as JsonValue];
};

/** Whether the items that both lists have stand in the same order. */
const isSameOrder = (one: readonly string[], other: readonly string[]): boolean => {
  const [inOne, inOther] = [new Set(one), new Set(other)];
  const common = other.filter((id) => inOne.has(id));
  return one.filter((id) => inOther.has(id)).every((id, index) => id === common[index]);
};

const leavesOfLists = (
  place: Place,
  one: { ids: readonly string[]; items: readonly JsonValue[] },
  other: { ids: readonly string[]; items: readonly JsonValue[] },
): Leaf[] => {
  const at = new Map(other.ids.map((id, index) => [id, index]));
  const present = new Set(one.ids);
  const itemLeaf = (
    id: string,
    index: number,
    sides: { one?: JsonValue; other?: JsonValue },
    ids: readonly string[],
  ) => ({
    place: [...place, { id }],
    ...sides,
    behind: ids.slice(0, index),
  });
  const kept = one.ids.flatMap((id, index): Leaf[] => {
    const value = one.items[index] as JsonValue;
    const there = at.get(id);
    if (there === undefined) return [itemLeaf(id, index, { one: value }, one.ids)];
    const item = other.items[there] as JsonValue;
    // An item whose id is spelled or named otherwise would be lost from sight half way.
    const isCalledTheSame = sameJson(nameOf(value), nameOf(item));
    return isCalledTheSame ? leavesOf([...place, { id }], value, item) : [leafOf([...place, { id }], value, item)];
  });
  const added = other.ids.flatMap((id, index): Leaf[] =>
    present.has(id) ? [] : [itemLeaf(id, index, { other: other.items[index] as JsonValue }, other.ids)],
  );
  return [...kept, ...added];
};

/** Nothing for equal values, whatever the order of their members. */
export const leavesOf = (place: Place, one: JsonValue | undefined, other: JsonValue | undefined): Leaf[] => {
  if (isObject(one) && isObject(other)) {
    return [...new Set([...Object.keys(one), ...Object.keys(other)])].flatMap((name) =>
      leavesOf([...place, name], member(one, name), member(other, name)),
    );
  }
  const [ids, otherIds] = [idsOf(one), idsOf(other)];
  if (ids !== null && otherIds !== null && ids.length > 0 && otherIds.length > 0 && isSameOrder(ids, otherIds)) {
    return leavesOfLists(place, { ids, items: one as JsonValue[] }, { ids: otherIds, items: other as JsonValue[] });
  }
  return sameJson(one, other) ? [] : [leafOf(place, one, other)];
};
