// What a resource was at a moment, as far as the log tells.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { Moment, ResourceRef, StateAsOf } from '#shared/model/changes.ts';
import type { ChangeEvent } from './types.ts';

/** `events`: all of the resource, in the log's order; those after the moment tell which fields there are. Throws EVENT_NOT_FOUND for a moment at an event that is not among them. */
export const stateAsOf = (resource: ResourceRef, events: readonly ChangeEvent[], moment: Moment): StateAsOf => {
  throw new WorkbenchError('INTERNAL', 'changes', `not there yet: ${resource.id} ${events.length} ${moment.kind}`);
};
