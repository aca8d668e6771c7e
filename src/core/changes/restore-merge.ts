// A way back as an RFC 7396 merge patch, or the finding that none can say it: null takes a member away, so none is ever set to null.
import { sameJson } from '#shared/model/field-changes.ts';
import type { JsonObject, JsonValue } from '#shared/model/json.ts';
import { isObject } from './field-path.ts';

const withOwn = (entries: Iterable<[string, JsonValue]>): JsonObject => Object.fromEntries(entries);

const difference = (one: JsonValue | undefined, other: JsonValue): JsonValue => {
  if (!isObject(one) || !isObject(other)) return other;
  const entries: [string, JsonValue][] = [];
  for (const [name, value] of Object.entries(other)) {
    const old = Object.hasOwn(one, name) ? one[name] : undefined;
    if (!sameJson(old, value)) entries.push([name, difference(old, value)]);
  }
  for (const name of Object.keys(one)) if (!Object.hasOwn(other, name)) entries.push([name, null]);
  return withOwn(entries);
};

const merged = (target: JsonValue | undefined, patch: JsonValue): JsonValue => {
  if (!isObject(patch)) return patch;
  const result = new Map(isObject(target) ? Object.entries(target) : []);
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) result.delete(name);
    else result.set(name, merged(result.get(name), value));
  }
  return withOwn(result);
};

/** What merged into `one` gives `other`; null when nothing does. */
export const mergePatchOf = (one: JsonValue, other: JsonValue): JsonValue | null => {
  const patch = difference(one, other);
  return sameJson(merged(one, patch), other) ? patch : null;
};
