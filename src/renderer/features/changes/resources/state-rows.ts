// The rows of a state: every field with who gave it its value, parts of it that somebody else set, and what is unknown.
import type { Blame, StateAsOf } from '#shared/model/changes.ts';
import { isObject, stepsTo, valueAt } from '#shared/model/field-path.ts';
import type { JsonValue } from '#shared/model/json.ts';

export interface StateRow {
  /** Empty: the whole state, which is no object. */
  field: string;
  kind: 'field' | 'part' | 'unknown';
  /** Absent where it is unknown. */
  value?: JsonValue;
  blame: Blame | null;
  inferred: StateAsOf['inferred'][string] | null;
}

const own = <Value>(record: Readonly<Record<string, Value>>, key: string): Value | null =>
  Object.hasOwn(record, key) ? (record[key] ?? null) : null;

/** A part is a field inside another, by its dotted name, that changes name on their own. */
export const stateRows = ({ exists, state, unknown, inferred, blame }: StateAsOf): StateRow[] => {
  const rows: StateRow[] = [];
  const established = exists === 'yes' && (state !== null || own(blame, '') !== null);
  if (established && !isObject(state))
    rows.push({ field: '', kind: 'field', value: state, blame: own(blame, ''), inferred: null });
  if (established && isObject(state)) {
    for (const [field, value] of Object.entries(state)) {
      rows.push({ field, kind: 'field', value, blame: own(blame, field), inferred: null });
    }
    for (const [field, set] of Object.entries(blame)) {
      const steps = Object.hasOwn(state, field) ? null : stepsTo(state, field);
      const value = steps === null ? undefined : valueAt(state, steps);
      if (value !== undefined) rows.push({ field, kind: 'part', value, blame: set, inferred: null });
    }
  }
  for (const field of unknown) rows.push({ field, kind: 'unknown', blame: null, inferred: own(inferred, field) });
  return rows.sort((one, other) => (one.field < other.field ? -1 : Number(one.field > other.field)));
};
