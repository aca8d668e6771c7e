// A filter as the engine takes it: where it asks about marks, the case worker puts the events' ids in their place.
import type { Filter } from '#shared/model/filter.ts';
import { mentionsMarks } from '#shared/model/mentions-marks.ts';
import type { CaseRouter } from '../worker/case-router.ts';
import type { WorkerClient, WorkerHost } from './worker-host.ts';

/** Throws what reading the case throws, and CANCELLED when the call was left meanwhile. */
export type ResolveFilter = (path: string, filter: Filter, signal: AbortSignal | undefined) => Promise<Filter>;

export const createFilterResolver =
  (cases: WorkerHost<WorkerClient<CaseRouter>>): ResolveFilter =>
  async (path, filter, signal) => {
    if (!mentionsMarks(filter)) return filter;
    const resolved = await cases.call((engine) => engine.resolve({ path, filter }));
    // A question that was left must not reach the engine late and push a newer one out of its slot.
    signal?.throwIfAborted();
    return resolved;
  };
