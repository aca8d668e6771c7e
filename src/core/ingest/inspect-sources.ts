// The first look at sources: how each would be read and mapped, and what has to be decided.

import { WorkbenchError } from '#shared/contract/errors.ts';
import type { SourceInspection } from '#shared/model/inspection.ts';
import type { InspectJob } from '../worker/import-router.ts';

/** One inspection for each file behind the sources, in their order. */
export const inspectSources = async ({ sources }: InspectJob, _signal: AbortSignal): Promise<SourceInspection[]> => {
  throw new WorkbenchError('NOT_SUPPORTED_BY_HOST', sources[0]?.name ?? '', 'inspect');
};
