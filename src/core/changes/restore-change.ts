// A way back of a resource that is there: its fields, one by one.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { StateAsOf } from '#shared/model/changes.ts';
import { sameJson } from '#shared/model/field-changes.ts';
import { isObject, pointerOf, valueAt } from '#shared/model/field-path.ts';
import type { JsonValue } from '#shared/model/json.ts';
import type { RestoreRow } from '#shared/model/restore.ts';
import { applyPatch, type PatchOperation } from './apply-patch.ts';
import { equalJson } from './equal-json.ts';
import { createPatch } from './json-patch.ts';
import { createMergePatch } from './merge-patch.ts';
import { fieldsOfVersion, fieldsToUndo, looseNames, ownDottedNames, type WantedField } from './restore-fields.ts';
import { conflictsOf, isChainBroken } from './restore-later.ts';
import { hasNull, type NoteGrounds } from './restore-notes.ts';
import { type Edit, patchOf, stepsForNew } from './restore-patch.ts';
import { resolvePlace } from './restore-place.ts';
import type { PlanGrounds } from './restore-plan.ts';
import type { RestoreContent } from './restore-request.ts';
import { isStated } from './stated-change.ts';

/** The part of a plan that depends on what is to be done; the rest is the same for every plan. */
export interface Change {
  rows: RestoreRow[];
  unchanged: number;
  content: RestoreContent;
  patch: PatchOperation[];
  mergePatch: JsonValue;
  state: JsonValue;
  notes: Pick<NoteGrounds, 'broken' | 'unknown' | 'unmergeable' | 'missing'>;
}

/** A field with what is known of it now. `steps` null: it has no place now. */
interface Found {
  field: WantedField;
  steps: (string | number)[] | null;
  current: JsonValue | undefined;
  currentKnown: boolean;
}

/** The state to work on: where nothing is known there is an object without known members. */
const workingState = ({ state, complete }: StateAsOf): JsonValue => (state === null && !complete ? {} : state);

const isUnknown = ({ complete, unknown }: StateAsOf, path: string): boolean =>
  !complete && unknown.some((name) => name === path || path.startsWith(`${name}.`));

const find = (current: StateAsOf, field: WantedField): Found => {
  const state = workingState(current);
  const steps = field.place === null ? null : resolvePlace(state, field.place);
  if (steps !== null) return { field, steps, current: valueAt(state, steps), currentKnown: true };
  const goesAway = field.known && field.willBe === undefined;
  const behind = field.behind ?? (goesAway ? [] : undefined);
  const target = field.place === null ? null : stepsForNew(state, field.place, behind);
  // A dotted name that no container is known for stands in the state under its whole name.
  const flat =
    field.place === null && isObject(state) && Object.hasOwn(state, field.path) ? state[field.path] : undefined;
  const currentKnown = flat !== undefined || (target !== null && !isUnknown(current, field.path));
  return { field, steps: target, current: flat, currentKnown };
};

/** A null of a diff agrees with no such member. */
const isSettled = ({ field, current, currentKnown }: Found, isShown: boolean): boolean => {
  if (!field.known || !currentKnown) return false;
  if (sameJson(field.willBe, current)) return true;
  const isLoose = field.isLoose || (!isShown && current === null);
  return isLoose && (field.willBe ?? null) === null && (current ?? null) === null;
};

const choiceOf = ({ input }: PlanGrounds, { field, steps }: Found): Pick<RestoreRow, 'choice' | 'decided'> => {
  if (steps === null || !field.known) return { choice: 'keep', decided: false };
  const choice = Object.hasOwn(input.choices, field.path) ? input.choices[field.path] : undefined;
  return { choice: choice ?? 'restore', decided: choice !== undefined };
};

const rowOf = (grounds: PlanGrounds, found: Found): RestoreRow => {
  const { field, steps, current, currentKnown } = found;
  const { path, willBe, known } = field;
  return {
    path,
    pointer: steps === null ? null : pointerOf(steps),
    ...(current === undefined ? {} : { current }),
    currentKnown,
    ...(willBe === undefined ? {} : { willBe }),
    willBeKnown: known,
    ...choiceOf(grounds, found),
    ...conflictsOf(path, grounds.later),
  };
};

const wantedFields = (grounds: PlanGrounds): { fields: WantedField[]; unknown: string[] } => {
  const { event, events, current, before, after, isSameLife, input } = grounds;
  const ownDotted = ownDottedNames(events);
  if (input.mode === 'version') {
    return fieldsOfVersion(after(), { isSameLife, isShown: isStated(event.after) }, { current, ownDotted });
  }
  const fields = fieldsToUndo(event, before, { current, ownDotted });
  if (fields.length === 0) throw new WorkbenchError('NOT_RESTORABLE', event.eventId, 'it does not say what it changed');
  if (!fields.some(({ known }) => known)) {
    throw new WorkbenchError('NOT_RESTORABLE', event.eventId, 'it does not say what was there before');
  }
  return { fields, unknown: fields.filter(({ known }) => !known).map(({ path }) => path) };
};

/** Throws where one field's way back undid another's: a diff that says two things of the same place. */
const assertReached = ({ event }: PlanGrounds, next: JsonValue, restored: readonly Found[]): void => {
  const missed = restored.find(({ field: { place, willBe } }) => {
    const steps = place === null ? null : resolvePlace(next, place);
    return place !== null && !sameJson(steps === null ? undefined : valueAt(next, steps), willBe);
  });
  if (missed === undefined) return;
  throw new WorkbenchError('NOT_RESTORABLE', event.eventId, `it says two things of the field ${missed.field.path}`);
};

/** Of states known whole. Moves count places of a list, so they never go without tests of what the list holds. */
const wholePatch = (state: JsonValue, next: JsonValue, guard: boolean): PatchOperation[] => {
  const patch = createPatch(state, next, { guard });
  const isBare = !guard && patch.some(({ op }) => op === 'move');
  return isBare ? createPatch(state, next, { guard: true }) : patch;
};

/** Carried out on what is known, it must lead to what the plan shows; any other patch is never handed out. */
const proved = (state: JsonValue, next: JsonValue, patch: PatchOperation[]): PatchOperation[] => {
  if (equalJson(applyPatch(state, patch), next)) return patch;
  throw new WorkbenchError('INTERNAL', 'restore', 'the patch does not lead to the state it was made for');
};

/** Undoing an update, or going back to a version. Throws NOT_RESTORABLE when the log does not tell what was there. */
export const changePlan = (grounds: PlanGrounds): Change => {
  const { current, isShown, later, input, events } = grounds;
  const { fields, unknown } = wantedFields(grounds);
  const all = fields.map((field) => find(current, field));
  const open = all.filter((found) => !isSettled(found, isShown));
  const rows = open.map((found) => rowOf(grounds, found));
  const restored = open.filter((_, index) => rows[index]?.choice === 'restore');
  const edits = restored.flatMap(({ field, current: now, currentKnown }): Edit[] =>
    field.place === null
      ? []
      : [
          {
            place: field.place,
            willBe: field.willBe,
            currentKnown,
            isLooseNull: now === null && !isShown,
            behind: field.behind,
          },
        ],
  );
  const state = workingState(current);
  // Diffs do not tell the order of a list's items, so an index that rests on them is never trusted blindly.
  const guard = input.guard ? 'values' : isShown ? 'none' : 'items';
  const { patch: written, state: next } = patchOf(state, edits, guard);
  const isPartial = !current.complete || looseNames(state, ownDottedNames(events)).length > 0;
  assertReached(grounds, next, restored);
  const patch = isShown && !isPartial ? wholePatch(state, next, input.guard) : proved(state, next, written);
  const isOverUnknown = restored.some(({ field, currentKnown }) => !currentKnown && isObject(field.willBe));
  const merging = isOverUnknown ? { cannot: [] } : createMergePatch(state, next);
  const merge = 'patch' in merging ? merging.patch : null;
  const nulls = restored.filter(({ field }) => hasNull(field.willBe)).map(({ field }) => field.path);
  return {
    rows,
    unchanged: all.length - open.length,
    content: { kind: 'change', patch, merge, state: isPartial ? null : next },
    patch,
    mergePatch: merge,
    state: isPartial ? null : next,
    notes: {
      broken: open.filter(({ field }) => isChainBroken(field, later)).map(({ field }) => field.path),
      unknown,
      unmergeable: merge !== null ? [] : nulls.length > 0 ? nulls : restored.map(({ field }) => field.path),
      missing: isPartial ? current.unknown : null,
    },
  };
};
