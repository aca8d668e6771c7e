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

const diffOf = (before: JsonObject, after: JsonObject): JsonObject => {
  const diff: JsonObject = {};
  for (const field of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (!same(before[field], after[field])) diff[field] = { from: before[field] ?? null, to: after[field] ?? null };
  }
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
