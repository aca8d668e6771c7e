// Turns a new state of a thing into the audit record of the change, so that every `from` is the `to` before it.
import type { JsonObject, JsonValue } from '#shared/model/json.ts';
import type { Deed } from './demo-event.ts';

/** A configured thing with its present state. States are replaced, never altered in place. */
export interface Entity {
  readonly type: string;
  readonly id: string;
  state: JsonObject;
}

/** SIVO keeps the complete state before and after only for these. */
const sensitive = new Set(['recording_policy', 'ivr']);

const same = (one: JsonValue | undefined, other: JsonValue | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The parts of a list by their ids, under paths such as `nodes.n3`; null for any other value. */
const partsOf = (field: string, value: JsonValue | undefined): JsonObject | null => {
  if (!Array.isArray(value)) return null;
  const parts = value.filter(isObject);
  return parts.length === value.length
    ? Object.fromEntries(parts.map((part) => [`${field}.${String(part.id)}`, part]))
    : null;
};

const addChange = (diff: JsonObject, field: string, from: JsonValue | undefined, to: JsonValue | undefined): void => {
  if (same(from, to)) return;
  const [fromParts, toParts] = [partsOf(field, from), partsOf(field, to)];
  if (fromParts !== null && toParts !== null) addChanges(diff, fromParts, toParts);
  else if (field.includes('.') && isObject(from) && isObject(to)) addChanges(diff, from, to, `${field}.`);
  else diff[field] = { from: from ?? null, to: to ?? null };
};

const addChanges = (diff: JsonObject, before: JsonObject, after: JsonObject, prefix = ''): void => {
  for (const field of new Set([...Object.keys(before), ...Object.keys(after)])) {
    addChange(diff, prefix + field, before[field], after[field]);
  }
};

/** Only what changed; within a list of identified parts, only the part's changed field: `nodes.n3.prompt`. */
const diffOf = (before: JsonObject, after: JsonObject): JsonObject => {
  const diff: JsonObject = {};
  addChanges(diff, before, after);
  return diff;
};

/** Sets fields of an entity; complete states come along for sensitive types, and for users when their role changes. */
export const updateEntity = (entity: Entity, patch: JsonObject, action = 'update'): Deed => {
  const before = entity.state;
  const after = { ...before, ...patch };
  entity.state = after;
  const complete = sensitive.has(entity.type) || (entity.type === 'user' && !same(before.role, after.role));
  return {
    action,
    resource: { type: entity.type, id: entity.id },
    diff: diffOf(before, after),
    ...(complete ? { before, after } : {}),
  };
};

/** The record of a thing coming into being: every field from nothing. */
export const createEntity = (entity: Entity): Deed => ({
  action: 'create',
  resource: { type: entity.type, id: entity.id },
  diff: diffOf({}, entity.state),
  ...(sensitive.has(entity.type) ? { after: entity.state } : {}),
});

/** The record of a thing removed: every field to nothing. */
export const deleteEntity = (entity: Entity): Deed => ({
  action: 'delete',
  resource: { type: entity.type, id: entity.id },
  diff: diffOf(entity.state, {}),
  ...(sensitive.has(entity.type) ? { before: entity.state } : {}),
});
