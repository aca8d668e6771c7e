// The versions of a resource, one for each event that changed it.
import type { ResourceHistory, ResourceRef, ResourceVersion } from '#shared/model/changes.ts';
import { fieldChangesOf } from '#shared/model/field-changes.ts';
import { abridgedChange } from './abridged-value.ts';
import { changeKindOf } from './change-kind.ts';
import { ofOneTenant } from './of-one-tenant.ts';
import { newestName } from './shown-name.ts';
import { basisOf } from './stated-change.ts';
import type { ChangeEvent } from './types.ts';

const shownChanges = 4;

const versionOf = (event: ChangeEvent, index: number): ResourceVersion => {
  const { eventId, timestamp, actor, action, conflict } = event;
  const all = fieldChangesOf(event);
  const whole = all.slice(0, shownChanges);
  const changes = whole.map(abridgedChange);
  const abridged = changes.filter((change, place) => change !== whole[place]).map(({ field }) => field);
  return {
    number: index + 1,
    eventId,
    at: timestamp,
    actor,
    action,
    kind: changeKindOf(action),
    basis: basisOf(event),
    changes,
    changeCount: all.length,
    ...(abridged.length === 0 ? {} : { abridged }),
    conflict,
  };
};

/** `events`: the resource's, in the log's order, of one tenant or of several. */
export const resourceHistory = (resource: ResourceRef, events: readonly ChangeEvent[]): ResourceHistory => {
  const own = ofOneTenant(resource, events);
  return {
    resource: own.resource,
    name: newestName(own.events),
    tenants: own.tenants,
    versions: own.events.map(versionOf),
  };
};
