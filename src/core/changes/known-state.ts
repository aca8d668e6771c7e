// What is known of a resource while its events are read in order: values, who set them, and whether anything is missing.
import type { Blame } from '#shared/model/changes.ts';
import { sameJson } from '#shared/model/field-changes.ts';
import { isObject, stepsTo, valueAt } from '#shared/model/field-path.ts';
import type { JsonValue } from '#shared/model/json.ts';
import { changeKindOf } from './change-kind.ts';
import { createFieldLookup } from './field-lookup.ts';
import { listOfPlace } from './list-of-place.ts';
import { patchedBy } from './patch-in-diff.ts';
import { readDiff } from './read-diff.ts';
import { isPatch, isStated, type SparseChange, sparseChangesOf } from './stated-change.ts';
import { twinList } from './twin-list.ts';
import type { ChangeEvent } from './types.ts';
import { withField, withoutField } from './with-field.ts';

/** `state` undefined: nothing is known. `absent`: fields known not to be there. `blame` by field, dotted names included. */
export interface KnownState {
  exists: 'yes' | 'no' | 'unknown';
  state: JsonValue | undefined;
  complete: boolean;
  absent: Set<string>;
  blame: Map<string, Blame>;
}

export const nothingKnown = (exists: KnownState['exists']): KnownState => ({
  exists,
  state: undefined,
  complete: false,
  absent: new Set(),
  blame: new Map(),
});

/** The names that a dotted name lies in: `a.b.c` → `a`, `a.b`. */
export const namesAround = (field: string): string[] => {
  const names: string[] = [];
  for (let dot = field.indexOf('.'); dot !== -1; dot = field.indexOf('.', dot + 1)) names.push(field.slice(0, dot));
  return names;
};

const blameOf = ({ eventId, actor, timestamp }: ChangeEvent, how: Blame['how']): Blame => ({
  eventId,
  actor,
  at: timestamp,
  how,
});

const fieldValue = (state: JsonValue | undefined, field: string): JsonValue | undefined => {
  const steps = stepsTo(state, field);
  return steps === null ? undefined : valueAt(state, steps);
};

/** After the state became another one: blame of names whose value is gone goes, of names whose value is new is the event's. */
const settleInside = (
  known: KnownState,
  previous: JsonValue | undefined,
  mayConcern: (field: string) => boolean,
  blame: Blame,
): void => {
  const concerned = [...known.blame.keys()].filter(mayConcern);
  if (concerned.length === 0) return;
  const [valueNow, valueBefore] = [createFieldLookup(known.state), createFieldLookup(previous)];
  for (const field of concerned) {
    const value = valueNow(field);
    if (value === undefined) known.blame.delete(field);
    else if (!sameJson(value, valueBefore(field))) known.blame.set(field, blame);
  }
};

/** Whether a field can have another value in one state than in the other: it lies in a member that differs. */
const differsIn = (one: JsonValue | undefined, other: JsonValue): ((field: string) => boolean) => {
  if (!isObject(one) || !isObject(other)) return () => true;
  const differing = new Set(
    [...Object.keys(one), ...Object.keys(other)].filter(
      (name) => !Object.hasOwn(one, name) || !Object.hasOwn(other, name) || !sameJson(one[name], other[name]),
    ),
  );
  return differing.size === 0
    ? () => false
    : (field) => differing.has(field) || namesAround(field).some((name) => differing.has(name));
};

/** Takes a complete state over. `how` a value that was not known before came there. */
const showState = (
  known: KnownState,
  state: JsonValue,
  event: ChangeEvent,
  how: Blame['how'],
  unknownHow: Blame['how'],
): void => {
  const previous = known.state;
  const { complete } = known;
  known.state = state;
  known.complete = true;
  known.absent.clear();
  settleInside(known, previous, differsIn(previous, state), blameOf(event, how));
  const names = isObject(state) ? Object.keys(state) : [''];
  for (const name of names) {
    if (!known.blame.has(name)) known.blame.set(name, blameOf(event, complete ? how : unknownHow));
  }
};

/** Of a list something was changed, and nobody can tell in which of its items. */
const forgetList = (known: KnownState, list: string, event: ChangeEvent): void => {
  const previous = known.state;
  known.complete = false;
  if (list === '') {
    if (Array.isArray(previous)) known.state = undefined;
  } else {
    const names = isObject(previous) ? Object.keys(previous).filter((name) => name.startsWith(`${list}.`)) : [];
    for (const name of [list, ...names]) known.state = withoutField(known.state, name);
  }
  settleInside(known, previous, () => true, blameOf(event, 'set'));
};

/** Whether a dotted name became a member only because the state has nothing it could lie in: so it was not the whole state. */
const standsLoose = (previous: JsonValue | undefined, next: JsonValue | undefined, field: string): boolean => {
  const has = (state: JsonValue | undefined): boolean => isObject(state) && Object.hasOwn(state, field);
  return field.includes('.') && has(next) && !has(previous);
};

const applyChange = (known: KnownState, { field, to, removed }: SparseChange, event: ChangeEvent): void => {
  const previous = known.state;
  const blame = blameOf(event, 'set');
  if (field === '' && to !== undefined) {
    showState(known, to, event, 'set', 'set');
    return;
  }
  const twins = twinList(previous, field);
  if (twins !== null) {
    forgetList(known, twins, event);
    return;
  }
  const next = to === undefined ? withoutField(previous, field) : withField(previous, field, to);
  if (to === undefined && removed) known.absent.add(field);
  if (to === undefined && !removed) known.complete = false;
  if (next === null) {
    known.complete = false;
    return;
  }
  if (standsLoose(previous, next, field)) known.complete = false;
  known.state = next;
  if (to !== undefined) known.absent.delete(field);
  dropFlatNamesWithin(known, field);
  settleInside(known, previous, (name) => name === field || name.startsWith(`${field}.`), blame);
  if (fieldValue(known.state, field) !== undefined) known.blame.set(field, blame);
  const isFlat = isObject(known.state) && Object.hasOwn(known.state, field);
  for (const around of isFlat ? [] : namesAround(field)) {
    if (known.blame.has(around)) known.blame.set(around, blame);
  }
};

/** Dotted names kept for want of their container lose to the container itself. */
const dropFlatNamesWithin = (known: KnownState, field: string): void => {
  if (!isObject(known.state) || !Object.hasOwn(known.state, field)) return;
  for (const name of Object.keys(known.state)) {
    if (name.startsWith(`${field}.`)) known.state = withoutField(known.state, name);
  }
};

/** Blames the event for what its diff says it set, where the state after bears it out. */
const blameDiff = (known: KnownState, changes: readonly SparseChange[], event: ChangeEvent): void => {
  for (const { field, to } of changes) {
    const value = fieldValue(known.state, field);
    if (to === undefined || value === undefined || !sameJson(value, to)) continue;
    for (const name of [field, ...namesAround(field).filter((around) => known.blame.has(around))]) {
      known.blame.set(name, blameOf(event, 'set'));
    }
  }
};

/** The changes a diff names. A patch is carried out as a whole where that can be done, for its names of list items shift. */
const applyDiff = (known: KnownState, changes: readonly SparseChange[], event: ChangeEvent): void => {
  if (!isPatch(readDiff(event.diff))) {
    for (const change of changes) applyChange(known, change, event);
    return;
  }
  const previous = known.state;
  const patched = patchedBy(event.diff, previous ?? {});
  if (patched === undefined) {
    for (const change of changes) {
      const list = listOfPlace(change.field);
      if (list === null || list === change.field) applyChange(known, change, event);
      else forgetList(known, list, event);
    }
    return;
  }
  known.state = patched;
  if (changes.some(({ field, to }) => field === '' && to !== undefined)) known.complete = true;
  for (const { field, to, removed } of changes) {
    const isThere = fieldValue(patched, field) !== undefined;
    if (isThere) known.absent.delete(field);
    else if (removed && listOfPlace(field) === null) known.absent.add(field);
    if (to !== undefined) dropFlatNamesWithin(known, field);
  }
  const blame = blameOf(event, 'set');
  settleInside(known, previous, () => true, blame);
  for (const name of isObject(known.state) ? Object.keys(known.state) : ['']) {
    if (!known.blame.has(name)) known.blame.set(name, blame);
  }
  blameDiff(known, changes, event);
};

const forget = (known: KnownState, exists: KnownState['exists']): void => {
  Object.assign(known, nothingKnown(exists));
};

/** What the event found, which is newer than anything before it: its complete state before, else the old values of its diff. */
export const applyFound = (known: KnownState, event: ChangeEvent): void => {
  known.exists = 'yes';
  if (isStated(event.before)) {
    showState(known, event.before, event, 'seen', 'seen');
    return;
  }
  for (const { field, from } of sparseChangesOf(event)) {
    const value = fieldValue(known.state, field);
    const agrees = value === undefined ? known.complete && from === null : sameJson(value, from);
    if (from === undefined || field === '' || agrees) continue;
    const twins = twinList(known.state, field);
    if (twins !== null) {
      forgetList(known, twins, event);
      continue;
    }
    const next = withField(known.state, field, from);
    if (next === null || standsLoose(known.state, next, field)) known.complete = false;
    if (next === null) continue;
    known.state = next;
    known.absent.delete(field);
    known.blame.set(field, blameOf(event, 'seen'));
  }
};

/** Brings what is known to what the event left behind. */
export const applyEvent = (known: KnownState, event: ChangeEvent): void => {
  const kind = changeKindOf(event.action);
  if (kind === 'delete') {
    forget(known, 'no');
    return;
  }
  if (kind === 'create') forget(known, 'yes');
  known.exists = 'yes';
  const changes = sparseChangesOf(event);
  const found = kind === 'update' && isStated(event.before);
  if (found) showState(known, event.before as JsonValue, event, 'seen', 'seen');
  if (isStated(event.after)) {
    showState(known, event.after, event, 'set', kind === 'create' ? 'set' : 'seen');
    blameDiff(known, changes, event);
    return;
  }
  applyDiff(known, changes, event);
  if (changes.length > 0 || kind === 'create') return;
  // Something changed, and nobody said what: what was found need not be there any more.
  if (found) forget(known, 'yes');
  known.complete = false;
};
