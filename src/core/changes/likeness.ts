// How much two items of a list have in common, to tell which one became which.

import { isObject } from '#shared/model/field-path.ts';
import type { JsonObject, JsonValue } from '#shared/model/json.ts';
import { equalJson } from './equal-json.ts';

/** Levels looked into, and members at each. */
const deepest = 3;
const mostMembers = 64;

/** Members that may still be looked at; below zero no answer counts any more. */
export interface Room {
  left: number;
}

const likeObjects = (one: JsonObject, other: JsonObject, room: Room, level: number): number => {
  const names = Object.keys(one);
  const others = Object.keys(other);
  if (names.length > mostMembers || others.length > mostMembers) return 0;
  let shared = 0;
  let score = 0;
  for (const name of names) {
    if (!Object.hasOwn(other, name)) continue;
    shared += 1;
    score += 0.25 + 0.75 * likeness(one[name] as JsonValue, other[name] as JsonValue, room, level + 1);
  }
  return score / Math.max(names.length + others.length - shared, 1);
};

const likeLists = (one: readonly JsonValue[], other: readonly JsonValue[], room: Room, level: number): number => {
  const longer = Math.max(one.length, other.length);
  if (longer > mostMembers || longer === 0) return longer === 0 ? 1 : 0;
  let score = 0;
  for (let index = 0; index < Math.min(one.length, other.length); index += 1) {
    score += likeness(one[index] as JsonValue, other[index] as JsonValue, room, level + 1);
  }
  return score / longer;
};

/** From 0, nothing, to 1, the same. Scalars are the same or have nothing in common. */
export const likeness = (one: JsonValue, other: JsonValue, room: Room, level = 0): number => {
  room.left -= 1;
  if (room.left < 0) return 0;
  if (one === other) return 1;
  const areLists = Array.isArray(one) && Array.isArray(other);
  if (!areLists && (!isObject(one) || !isObject(other))) return 0;
  if (level >= deepest) return equalJson(one, other) ? 1 : 0;
  return areLists
    ? likeLists(one, other, room, level)
    : likeObjects(one as JsonObject, other as JsonObject, room, level);
};
