// RFC 7396: a merge patch carried out on a value, which itself is left as it was.

import { isObject } from '#shared/model/field-path.ts';
import type { JsonObject, JsonValue } from '#shared/model/json.ts';

/** The algorithm of section 2. Recursive: the caller bounds the depth of the patch. `__proto__` is a member like any other. */
export const applyMergePatch = (target: JsonValue | undefined, patch: JsonValue): JsonValue => {
  if (!isObject(patch)) return patch;
  const members = new Map<string, JsonValue>(isObject(target) ? Object.entries(target) : []);
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) members.delete(name);
    else members.set(name, applyMergePatch(members.get(name), value));
  }
  return Object.fromEntries(members) satisfies JsonObject;
};
