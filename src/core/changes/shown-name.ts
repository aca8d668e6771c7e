// What people call a resource, as far as its states and changes show it.

import { isObject } from '#shared/model/field-path.ts';
import type { JsonObject, JsonValue } from '#shared/model/json.ts';
import type { ChangeEvent } from './types.ts';

const nameFields = ['name', 'displayName', 'display_name', 'title', 'label', 'nombre', 'email', 'number'];

const textOf = (value: JsonValue | undefined): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value : null;

const inState = (state: JsonValue | undefined): string | null => {
  if (!isObject(state)) return null;
  for (const field of nameFields) {
    const name = Object.hasOwn(state, field) ? textOf(state[field]) : null;
    if (name !== null) return name;
  }
  return null;
};

const sideInDiff = (diff: JsonObject, side: 'to' | 'from'): string | null => {
  for (const field of nameFields) {
    const pair = Object.hasOwn(diff, field) ? diff[field] : undefined;
    const name = isObject(pair) ? textOf(pair[side]) : null;
    if (name !== null) return name;
  }
  return null;
};

/** The new value of a name in the diff's usual shape, else the old one, which a deletion shows. */
const inDiff = (diff: JsonValue | undefined): string | null =>
  isObject(diff) ? (sideInDiff(diff, 'to') ?? sideInDiff(diff, 'from')) : null;

/** The name an event shows of its resource; null when it shows none. */
export const shownName = ({ diff, before, after }: ChangeEvent): string | null =>
  inState(after) ?? inDiff(diff) ?? inState(before);

/** The newest name that the events show; they are in the log's order. */
export const newestName = (events: readonly ChangeEvent[]): string | null => {
  for (let index = events.length - 1; index >= 0; index--) {
    const event = events[index];
    const name = event === undefined ? null : shownName(event);
    if (name !== null) return name;
  }
  return null;
};
