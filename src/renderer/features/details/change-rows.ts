// Rows of the field table: what each changed field was and became, telling apart null, absent and unknown.
import type { AuditEvent, EventVersion, FieldChange } from '#shared/model/event.ts';
import type { JsonValue } from '#shared/model/json.ts';
import type { FieldRow, ShownValue } from '../../ui/field-table-value.ts';

/** Follows `field` as one key first, then as a dotted path; undefined when the state has no such field. */
const reach = (state: JsonValue, field: string): JsonValue | undefined => {
  if (state === null || typeof state !== 'object' || Array.isArray(state)) return undefined;
  if (Object.hasOwn(state, field)) return state[field];
  let at: JsonValue | undefined = state;
  for (const key of field.split('.')) {
    if (at === null || typeof at !== 'object' || Array.isArray(at) || !Object.hasOwn(at, key)) return undefined;
    at = at[key];
  }
  return at;
};

const isObject = (value: JsonValue | undefined): boolean =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

const show = (value: JsonValue | undefined, state: JsonValue | undefined, field: string): ShownValue => {
  if (value !== undefined) return { kind: 'value', value };
  if (state === undefined || !isObject(state)) return { kind: 'unknown' };
  const found = reach(state, field);
  return found === undefined ? { kind: 'absent' } : { kind: 'value', value: found };
};

const rowOf = (change: FieldChange, event: AuditEvent): FieldRow => ({
  field: change.field,
  from: show(change.from, event.before, change.field),
  to: show(change.to, event.after, change.field),
});

/** One row a changed field, in the source's order. `absent`: the complete state is known and lacks the field; `unknown`: nothing says. */
export const changeRows = ({ event, changes }: Pick<EventVersion, 'event' | 'changes'>): FieldRow[] =>
  changes.map((change) => rowOf(change, event));
