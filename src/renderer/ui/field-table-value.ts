// What a cell of the field table can show. An unknown value, an absent field and a null are three different statements.
import type { JsonValue } from '#shared/model/json.ts';

export type ShownValue = { kind: 'value'; value: JsonValue } | { kind: 'absent' } | { kind: 'unknown' };

export interface FieldRow {
  field: string;
  from: ShownValue;
  to: ShownValue;
}

/** Texts as they are, everything else as JSON. */
export const valueText = (value: JsonValue): string => (typeof value === 'string' ? value : JSON.stringify(value));
