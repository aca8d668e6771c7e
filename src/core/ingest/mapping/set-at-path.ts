// Writing into objects whose keys come from a source.
import type { JsonObject, JsonValue } from '#shared/model/json.ts';

/** Sets an own member, also when the key is `__proto__`, which a plain assignment would turn into a prototype. */
const setOwn = (target: JsonObject, key: string, value: JsonValue): void => {
  if (key === '__proto__') {
    Object.defineProperty(target, key, { value, enumerable: true, writable: true, configurable: true });
  } else {
    target[key] = value;
  }
};

/** Sets a member at a path, making the objects on the way. A member already there that is no object gives way to nothing: the path is joined by dots instead. */
export const setAtPath = (target: JsonObject, path: readonly string[], value: JsonValue): void => {
  const [head, ...rest] = path;
  if (head === undefined) return;
  if (rest.length === 0) {
    setOwn(target, freeName(target, head), value);
    return;
  }
  const present = Object.hasOwn(target, head) ? target[head] : undefined;
  if (present === undefined) {
    const inner: JsonObject = {};
    setOwn(target, head, inner);
    setAtPath(inner, rest, value);
  } else if (present !== null && typeof present === 'object' && !Array.isArray(present)) {
    setAtPath(present, rest, value);
  } else {
    setAtPath(target, [path.join('.')], value);
  }
};

const freeName = (target: JsonObject, name: string): string => {
  let free = name;
  for (let count = 2; Object.hasOwn(target, free); count += 1) free = `${name} (${count})`;
  return free;
};
