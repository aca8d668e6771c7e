// A diff as its source meant it: some write it as JSON in a string.
import type { JsonValue } from '#shared/model/json.ts';

/** The string itself when it is no JSON. */
export const readDiff = (diff: JsonValue | undefined): JsonValue | undefined => {
  if (typeof diff !== 'string') return diff;
  try {
    const value = JSON.parse(diff) as JsonValue;
    return typeof value === 'string' ? readDiff(value) : value;
  } catch {
    return diff;
  }
};
