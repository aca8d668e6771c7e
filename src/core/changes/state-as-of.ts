// What a resource was at a moment, as far as the log tells.
import { assertNever } from '#shared/assert-never.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { Moment, ResourceRef, StateAsOf } from '#shared/model/changes.ts';
import { timestampNanos } from '../query/timestamp-nanos.ts';
import { changeKindOf } from './change-kind.ts';
import { applyEvent, applyFound, type KnownState, nothingKnown } from './known-state.ts';
import { ofOneTenant } from './of-one-tenant.ts';
import type { ChangeEvent } from './types.ts';
import { inferredValues, unknownFields } from './unknown-fields.ts';

const isUpTo = (event: ChangeEvent, at: string): boolean => {
  const ms = Math.floor(Date.parse(at));
  return event.timeMs < ms || (event.timeMs === ms && timestampNanos(event.timestamp) <= timestampNanos(at));
};

/** `applied`: how many events come before the moment; `found`: the event whose finding is asked for. */
interface Cut {
  applied: number;
  found: ChangeEvent | null;
  at: string | null;
}

const cutAt = (events: readonly ChangeEvent[], moment: Moment): Cut => {
  if (moment.kind === 'now') return { applied: events.length, found: null, at: null };
  if (moment.kind === 'time') {
    const after = events.findIndex((event) => !isUpTo(event, moment.at));
    return { applied: after === -1 ? events.length : after, found: null, at: moment.at };
  }
  const index = events.findIndex(({ eventId }) => eventId === moment.eventId);
  const event = events[index];
  if (event === undefined) throw new WorkbenchError('EVENT_NOT_FOUND', moment.eventId);
  switch (moment.kind) {
    case 'after':
      return { applied: index + 1, found: null, at: event.timestamp };
    case 'before':
      return { applied: index, found: event, at: event.timestamp };
    default:
      return assertNever(moment);
  }
};

const isKind = (event: ChangeEvent | undefined, kind: 'create' | 'delete'): boolean =>
  event !== undefined && changeKindOf(event.action) === kind;

/** First and last (exclusive) event of the life that `inside` stands in: from a creation, or a deletion before it, to a deletion. */
const lifeAround = (events: readonly ChangeEvent[], inside: number): [number, number] => {
  let first = inside;
  while (first > 0 && !isKind(events[first], 'create') && !isKind(events[first - 1], 'delete')) first--;
  let end = inside + 1;
  while (end < events.length && !isKind(events[end - 1], 'delete') && !isKind(events[end], 'create')) end++;
  return [first, end];
};

const startOf = (events: readonly ChangeEvent[]): KnownState =>
  nothingKnown(isKind(events[0], 'create') ? 'no' : 'unknown');

/**
 * `events`: all of the resource, in the log's order; those after the moment tell which fields there are. Throws
 * EVENT_NOT_FOUND for a moment at an event that is not among them.
 */
export const stateAsOf = (resource: ResourceRef, events: readonly ChangeEvent[], moment: Moment): StateAsOf => {
  const asked = moment.kind === 'after' || moment.kind === 'before' ? moment.eventId : null;
  const own = ofOneTenant(resource, events, asked);
  const { applied, found, at } = cutAt(own.events, moment);
  const findsLife = found !== null && !isKind(found, 'create');
  const inside = findsLife ? applied : Math.max(0, applied - 1);
  const [first, end] = lifeAround(own.events, inside);
  const known = startOf(own.events);
  for (const event of own.events.slice(Math.min(first, applied), applied)) applyEvent(known, event);
  if (first >= applied && applied > 0) known.exists = 'no';
  if (findsLife) applyFound(known, found);
  const life = known.exists === 'no' ? [] : own.events.slice(first, end);
  const unknown = unknownFields(known, life);
  const last = own.events[applied - 1];
  return {
    resource: own.resource,
    at,
    version: last === undefined ? null : { number: applied, eventId: last.eventId, at: last.timestamp },
    exists: known.exists,
    complete: known.complete && known.exists === 'yes',
    state: known.state ?? null,
    unknown,
    inferred: inferredValues(unknown, life.slice(Math.max(0, applied - first))),
    blame: Object.fromEntries(known.blame),
  };
};
