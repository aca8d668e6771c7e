// Lists the source fields that have no place of their own, each at its dotted path.
import type { JsonObject, JsonValue } from '#shared/model/json.ts';

/** `value` is printed as JSON unless it is a text. */
export interface ExtraField {
  path: string;
  value: string;
}

const print = (value: JsonValue): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** Objects are opened up to four levels deep; arrays and anything deeper print as JSON. */
export const flatExtra = (extra: JsonObject, prefix = '', depth = 0): ExtraField[] =>
  Object.entries(extra).flatMap(([key, value]) => {
    const path = prefix === '' ? key : `${prefix}.${key}`;
    const open = value !== null && typeof value === 'object' && !Array.isArray(value) && depth < 3;
    return open && Object.keys(value).length > 0 ? flatExtra(value, path, depth + 1) : [{ path, value: print(value) }];
  });
