// Fields that a resource has by other events, but whose value at the moment is not established, and what can be concluded of them.
import type { StateAsOf } from '#shared/model/changes.ts';
import { isObject, stepsTo, valueAt } from '#shared/model/field-path.ts';
import type { JsonValue } from '#shared/model/json.ts';
import { type KnownState, namesAround } from './known-state.ts';
import { isStated, sparseChangesOf } from './stated-change.ts';
import type { ChangeEvent } from './types.ts';

const membersOf = (state: JsonValue | undefined): string[] => (isObject(state) ? Object.keys(state) : []);

const namedBy = (event: ChangeEvent): string[] => [
  ...membersOf(event.before),
  ...membersOf(event.after),
  ...sparseChangesOf(event).map(({ field }) => field),
];

/** Names without a value at the moment; a name within one that has a value is known, if only as absent. */
export const unknownFields = ({ state, complete, absent }: KnownState, life: readonly ChangeEvent[]): string[] => {
  if (complete) return [];
  const isKnown = (name: string): boolean => (isObject(state) && Object.hasOwn(state, name)) || absent.has(name);
  const names = new Set<string>();
  for (const event of life) for (const name of namedBy(event)) if (name !== '') names.add(name);
  return [...names].filter((name) => ![...namesAround(name), name].some(isKnown));
};

/** What an event says it found in a field; undefined: it does not say. */
const foundIn = (event: ChangeEvent, field: string, from: JsonValue | undefined): JsonValue | undefined => {
  if (!isStated(event.before)) return from;
  const steps = stepsTo(event.before, field);
  return steps === null ? undefined : valueAt(event.before, steps);
};

/** What the first later event that touches a field says it was before; `later`: the events of the same life after the moment. */
export const inferredValues = (unknown: readonly string[], later: readonly ChangeEvent[]): StateAsOf['inferred'] => {
  const open = new Set(unknown);
  const inferred = new Map<string, StateAsOf['inferred'][string]>();
  const settle = (field: string, event: ChangeEvent, value: JsonValue | undefined): void => {
    open.delete(field);
    if (value !== undefined) inferred.set(field, { value, eventId: event.eventId, at: event.timestamp });
  };
  for (const event of later) {
    if (open.size === 0) break;
    const changes = sparseChangesOf(event);
    if (isStated(event.before) || isStated(event.after)) {
      const froms = new Map(changes.map(({ field, from }) => [field, from]));
      for (const field of [...open]) settle(field, event, foundIn(event, field, froms.get(field)));
      continue;
    }
    for (const { field, from } of changes) {
      if (open.has(field)) settle(field, event, from);
      for (const other of [...open]) {
        if (other.startsWith(`${field}.`) || field.startsWith(`${other}.`)) settle(other, event, undefined);
      }
    }
  }
  return Object.fromEntries(inferred);
};
