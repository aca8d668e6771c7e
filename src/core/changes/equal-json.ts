// Whether two JSON values are the same: members in any order, null never the same as absent, at any depth.
import type { JsonValue } from '#shared/model/json.ts';

/** Keeps its own stack, so that no nesting is too deep. */
export const equalJson = (one: JsonValue | undefined, other: JsonValue | undefined): boolean => {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object') return false;
  const left: (JsonValue | undefined)[] = [one];
  const right: (JsonValue | undefined)[] = [other];
  while (left.length > 0) {
    const [a, b] = [left.pop(), right.pop()];
    if (a === b) continue;
    if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
    if (Array.isArray(a)) {
      if (!Array.isArray(b) || a.length !== b.length) return false;
      for (let index = 0; index < a.length; index += 1) {
        if (a[index] === b[index]) continue;
        left.push(a[index]);
        right.push(b[index]);
      }
      continue;
    }
    if (Array.isArray(b)) return false;
    const names = Object.keys(a);
    if (names.length !== Object.keys(b).length) return false;
    for (const name of names) {
      if (!Object.hasOwn(b, name)) return false;
      if (a[name] === b[name]) continue;
      left.push(a[name]);
      right.push(b[name]);
    }
  }
  return true;
};
