// RFC 7396: the merge patch that turns one value into another, where there is one.

import { isObject } from '#shared/model/field-path.ts';
import type { JsonObject, JsonValue } from '#shared/model/json.ts';
import { applyMergePatch } from './apply-merge-patch.ts';
import { equalJson } from './equal-json.ts';
import { memberPlace, type Place, pathOf } from './field-place.ts';

/** The patch, or the fields it cannot set: those that become null or hold a null, in merge patches the word for "take away". */
export type MergePatch = { patch: JsonValue } | { cannot: string[] };

/** Levels below which no patch is written. */
const deepest = 300;

/**
 * An object of what changes, lists as wholes; `{}` when nothing does. Proved by being carried out. `cannot` also names a
 * changed member called `__proto__`, which implementations drop or take for something else.
 */
export const createMergePatch = (before: JsonValue, after: JsonValue): MergePatch => {
  const cannot: string[] = [];

  /** What a patch says for a place; undefined where nothing changes there. */
  const patchOf = (
    place: Place | null,
    from: JsonValue | undefined,
    to: JsonValue,
    level: number,
  ): JsonValue | undefined => {
    if (from === to) return undefined;
    if (!isObject(to) || level >= deepest) {
      if (equalJson(from, to)) return undefined;
      if (isObject(to) || (to === null && place !== null)) cannot.push(pathOf(place));
      return to;
    }
    const old: JsonObject = isObject(from) ? from : {};
    const changes: [string, JsonValue][] = [];
    for (const name of Object.keys(old)) if (!Object.hasOwn(to, name)) changes.push([name, null]);
    for (const [name, value] of Object.entries(to)) {
      const previous = Object.hasOwn(old, name) ? old[name] : undefined;
      const change = patchOf(memberPlace(place, name), previous, value, level + 1);
      if (change !== undefined) changes.push([name, change]);
    }
    if (changes.some(([name]) => name === '__proto__')) cannot.push(pathOf(memberPlace(place, '__proto__')));
    return changes.length === 0 && isObject(from) ? undefined : Object.fromEntries(changes);
  };

  const change = patchOf(null, before, after, 0);
  const nothing: JsonValue = isObject(before) ? {} : after;
  const patch = change === undefined ? nothing : change;
  if (cannot.length > 0) return { cannot: [...new Set(cannot)] };
  return equalJson(applyMergePatch(before, patch), after) ? { patch } : { cannot: [''] };
};
