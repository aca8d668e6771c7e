// The versions of a resource, one for each event that changed it.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { ResourceHistory, ResourceRef } from '#shared/model/changes.ts';
import type { ChangeEvent } from './types.ts';

/** `events`: the resource's, in the log's order, of one tenant or of several. */
export const resourceHistory = (resource: ResourceRef, events: readonly ChangeEvent[]): ResourceHistory => {
  throw new WorkbenchError('INTERNAL', 'changes', `not there yet: ${resource.id} ${events.length}`);
};
