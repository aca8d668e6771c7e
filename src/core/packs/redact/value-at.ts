// What stands at a path of an event: names joined by dots, as commitments name values.
import type { JsonValue } from '#shared/model/json.ts';

/** `a.b` is two names, `a\.b` is one. */
export const namesOf = (path: string): string[] => {
  const names = [''];
  for (const [sign] of path.matchAll(/\\[\s\S]|[\s\S]/g)) {
    const last = names.length - 1;
    if (sign === '.') names.push('');
    else names[last] += sign.length === 2 && sign.startsWith('\\') ? sign.slice(1) : sign;
  }
  return names;
};

/** The other way round: a `.` or `\` within a name gets a `\` before it. */
export const pathOf = (names: readonly string[]): string =>
  names.map((name) => name.replace(/[.\\]/g, '\\$&')).join('.');

/** Undefined where nothing stands there. */
export const valueAt = (value: JsonValue, path: string): JsonValue | undefined => {
  let at: JsonValue | undefined = value;
  for (const name of namesOf(path)) {
    if (at === null || typeof at !== 'object' || !Object.hasOwn(at, name)) return undefined;
    at = (at as Record<string, JsonValue>)[name];
  }
  return at;
};
