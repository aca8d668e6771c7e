// What one event changed, from its diff, its complete states, or both.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { Comparison } from '#shared/model/changes.ts';
import type { ChangeEvent } from './types.ts';

export const changeOfEvent = (event: ChangeEvent): Comparison => {
  throw new WorkbenchError('INTERNAL', 'changes', `not there yet: ${event.eventId}`);
};
