// The resources that changed, counted and named.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { ChangedResources, ChangedResourcesInput } from '#shared/model/changes.ts';
import type { Breathe, ChangeLog } from './types.ts';

export const changedResources = async (
  log: ChangeLog,
  input: ChangedResourcesInput,
  breathe: Breathe,
): Promise<ChangedResources> => {
  await breathe();
  throw new WorkbenchError('INTERNAL', 'changes', `not there yet: ${log.generation} ${input.search}`);
};
