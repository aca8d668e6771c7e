// Where an event's diff and its complete states tell different stories.
import type { Disagreement } from '#shared/model/changes.ts';
import type { FieldChange } from '#shared/model/event.ts';
import type { JsonValue } from '#shared/model/json.ts';
import { compareSides, type StateSide } from './compare-sides.ts';
import { withinTime } from './compare-values.ts';
import { equalJson } from './equal-json.ts';
import { isObject, stepsTo, valueAt } from './field-path.ts';
import { withoutFields } from './without-fields.ts';

/** What a state says of a field; `known` false: it was not stated. */
interface Said {
  value: JsonValue | undefined;
  known: boolean;
}

const saidOf = ({ state, complete }: StateSide, field: string): Said => {
  const steps = stepsTo(state, field);
  return { value: steps === null ? undefined : valueAt(state, steps), known: complete };
};

/** A diff's null agrees with a member that is not there, for that is how SIVO writes it. */
const agrees = (told: JsonValue | undefined, { value, known }: Said): boolean =>
  told === undefined || !known || equalJson(told, value) || (told === null && value === undefined);

const sidesOf = (from: JsonValue | undefined, to: JsonValue | undefined): Disagreement['inDiff'] => ({
  ...(from === undefined ? {} : { from }),
  ...(to === undefined ? {} : { to }),
});

/** A member of a diff that is no change in any form we know: its value stands for itself. */
const isBare = (diff: JsonValue | undefined, { field, from, to }: FieldChange): boolean =>
  from === undefined && isObject(diff) && Object.hasOwn(diff, field) && diff[field] === to;

const ofField = (diff: JsonValue | undefined, change: FieldChange, old: Said, now: Said): Disagreement[] => {
  const { field: path, from, to } = change;
  const bare = isBare(diff, change);
  if (bare && old.value === undefined && now.value === undefined) return [];
  const tellsChange = !bare && !(from !== undefined && to !== undefined && equalJson(from, to));
  const isUnchanged = old.known && now.known && equalJson(old.value, now.value);
  if (agrees(from, old) && agrees(to, now) && !(tellsChange && isUnchanged)) return [];
  return [{ path, inDiff: sidesOf(from, to), inStates: sidesOf(old.value, now.value) }];
};

/** Milliseconds after which what the diff leaves out is told by whole members. */
const detailMs = 1000;

const stateSide = (state: JsonValue | undefined): StateSide => ({ state, complete: true, unknown: [] });

/** What differs between the states and is not named by the diff, which cannot tell null from absent, nor an order. */
const unmentioned = (
  changes: readonly FieldChange[],
  before: StateSide,
  after: StateSide,
  now: () => number,
): Disagreement[] => {
  const fields = changes.map(({ field }) => field);
  const rest = withoutFields(before.state, after.state, fields);
  const [old, current] = [stateSide(rest.before), stateSide(rest.after)];
  const call = { detailed: true, deadline: now() + detailMs, now };
  return withinTime(
    () => compareSides(old, current, call, false),
    () => compareSides(old, current, call, true),
  )
    .fields.filter(({ kind, from, to }) => kind !== 'moved' && ((from ?? null) !== null || (to ?? null) !== null))
    .map(({ path, from, to }) => ({ path, inDiff: {}, inStates: sidesOf(from, to) }));
};

/** Compares each side that is known; `now` in ms bounds the work. */
export const disagreementsOf = (
  diff: JsonValue | undefined,
  changes: readonly FieldChange[],
  before: StateSide,
  after: StateSide,
  now: () => number,
): Disagreement[] => {
  const told = changes.flatMap((change) =>
    ofField(diff, change, saidOf(before, change.field), saidOf(after, change.field)),
  );
  return before.complete && after.complete ? [...told, ...unmentioned(changes, before, after, now)] : told;
};
