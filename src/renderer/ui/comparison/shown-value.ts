// What a cell of a comparison can say. An unknown value, an absent field and a null are three different statements.
import type { FieldDiff } from '#shared/model/changes.ts';
import type { JsonValue } from '#shared/model/json.ts';

export type ShownValue = { kind: 'value'; value: JsonValue } | { kind: 'absent' } | { kind: 'unknown' };

/** `known`: where there is no value, the state is known to lack the field. */
export const shownValue = (value: JsonValue | undefined, known: boolean): ShownValue => {
  if (value !== undefined) return { kind: 'value', value };
  return known ? { kind: 'absent' } : { kind: 'unknown' };
};

export const fromOf = ({ from, fromKnown }: FieldDiff): ShownValue => shownValue(from, fromKnown);
export const toOf = ({ to, toKnown }: FieldDiff): ShownValue => shownValue(to, toKnown);
