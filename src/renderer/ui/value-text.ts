// A value of a state as plain text.
import type { JsonValue } from '#shared/model/json.ts';

/** Texts as they are, everything else as JSON. */
export const valueText = (value: JsonValue): string => (typeof value === 'string' ? value : JSON.stringify(value));
