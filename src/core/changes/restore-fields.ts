// The fields a way back puts back: what an event changed (undo), or what differs from the state it left (version).
import type { StateAsOf } from '#shared/model/changes.ts';
import { sameJson } from '#shared/model/field-changes.ts';
import { isObject, valueAt } from '#shared/model/field-path.ts';
import type { JsonObject, JsonValue } from '#shared/model/json.ts';
import { namesAround } from './known-state.ts';
import { patchedBy } from './patch-in-diff.ts';
import { type Leaf, leavesOf } from './restore-leaves.ts';
import { idsOf, type Place, placeOfField, printPlace, resolvePlace } from './restore-place.ts';
import { isStated, sparseChangesOf } from './stated-change.ts';
import type { ChangeEvent } from './types.ts';

/**
 * A field as it shall be again. `place` null: nobody can tell where it stands. `willBe` absent with `known`: no such member.
 * `isLoose`: a null of a diff, which may as well stand for no member. `left`: what the event left there, absent where that
 * is not known. `behind`: ids of the items that stood before a list's item.
 */
export interface WantedField {
  path: string;
  place: Place | null;
  willBe?: JsonValue;
  known: boolean;
  isLoose: boolean;
  left?: JsonValue;
  leftKnown: boolean;
  behind?: readonly string[];
}

/** What is needed to find a field: the state now, and the dotted names that are one member's own. */
export interface Grounds {
  current: StateAsOf;
  ownDotted: ReadonlySet<string>;
}

/** Names with dots that a complete state shows as one member's; any other dotted name leads through containers. */
export const ownDottedNames = (events: readonly ChangeEvent[]): Set<string> => {
  const names = new Set<string>();
  for (const { before, after } of events) {
    for (const state of [before, after]) {
      if (!isObject(state)) continue;
      for (const name of Object.keys(state)) if (name.includes('.')) names.add(name);
    }
  }
  return names;
};

/** Members of a state that stand there under a dotted name only because nobody showed what they lie in. */
export const looseNames = (state: JsonValue, ownDotted: ReadonlySet<string>): string[] =>
  isObject(state) ? Object.keys(state).filter((name) => name.includes('.') && !ownDotted.has(name)) : [];

/** The place of a field that a diff names, in the first state that shows it; a plain name is a member of the resource. */
const placeIn = (
  states: readonly (JsonValue | undefined)[],
  field: string,
  ownDotted: ReadonlySet<string>,
): Place | null => {
  for (const state of states) {
    const place = placeOfField(state, field);
    const isGuess = place?.length === 1 && field.includes('.') && !ownDotted.has(field);
    if (place !== null && !isGuess) return place;
  }
  return field.includes('.') && !ownDotted.has(field) ? placeInContainer(states, field) : field === '' ? [] : [field];
};

/** A field that no state has, in a container that one has: a member of an object or an item of a list with ids. */
const placeInContainer = (states: readonly (JsonValue | undefined)[], field: string): Place | null => {
  const dot = field.lastIndexOf('.');
  const name = field.slice(dot + 1);
  for (const state of states) {
    const around = placeOfField(state, field.slice(0, dot));
    const steps = around === null ? null : resolvePlace(state, around);
    if (around === null || steps === null) continue;
    const container = valueAt(state, steps);
    if (isObject(container)) return [...around, name];
    if (idsOf(container) !== null) return [...around, { id: name }];
  }
  return null;
};

const fieldOfLeaf = ({ place, one, other, behind }: Leaf): WantedField => ({
  path: printPlace(place),
  place,
  ...(one === undefined ? {} : { willBe: one }),
  known: true,
  isLoose: false,
  ...(other === undefined ? {} : { left: other }),
  leftKnown: true,
  ...(behind === undefined || one === undefined ? {} : { behind }),
});

/** The ids before an item in the list that a state has there. */
const idsBehind = (state: JsonValue, place: Place | null): readonly string[] | undefined => {
  const last = place?.at(-1);
  if (place === null || last === undefined || typeof last === 'string') return undefined;
  const steps = resolvePlace(state, place.slice(0, -1));
  const ids = steps === null ? null : idsOf(valueAt(state, steps));
  const index = ids?.indexOf(last.id) ?? -1;
  return index === -1 ? undefined : ids?.slice(0, index);
};

const undoneByDiff = (event: ChangeEvent, before: StateAsOf, { current, ownDotted }: Grounds): WantedField[] => {
  const states = [event.after, event.before, current.state, before.state];
  return sparseChangesOf(event).flatMap(({ field, from, to, removed }): WantedField[] => {
    const place = placeIn(states, field, ownDotted);
    if (place !== null && isStated(from) && isStated(to)) {
      const parts = leavesOf(place, from, to);
      return parts.map((part) => (part.place === place ? { ...fieldOfLeaf(part), path: field } : fieldOfLeaf(part)));
    }
    const steps = place === null ? null : resolvePlace(before.state, place);
    const found = steps === null ? undefined : valueAt(before.state, steps);
    const isItem = place !== null && typeof place.at(-1) === 'object';
    // A null of a diff is a member's value, unless a complete state shows that there was none, or no item can be null.
    const isAbsent = !isStated(from) && (isItem || (before.complete && found === undefined));
    const willBe = isStated(from) ? from : isAbsent ? undefined : from === null ? null : found;
    const behind = idsBehind(before.state, place);
    return [
      {
        path: field,
        place,
        ...(willBe === undefined ? {} : { willBe }),
        known: willBe !== undefined || isAbsent,
        isLoose: from === null,
        ...(to === undefined ? {} : { left: to }),
        leftKnown: to !== undefined || removed,
        ...(behind === undefined ? {} : { behind }),
      },
    ];
  });
};

/** A diff may name a field within another one; what both say alike is one field. */
const saidOnce = (fields: readonly WantedField[]): WantedField[] =>
  fields.filter(
    ({ path, willBe, known }, index) =>
      !fields
        .slice(0, index)
        .some((other) => other.path === path && other.known === known && sameJson(other.willBe, willBe)),
  );

/**
 * `before`: the state the event found. Complete states tell more than a diff does, so they go first; a patch is held against
 * the states, for its names of list items hold for one operation only.
 */
export const fieldsToUndo = (event: ChangeEvent, before: () => StateAsOf, grounds: Grounds): WantedField[] => {
  if (isStated(event.before) && isStated(event.after)) {
    return leavesOf([], event.before, event.after).map(fieldOfLeaf);
  }
  const found = before();
  const patched = found.complete ? patchedBy(event.diff, found.state) : undefined;
  return patched === undefined
    ? saidOnce(undoneByDiff(event, found, grounds))
    : leavesOf([], found.state, patched).map(fieldOfLeaf);
};

const membersOf = (state: JsonValue): JsonObject => (isObject(state) ? state : {});
const ownMember = (object: JsonObject, name: string): JsonValue | undefined =>
  Object.hasOwn(object, name) ? object[name] : undefined;

/**
 * `wanted`: the state the event left. Its unknown fields are left alone, but for those whose value a later change tells.
 * `isSameLife`: the resource was neither deleted nor made again since; `isShown`: the event itself shows the whole state.
 */
export const fieldsOfVersion = (
  wanted: StateAsOf,
  { isSameLife, isShown }: { isSameLife: boolean; isShown: boolean },
  { current, ownDotted }: Grounds,
): { fields: WantedField[]; unknown: string[] } => {
  if (wanted.complete && current.complete) {
    const leaves = leavesOf([], wanted.state, current.state);
    const isLoose = ({ one }: Leaf): boolean => one === null && !isShown;
    return { fields: leaves.map((leaf) => fieldOfVersion(leaf, isLoose(leaf))), unknown: [] };
  }
  const values = new Map(Object.entries(membersOf(wanted.state)));
  for (const [name, { value }] of Object.entries(wanted.inferred)) if (!values.has(name)) values.set(name, value);
  // What a name lies in tells of it too, and of the same moment: nothing touched it in between.
  for (const name of [...values.keys()])
    if (namesAround(name).some((around) => values.has(around))) values.delete(name);
  const unknown = new Set(
    wanted.unknown.filter((name) => ![name, ...namesAround(name)].some((one) => values.has(one))),
  );
  const fields: WantedField[] = [];
  for (const [name, value] of values) fields.push(...wantedMember(name, value, wanted.state, { current, ownDotted }));
  for (const name of Object.keys(membersOf(current.state))) {
    if ([name, ...namesAround(name)].some((one) => values.has(one) || unknown.has(one))) continue;
    if (wanted.complete || isSameLife) fields.push(absentMember(name, placeIn([current.state], name, ownDotted)));
    else unknown.add(name);
  }
  return { fields, unknown: [...unknown] };
};

const leftOf = (value: JsonValue | undefined): Pick<WantedField, 'left' | 'leftKnown'> => ({
  ...(value === undefined ? {} : { left: value }),
  leftKnown: true,
});

/** What the event left there is what it shall be again. */
const fieldOfVersion = (leaf: Leaf, isLoose: boolean): WantedField => {
  const { left: _, ...field } = fieldOfLeaf(leaf);
  return { ...field, isLoose, ...leftOf(leaf.one) };
};

const absentMember = (path: string, place: Place | null): WantedField => ({
  path,
  place,
  known: true,
  isLoose: false,
  leftKnown: true,
});

const wantedMember = (name: string, value: JsonValue, state: JsonValue, grounds: Grounds): WantedField[] => {
  const { current, ownDotted } = grounds;
  const place = placeIn([state, current.state], name, ownDotted);
  // An item of a list cannot be null: a diff writes it for one that is gone.
  if (value === null && typeof place?.at(-1) === 'object') return [absentMember(name, place)];
  const steps = place === null ? null : resolvePlace(current.state, place);
  const now = steps === null ? ownMember(membersOf(current.state), name) : valueAt(current.state, steps);
  if (place !== null && now !== undefined) {
    return leavesOf(place, value, now).map((leaf) => fieldOfVersion(leaf, leaf.one === null));
  }
  return [{ path: name, place, willBe: value, known: true, isLoose: value === null, ...leftOf(value) }];
};
