// The way back from a change: what would be changed, what stands against it, and the request that would do it.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { RestoreEndpoint, RestoreInput, RestorePlan } from '#shared/model/restore.ts';
import type { ChangeEvent } from './types.ts';

/** `events`: all of the resource, in the log's order; `event` is the one to go back from or to. Throws NOT_RESTORABLE. */
export const restorePlan = (
  event: ChangeEvent,
  events: readonly ChangeEvent[],
  input: RestoreInput,
  endpoint: RestoreEndpoint | null,
): RestorePlan => {
  throw new WorkbenchError(
    'INTERNAL',
    'changes',
    `not there yet: ${event.eventId} ${events.length} ${input.mode} ${endpoint?.url}`,
  );
};
