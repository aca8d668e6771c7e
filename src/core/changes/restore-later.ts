// What happened to a field after the event that a way back is about: later changes of it, and whether they hang together.

import { sameJson } from '#shared/model/field-changes.ts';
import { valueAt } from '#shared/model/field-path.ts';
import type { JsonValue } from '#shared/model/json.ts';
import type { RestoreRow } from '#shared/model/restore.ts';
import { changeKindOf } from './change-kind.ts';
import type { WantedField } from './restore-fields.ts';
import { leavesOf } from './restore-leaves.ts';
import { type Place, printPlace, resolvePlace } from './restore-place.ts';
import { isStated, sparseChangesOf } from './stated-change.ts';
import type { ChangeEvent } from './types.ts';

/** Most later changes told of one field. */
const mostConflicts = 50;

/** What a later event did to a field it names; an empty path is the whole resource. */
interface Touch {
  path: string;
  from?: JsonValue;
  to?: JsonValue;
}

const touch = (path: string, from: JsonValue | undefined, to: JsonValue | undefined): Touch => ({
  path,
  ...(from === undefined ? {} : { from }),
  ...(to === undefined ? {} : { to }),
});

const touchesOf = (event: ChangeEvent): Touch[] => {
  const { before, after } = event;
  if (changeKindOf(event.action) !== 'update') return [{ path: '' }];
  if (isStated(before) && isStated(after)) {
    return leavesOf([], before, after).map(({ place, one, other }) => touch(printPlace(place), one, other));
  }
  const changes = sparseChangesOf(event);
  return changes.length === 0 ? [{ path: '' }] : changes.map(({ field, from, to }) => touch(field, from, to));
};

const isInside = (path: string, around: string): boolean =>
  around === '' || path === around || path.startsWith(`${around}.`);
const isRelated = (one: string, other: string): boolean => isInside(one, other) || isInside(other, one);

/** A later event with what it did, worked out once for all fields. */
export interface LaterEvent {
  event: ChangeEvent;
  touches: readonly Touch[];
  /** It shows that it found exactly the state that the event before it shows to have left. */
  isLinked: boolean;
  /** It, or the first one before it, is of the same instant as another: which came first, nobody knows. */
  isUnordered: boolean;
}

/** `events`: those after `first`, in the log's order; `preceding`: the one before it. */
export const laterEvents = (
  first: ChangeEvent,
  events: readonly ChangeEvent[],
  preceding?: ChangeEvent,
): LaterEvent[] =>
  events.map((event, index) => {
    const previous = events[index - 1] ?? first;
    return {
      event,
      touches: touchesOf(event),
      isLinked: isStated(previous.after) && sameJson(previous.after, event.before),
      isUnordered:
        [previous, events[index + 1]].some((other) => other?.timestamp === event.timestamp) ||
        (index === 0 && preceding?.timestamp === first.timestamp),
    };
  });

/** Later changes of the field, of something inside it or around it: all of them counted, the newest told. */
export const conflictsOf = (
  path: string,
  later: readonly LaterEvent[],
): Pick<RestoreRow, 'conflicts' | 'conflictTotal'> => {
  const found = later.flatMap(({ event, touches }): RestoreRow['conflicts'] => {
    const related = touches.filter((one) => isRelated(one.path, path));
    const { from, to } = related.find((one) => one.path === path) ?? (related.length === 1 ? (related[0] ?? {}) : {});
    if (related.length === 0) return [];
    const { eventId, timestamp: at, actor } = event;
    return [{ eventId, at, actor, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }];
  });
  return { conflictTotal: found.length, conflicts: found.slice(-mostConflicts) };
};

/** A value as far as it is known: null for not at all, `value` undefined for no such member. */
type Seen = { value: JsonValue | undefined; isLoose: boolean } | null;

const valueIn = (state: JsonValue, place: Place): Seen => {
  const steps = resolvePlace(state, place);
  return { value: steps === null ? undefined : valueAt(state, steps), isLoose: false };
};

const agree = (one: Seen, other: Seen): boolean => {
  if (one === null || other === null) return true;
  const isLoose = one.isLoose || other.isLoose;
  return isLoose ? sameJson(one.value ?? null, other.value ?? null) : sameJson(one.value, other.value);
};

const toldBy = (touches: readonly Touch[], path: string, side: 'from' | 'to'): Seen | undefined => {
  const related = touches.filter((one) => isRelated(one.path, path));
  if (related.length === 0) return undefined;
  const value = related.find((one) => one.path === path)?.[side];
  return value === undefined ? null : { value, isLoose: true };
};

/** Whether some later change says it found something else in the field than the change before it had left. */
export const isChainBroken = ({ path, place, left, leftKnown }: WantedField, later: readonly LaterEvent[]): boolean => {
  // Looked up only where it is asked for: most histories hang together as whole states.
  let seen = (): Seen => (leftKnown ? { value: left, isLoose: true } : null);
  for (const { event, touches, isLinked, isUnordered } of later) {
    const { before, after } = event;
    if (isUnordered) {
      if (isStated(after) || touches.some((one) => isRelated(one.path, path))) seen = () => null;
      continue;
    }
    if (changeKindOf(event.action) !== 'update') seen = () => null;
    if (!isLinked) {
      const found =
        isStated(before) && place !== null ? valueIn(before, place) : (toldBy(touches, path, 'from') ?? null);
      if (!agree(seen(), found)) return true;
    }
    if (isStated(after) && place !== null) seen = () => valueIn(after, place);
    else {
      const told = toldBy(touches, path, 'to');
      if (told !== undefined) seen = () => told;
    }
  }
  return false;
};
