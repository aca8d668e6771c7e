// What one event changed, from its diff, its complete states, or both.
import { type Comparison, type FieldDiff, mostFieldDiffs } from '#shared/model/changes.ts';
import type { FieldChange } from '#shared/model/event.ts';
import { fieldChangesOf } from '#shared/model/field-changes.ts';
import { stepsTo } from '#shared/model/field-path.ts';
import type { JsonObject, JsonValue } from '#shared/model/json.ts';
import { type ChangeKind, changeKindOf } from './change-kind.ts';
import { compareStates, type StateSide } from './compare-states.ts';
import { type CompareCall, createComparer, fieldDiff, withinTime } from './compare-values.ts';
import { disagreementsOf } from './disagreements.ts';
import { fieldPlace } from './field-place.ts';
import { printState } from './print-state.ts';
import type { ChangeEvent } from './types.ts';

/** Milliseconds after which the table of a diff stops going into detail. */
const detailMs = 2000;

/** Whether a diff says anything: an empty one is what some sources write beside complete states. */
const saysSomething = (diff: JsonValue | undefined): boolean => {
  if (diff === undefined || diff === null || diff === '') return false;
  return typeof diff !== 'object' || Object.keys(diff).length > 0;
};

/** What a side of the event is: a state, none (a resource that was made or removed), or unknown. */
const sideOf = (state: JsonValue | undefined, isAbsent: boolean): StateSide => {
  const isNull = state === null && isAbsent;
  return { state: isNull ? undefined : state, complete: state !== undefined || isAbsent, unknown: [] };
};

/** The value a diff tells; a creation changes from, a deletion to no value at all, which SIVO writes as null. */
const toldValue = (
  value: JsonValue | undefined,
  isAbsent: boolean,
): { value: JsonValue | undefined; known: boolean } =>
  isAbsent && (value === undefined || value === null)
    ? { value: undefined, known: true }
    : { value, known: value !== undefined };

interface Told {
  fields: FieldDiff[];
  total: number;
  coarse: boolean;
}

/** The table of a diff alone. `states`: where a pointer may be found. */
const tableOf = (
  changes: readonly FieldChange[],
  kind: ChangeKind,
  [before, after]: readonly [StateSide, StateSide],
  call: CompareCall,
  isWhole: boolean,
): Told => {
  const comparer = createComparer(call);
  for (const { field, from, to } of changes) {
    const [old, now] = [toldValue(from, kind === 'create'), toldValue(to, kind === 'delete')];
    if (!old.known && !now.known && kind !== 'update') continue;
    const steps = stepsTo(after.state, field) ?? stepsTo(before.state, field);
    const place = field === '' ? null : fieldPlace(field, steps);
    const pointed = steps !== null;
    if (old.known && now.known && !isWhole) comparer.compare(place, old.value, now.value, pointed);
    else {
      const kindOfField = isWhole && old.known && old.value === undefined ? 'added' : 'changed';
      comparer.add(fieldDiff(place, kindOfField, old, now, { pointed }));
    }
  }
  return comparer.result();
};

/** An object of what a diff tells of one side. */
const sparseState = (
  changes: readonly FieldChange[],
  side: 'from' | 'to',
): { state: JsonValue | undefined; unknown: string[] } => {
  const told = changes.filter((change) => change[side] !== undefined);
  const unknown = changes.filter((change) => change[side] === undefined).map(({ field }) => field);
  if (told.length === 0) return { state: undefined, unknown };
  const [only] = told;
  if (told.length === 1 && only?.field === '') return { state: only[side], unknown };
  const state: JsonObject = Object.fromEntries(told.map((change) => [change.field, change[side] as JsonValue]));
  return { state, unknown };
};

const printedSide = (side: StateSide, changes: readonly FieldChange[], which: 'from' | 'to'): Comparison['before'] => {
  if (side.complete) return printState(side.state, true, []);
  const { state, unknown } = sparseState(changes, which);
  return printState(state, false, unknown);
};

type OfDiff = Pick<Comparison, 'fields' | 'total' | 'limited' | 'before' | 'after' | 'flow'>;

/** The diff stands for the change, for at most one state is there to be compared. */
const fromDiff = (
  changes: readonly FieldChange[],
  kind: ChangeKind,
  sides: readonly [StateSide, StateSide],
  now: () => number,
): OfDiff => {
  const call: CompareCall = { detailed: true, deadline: now() + detailMs, now };
  const [before, after] = sides;
  const printed = {
    before: printedSide(before, changes, 'from'),
    after: printedSide(after, changes, 'to'),
    flow: null,
  };
  return withinTime(
    (): OfDiff => {
      const { fields, total, coarse } = tableOf(changes, kind, sides, call, false);
      return { fields, total, limited: coarse ? 'size' : null, ...printed };
    },
    (): OfDiff => {
      const { fields, total } = tableOf(changes, kind, sides, call, true);
      return { fields, total, limited: 'time', ...printed };
    },
  );
};

/**
 * The table rests on complete states where both sides are known, else on the diff. A creation has no state before, a
 * deletion none after; of any other event a side that is not stated is unknown. `now` in ms bounds the work.
 */
export const changeOfEvent = (event: ChangeEvent, now: () => number = Date.now): Comparison => {
  const kind = changeKindOf(event.action);
  const hasDiff = saysSomething(event.diff);
  const changes = hasDiff
    ? fieldChangesOf({ diff: event.diff, ...(event.before === undefined ? {} : { before: event.before }) })
    : [];
  const before = sideOf(event.before, kind === 'create' && (event.before ?? null) === null);
  const after = sideOf(event.after, kind === 'delete' && (event.after ?? null) === null);
  const hasState = before.state !== undefined || after.state !== undefined;
  const areComplete = before.complete && after.complete && hasState;
  if (!hasDiff) return compareStates(before, after, now);
  const found = hasState ? disagreementsOf(event.diff, changes, before.state, after.state, now) : null;
  const disagreements = found?.slice(0, mostFieldDiffs) ?? [];
  if (areComplete)
    return { ...compareStates(before, after, now), basis: found === null ? 'states' : 'both', disagreements };
  return { basis: hasState ? 'both' : 'diff', disagreements, ...fromDiff(changes, kind, [before, after], now) };
};
