// The way back from a change: what would be changed, what stands against it, and the request that would do it.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { ResourceRef, StateAsOf } from '#shared/model/changes.ts';
import type { RestoreEndpoint, RestoreInput, RestorePlan } from '#shared/model/restore.ts';
import { changeKindOf } from './change-kind.ts';
import { firstVersions } from './first-versions.ts';
import { type Change, changePlan } from './restore-change.ts';
import { type LaterEvent, laterEvents } from './restore-later.ts';
import { makePlan, removePlan } from './restore-life.ts';
import { notesOf } from './restore-notes.ts';
import { requestHash, restoreRequest } from './restore-request.ts';
import { curlText, fetchText } from './restore-texts.ts';
import { newestName } from './shown-name.ts';
import { stateAsOf } from './state-as-of.ts';
import { isStated } from './stated-change.ts';
import type { ChangeEvent } from './types.ts';

/** What a plan is made of: the event, what the log knows around it, and what the user has chosen. */
export interface PlanGrounds {
  event: ChangeEvent;
  events: readonly ChangeEvent[];
  later: readonly LaterEvent[];
  current: StateAsOf;
  /** The state the event found, and the one it left; each costs a reading of the history. */
  before(): StateAsOf;
  after(): StateAsOf;
  /** Whether the newest event shows the whole state, so that its nulls are values. */
  isShown: boolean;
  /** The resource was neither deleted nor made again since. */
  isSameLife: boolean;
  input: RestoreInput;
}

const refuse = ({ eventId }: ChangeEvent, detail: string): never => {
  throw new WorkbenchError('NOT_RESTORABLE', eventId, detail);
};

const isDeletion = ({ action }: ChangeEvent): boolean => changeKindOf(action) === 'delete';

const changeOf = (grounds: PlanGrounds): Change => {
  const { event, input, current, before, after, isSameLife } = grounds;
  const kind = changeKindOf(event.action);
  const isGone = current.exists === 'no';
  if (input.mode === 'version') {
    if (kind === 'delete') return refuse(event, 'it deleted the resource; go back to an earlier version, or undo it');
    return isGone ? makePlan(grounds, after()) : changePlan(grounds);
  }
  if (kind === 'create') {
    return isGone || isSameLife
      ? removePlan(grounds, isGone)
      : refuse(event, 'the resource was made again since; undo the later creation');
  }
  if (kind === 'delete') {
    return isGone
      ? makePlan(grounds, before())
      : refuse(event, 'the resource was made again since; go back to a version');
  }
  return isGone
    ? refuse(event, 'the resource was deleted since; undo the deletion, or go back to a version')
    : changePlan(grounds);
};

/** The events from the last one on, up to `last`, that shows the whole state it left: nothing before it counts any more. */
const fromShown = (events: readonly ChangeEvent[], last: number): readonly ChangeEvent[] => {
  for (let index = last; index > 0; index--) {
    const event = events[index];
    if (event !== undefined && isStated(event.after) && !isDeletion(event)) return events.slice(index);
  }
  return events;
};

const groundsOf = (
  event: ChangeEvent,
  all: readonly ChangeEvent[],
  input: RestoreInput,
  resource: ResourceRef,
): PlanGrounds => {
  const events = firstVersions(all);
  const index = events.findIndex(({ eventId }) => eventId === event.eventId);
  if (index === -1) return refuse(event, 'it changed nothing');
  const rest = events.slice(index + 1);
  const at = (kind: 'before' | 'after'): StateAsOf =>
    stateAsOf(resource, fromShown(events, kind === 'after' ? index : index - 1), { kind, eventId: event.eventId });
  return {
    event,
    events,
    later: laterEvents(event, rest, events[index - 1]),
    current: stateAsOf(resource, fromShown(events, events.length - 1), { kind: 'now' }),
    before: () => at('before'),
    after: () => at('after'),
    isShown: isStated(events.at(-1)?.after),
    isSameLife: rest.every(({ action }) => changeKindOf(action) === 'update'),
    input,
  };
};

/** `events`: all of the resource, in the log's order; `event` is the one to go back from or to. Throws NOT_RESTORABLE. */
export const restorePlan = (
  event: ChangeEvent,
  events: readonly ChangeEvent[],
  input: RestoreInput,
  endpoint: RestoreEndpoint | null,
): RestorePlan => {
  const { resourceType: type, resourceId: id, tenantId } = event;
  if (type === null || id === null) return refuse(event, 'it does not say which resource it is about');
  const resource = { type, id, tenantId };
  const grounds = groundsOf(event, events, input, resource);
  const last = grounds.events.at(-1) ?? event;
  const { rows, unchanged, content, patch, mergePatch, state, notes } = changeOf(grounds);
  const request = restoreRequest(resource, content, endpoint);
  const later = grounds.later.map((one) => one.event);
  const isNothing = !rows.some(({ choice }) => choice === 'restore');
  const deletedBy = grounds.current.exists === 'no' ? (grounds.events.findLast(isDeletion) ?? null) : null;
  return {
    eventId: event.eventId,
    eventAt: event.timestamp,
    actor: event.actor,
    mode: input.mode,
    resource: { ...resource, name: newestName(grounds.events) },
    currentAt: last.timestamp,
    currentEventId: last.eventId,
    rows,
    unchanged,
    patch,
    mergePatch,
    state,
    request,
    requestSha256: requestHash(request),
    curl: curlText(request),
    fetch: fetchText(request),
    endpoint: endpoint !== null,
    notes: notesOf({ event, later, rows, deletedBy, isNothing, ...notes }),
  };
};
