// What an event says of a change: whether it has complete states, and which fields its diff names with which values.
import type { ResourceVersion } from '#shared/model/changes.ts';
import type { FieldChange } from '#shared/model/event.ts';
import { fieldChangesOf, sameJson } from '#shared/model/field-changes.ts';
import { isObject } from '#shared/model/field-path.ts';
import type { JsonValue } from '#shared/model/json.ts';
import { readDiff } from './read-diff.ts';
import type { ChangeEvent } from './types.ts';

/** A source writes null where there is no state. */
export const isStated = (state: JsonValue | undefined): state is JsonValue => state !== undefined && state !== null;

const hasDiff = ({ diff }: ChangeEvent): boolean => {
  if (Array.isArray(diff)) return diff.length > 0;
  return isObject(diff) ? Object.keys(diff).length > 0 : isStated(diff) && diff !== '';
};

/** What the event's change rests on; `both`: complete states and a diff. */
export const basisOf = (event: ChangeEvent): ResourceVersion['basis'] => {
  const states = isStated(event.before) || isStated(event.after);
  if (hasDiff(event)) return states ? 'both' : 'diff';
  return states ? 'states' : 'none';
};

/** A named change. `removed`: there is no such member any more; without it and without `to`, nobody said what the field became. */
export interface SparseChange extends FieldChange {
  removed: boolean;
}

/** Whether it is a list of operations, whatever they are. */
export const isPatch = (diff: JsonValue | undefined): boolean =>
  Array.isArray(diff) && diff.every((item) => isObject(item) && typeof item.op === 'string');

/** What `fieldChangesOf` shows of a diff it cannot read: a text, or the items of a list by their places. */
const isUnread = ({ diff }: ChangeEvent, { field, from, to }: FieldChange): boolean => {
  if (from !== undefined) return false;
  if (Array.isArray(diff)) return !isPatch(diff) && /^\d+$/.test(field) && sameJson(diff[Number(field)], to);
  return field === '' && !isObject(diff);
};

/** The changes that the diff alone tells, in its order; a diff of an unknown shape tells none. */
export const sparseChangesOf = (event: ChangeEvent): SparseChange[] => {
  if (!hasDiff(event)) return [];
  const isRemoval = isPatch(readDiff(event.diff));
  return fieldChangesOf(event)
    .filter((change) => !isUnread(event, change))
    .map((change) => ({ ...change, removed: isRemoval && change.to === undefined }));
};
