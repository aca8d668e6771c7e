// Where an event's diff and its complete states tell different stories.
import type { Disagreement, FieldDiff } from '#shared/model/changes.ts';
import type { FieldChange } from '#shared/model/event.ts';
import { isObject, stepsTo, valueAt } from '#shared/model/field-path.ts';
import type { JsonValue } from '#shared/model/json.ts';
import { compareSides, type StateSide } from './compare-sides.ts';
import { withinTime } from './compare-values.ts';
import { equalJson } from './equal-json.ts';
import { patchedBy } from './patch-in-diff.ts';
import { twinList } from './twin-list.ts';
import { withoutFields } from './without-fields.ts';

/** What a state says of a field; `known` false: the event does not state it, though it may be clear that there is none. */
interface Said {
  value: JsonValue | undefined;
  known: boolean;
}

const saidOf = (state: JsonValue | undefined, field: string): Said => {
  if (twinList(state, field) !== null) return { value: undefined, known: false };
  const steps = stepsTo(state, field);
  return { value: steps === null ? undefined : valueAt(state, steps), known: state !== undefined };
};

/** A diff's null agrees with a member that is not there, for that is how SIVO writes it. */
const agrees = (told: JsonValue | undefined, { value, known }: Said): boolean =>
  told === undefined || !known || equalJson(told, value) || (told === null && value === undefined);

const sidesOf = (from: JsonValue | undefined, to: JsonValue | undefined): Disagreement['inDiff'] => ({
  ...(from === undefined ? {} : { from }),
  ...(to === undefined ? {} : { to }),
});

/** A member of a diff that is no change in any form we know: its value stands for itself. */
const isBare = (diff: JsonValue | undefined, { field, from, to }: FieldChange): boolean => {
  if (from !== undefined || to === undefined) return false;
  if (Array.isArray(diff)) return diff[Number(field)] === to;
  return isObject(diff) ? Object.hasOwn(diff, field) && diff[field] === to : diff === to;
};

/** A change with what both states say of its field. */
interface Told {
  change: FieldChange;
  bare: boolean;
  old: Said;
  now: Said;
}

/** Whether it tells of the states at all: a text in words, or a member that no state has, does not. */
const tellsOfStates = ({ change, bare, old, now }: Told): boolean =>
  !bare || (change.field !== '' && (old.value !== undefined || now.value !== undefined));

const ofField = ({ change, bare, old, now }: Told): Disagreement[] => {
  const { field: path, from, to } = change;
  const tellsChange = !bare && !(from !== undefined && to !== undefined && equalJson(from, to));
  const isUnchanged = old.known && now.known && equalJson(old.value, now.value);
  if (agrees(from, old) && agrees(to, now) && !(tellsChange && isUnchanged)) return [];
  return [{ path, inDiff: sidesOf(from, to), inStates: sidesOf(old.value, now.value) }];
};

/** Milliseconds after which what the diff leaves out is told by whole members. */
const detailMs = 1000;

const differences = (before: JsonValue | undefined, after: JsonValue | undefined, now: () => number): FieldDiff[] => {
  const [old, current] = [before, after].map((state): StateSide => ({ state, complete: true, unknown: [] }));
  if (old === undefined || current === undefined) return [];
  const call = { detailed: true, deadline: now() + detailMs, now };
  return withinTime(
    () => compareSides(old, current, call, false),
    () => compareSides(old, current, call, true),
  ).fields;
};

/** What differs between the states and is not named by the diff, which cannot tell null from absent, nor an order. */
const unmentioned = (
  fields: readonly string[],
  before: JsonValue | undefined,
  after: JsonValue | undefined,
  now: () => number,
): Disagreement[] => {
  const clear = fields.map((field) => twinList(before, field) ?? twinList(after, field) ?? field);
  const rest = withoutFields(before, after, clear);
  return differences(rest.before, rest.after, now)
    .filter(({ kind, from, to }) => kind !== 'moved' && ((from ?? null) !== null || (to ?? null) !== null))
    .map(({ path, from, to }) => ({ path, inDiff: {}, inStates: sidesOf(from, to) }));
};

/**
 * Holds the diff against the states that the event states, undefined those it does not; `now` in ms bounds the work. Null
 * where the diff tells nothing of them.
 */
export const disagreementsOf = (
  diff: JsonValue | undefined,
  changes: readonly FieldChange[],
  before: JsonValue | undefined,
  after: JsonValue | undefined,
  now: () => number,
): Disagreement[] | null => {
  const patched = patchedBy(diff, before);
  if (patched !== undefined && after !== undefined) {
    return differences(patched, after, now).map(({ path, from, to }) => ({
      path,
      inDiff: sidesOf(undefined, from),
      inStates: sidesOf(undefined, to),
    }));
  }
  const told = changes
    .map((change): Told => {
      const [old, current] = [saidOf(before, change.field), saidOf(after, change.field)];
      return { change, bare: isBare(diff, change), old, now: current };
    })
    .filter(tellsOfStates);
  if (told.length === 0) return null;
  const found = told.flatMap(ofField);
  if (before === undefined || after === undefined) return found;
  const named = told.map(({ change }) => change.field);
  return [...found, ...unmentioned(named, before, after, now)];
};
