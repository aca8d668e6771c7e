// Ways back over the beginning or the end of a resource's life: a deletion makes it again, a creation takes it away.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { StateAsOf } from '#shared/model/changes.ts';
import { isObject, pointerOf } from '#shared/model/field-path.ts';
import type { JsonObject, JsonValue } from '#shared/model/json.ts';
import type { RestoreRow } from '#shared/model/restore.ts';
import { changeKindOf } from './change-kind.ts';
import type { Change } from './restore-change.ts';
import { looseNames, ownDottedNames } from './restore-fields.ts';
import { conflictsOf } from './restore-later.ts';
import { hasNull } from './restore-notes.ts';
import type { PlanGrounds } from './restore-plan.ts';
import { isStated } from './stated-change.ts';

const chosen = ({ input }: PlanGrounds, path: string): Pick<RestoreRow, 'choice' | 'decided'> => {
  const choice = Object.hasOwn(input.choices, path) ? input.choices[path] : undefined;
  return { choice: choice ?? 'restore', decided: choice !== undefined };
};

/** A deletion or a creation names every field it takes or gives; of anything else, only a complete state is the whole. */
const isWhole = ({ event }: PlanGrounds, { complete, unknown }: StateAsOf): boolean =>
  complete || (changeKindOf(event.action) !== 'update' && unknown.length === 0);

const wholeState = (grounds: PlanGrounds, wanted: StateAsOf): JsonValue => {
  const { event, events } = grounds;
  const refuse = (detail: string): never => {
    throw new WorkbenchError('NOT_RESTORABLE', event.eventId, detail);
  };
  const { state, unknown } = wanted;
  if (!isStated(state) || !isWhole(grounds, wanted)) {
    const names = unknown.slice(0, 10).join(', ');
    return refuse(`the whole state it would be made again from is not known${names === '' ? '' : `: ${names}`}`);
  }
  const loose = looseNames(state, ownDottedNames(events));
  if (loose.length > 0) return refuse(`nobody can tell where these fields stand: ${loose.slice(0, 10).join(', ')}`);
  return state;
};

/** `wanted`: what it shall be. Throws NOT_RESTORABLE when that is not known whole. */
export const makePlan = (grounds: PlanGrounds, wanted: StateAsOf): Change => {
  const whole = wholeState(grounds, wanted);
  const members: [string, JsonValue][] = isObject(whole) ? Object.entries(whole) : [['', whole]];
  const rows = members.map(
    ([path, willBe]): RestoreRow => ({
      path,
      pointer: isObject(whole) ? pointerOf([path]) : '',
      currentKnown: true,
      willBe,
      willBeKnown: true,
      ...chosen(grounds, path),
      conflicts: [],
      conflictTotal: 0,
    }),
  );
  const kept: JsonObject = Object.fromEntries(
    rows.flatMap(({ path, willBe, choice }) => (choice === 'restore' && willBe !== undefined ? [[path, willBe]] : [])),
  );
  const state = isObject(whole) ? kept : whole;
  const isMergeable = isObject(state) && !hasNull(state);
  return {
    rows,
    unchanged: 0,
    content: { kind: 'make', state },
    patch: [{ op: 'add', path: '', value: state }],
    mergePatch: isMergeable ? state : null,
    state,
    notes: {
      broken: [],
      unknown: [],
      unmergeable: isMergeable ? [] : rows.filter(({ willBe }) => hasNull(willBe)).map(({ path }) => path),
      missing: wanted.complete ? null : [],
    },
  };
};

/** Undoing a creation. Nothing is left to do where the resource has gone already. */
export const removePlan = (grounds: PlanGrounds, isGone: boolean): Change => {
  const { current, later } = grounds;
  const state = current.state;
  const row: RestoreRow = {
    path: '',
    pointer: '',
    ...(current.complete || isStated(state) ? { current: state } : {}),
    currentKnown: current.complete,
    willBeKnown: true,
    ...chosen(grounds, ''),
    ...conflictsOf('', later),
  };
  return {
    rows: isGone ? [] : [row],
    unchanged: isGone ? 1 : 0,
    content: { kind: 'remove' },
    patch: [],
    mergePatch: null,
    state: null,
    notes: { broken: [], unknown: [], unmergeable: [], missing: null },
  };
};
