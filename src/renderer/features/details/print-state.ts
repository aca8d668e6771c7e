// Prints a state as text for a line-by-line comparison: two spaces of indent, keys in alphabetical order,
// so that only real differences stand out and not the order a source happened to write.
import type { JsonValue } from '#shared/model/json.ts';

const withSortedKeys = (value: JsonValue): JsonValue => {
  if (Array.isArray(value)) return value.map(withSortedKeys);
  if (value === null || typeof value !== 'object') return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, withSortedKeys(value[key] ?? null)]));
};

/** A state that was not given prints as the empty text; a plain text prints as it is. */
export const printState = (state: JsonValue | undefined): string => {
  if (state === undefined) return '';
  if (typeof state === 'string') return state;
  return JSON.stringify(withSortedKeys(state), null, 2);
};
