// Sides of a change that are JSON inside texts, as directories of accounts write them: `"[\"x\"]"`, `"\"x\""`.
import type { JsonValue } from './json.ts';

/** Digits that a double may not hold: such a text stays a text. */
const long = /\d{16}/;

const opened = (value: JsonValue): JsonValue => {
  if (typeof value !== 'string' || !/^\s*["[{]/.test(value) || long.test(value)) return value;
  try {
    return JSON.parse(value) as JsonValue;
  } catch {
    return value;
  }
};

const onlyItem = (value: JsonValue): value is [JsonValue] => Array.isArray(value) && value.length === 1;

/** The values in the texts; lists of one item each are their items, so that `["a"]` → `["b"]` reads `a` → `b`. Anything else is as it was. */
export const openedSides = <Side extends { value: JsonValue } | undefined>(from: Side, to: Side): [Side, Side] => {
  const sides = [from, to].map((side) => (side === undefined ? undefined : opened(side.value)));
  const stated = sides.filter((side) => side !== undefined && side !== null);
  const unwrap = stated.length > 0 && stated.every(onlyItem);
  const side = (index: 0 | 1): Side => {
    const value = sides[index];
    if (value === undefined) return undefined as Side;
    return { value: unwrap && onlyItem(value) ? value[0] : value } as Side;
  };
  return [side(0), side(1)];
};
