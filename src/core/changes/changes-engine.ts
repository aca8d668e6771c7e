// Answers every question about changes of one archive, always from its newest committed generation. Its worker calls it.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { ChainInput, ChainProgress, ChainReport } from '#shared/model/chain.ts';
import type {
  ChangeReport,
  ChangeReportFile,
  ChangeReportFileInput,
  ChangeReportInput,
} from '#shared/model/change-report.ts';
import type {
  ChangedResources,
  ChangedResourcesInput,
  ChangeOfEventInput,
  CompareInput,
  Comparison,
  Moment,
  ResourceHistory,
  ResourceRef,
  StateAsOf,
  StateInput,
} from '#shared/model/changes.ts';
import type { RestoreEndpoint, RestoreInput, RestorePlan } from '#shared/model/restore.ts';
import { readArchiveRoot } from '../archive/archive-root.ts';
import { createBreather } from '../query/breather.ts';
import { openNewestSnapshot } from '../query/newest-snapshot.ts';
import type { Snapshot } from '../query/snapshot.ts';
import { checkChain } from './chain-check.ts';
import { createChangeLog } from './change-log.ts';
import { changeOfEvent } from './change-of-event.ts';
import { changeReport } from './change-report.ts';
import { changeReportFile } from './change-report-file.ts';
import { changedResources } from './changed-resources.ts';
import { compareStates, type StateSide } from './compare-states.ts';
import { resourceHistory } from './resource-history.ts';
import { restorePlan } from './restore-plan.ts';
import { stateAsOf } from './state-as-of.ts';
import type { Breathe, ChangeEvent, ChangeLog } from './types.ts';

/** What a chain check is given to be followed and left. */
export interface ChainCall {
  signal: AbortSignal;
  onProgress(progress: ChainProgress): void;
}

/** Filters are resolved ones, without marks. */
export interface ChangesEngine {
  /** Throws EVENT_NOT_FOUND. */
  ofEvent(input: ChangeOfEventInput, signal?: AbortSignal): Promise<Comparison>;
  /** Throws RESOURCE_NOT_FOUND, and EVENT_NOT_FOUND for a moment that is none of its events. */
  compare(input: CompareInput, signal?: AbortSignal): Promise<Comparison>;
  resources(input: ChangedResourcesInput, signal?: AbortSignal): Promise<ChangedResources>;
  /** Throws RESOURCE_NOT_FOUND. */
  history(input: { resource: ResourceRef }, signal?: AbortSignal): Promise<ResourceHistory>;
  state(input: StateInput, signal?: AbortSignal): Promise<StateAsOf>;
  chain(input: ChainInput, call: ChainCall): Promise<ChainReport>;
  report(input: ChangeReportInput, signal?: AbortSignal): Promise<ChangeReport>;
  reportFile(input: ChangeReportFileInput, signal?: AbortSignal): Promise<ChangeReportFile>;
  /** Throws EVENT_NOT_FOUND and NOT_RESTORABLE. */
  plan(input: RestoreInput, endpoint: RestoreEndpoint | null, signal?: AbortSignal): Promise<RestorePlan>;
  close(): void;
}

interface Opened {
  snapshot: Snapshot;
  log: ChangeLog;
}

const sideOf = ({ state, exists, complete, unknown }: StateAsOf): StateSide => ({
  state: exists === 'no' || (state === null && !complete) ? undefined : state,
  complete,
  unknown,
});

const nameOf = ({ type, id }: ResourceRef): string => `${type} ${id}`;

/** Opens the archive at `path`; `appVersion` stands in the reports. Throws NOT_AN_ARCHIVE, ARCHIVE_TOO_NEW or ARCHIVE_DAMAGED. */
export const createChangesEngine = async (path: string, appVersion: string): Promise<ChangesEngine> => {
  const closing = new AbortController();
  const newest = await openNewestSnapshot(path);
  let taken: Opened | null = null;
  const current = async (): Promise<Opened> => {
    const snapshot = await newest.get();
    if (taken?.snapshot !== snapshot) taken = { snapshot, log: createChangeLog(snapshot) };
    return taken;
  };
  const breatherFor = (signal: AbortSignal | undefined): Breathe => createBreather([signal, closing.signal]);

  const eventsOf = async (log: ChangeLog, resource: ResourceRef, breathe: Breathe): Promise<ChangeEvent[]> => {
    const events = await log.ofResource(resource, breathe);
    if (events.length === 0 && !(await log.names(resource, breathe))) {
      throw new WorkbenchError('RESOURCE_NOT_FOUND', nameOf(resource));
    }
    return events;
  };
  const stateAt = (resource: ResourceRef, events: readonly ChangeEvent[], at: Moment): StateAsOf =>
    stateAsOf(resource, events, at);
  const reportOf = async (input: ChangeReportInput, signal: AbortSignal | undefined): Promise<ChangeReport> => {
    const { log } = await current();
    return changeReport(log, input, readArchiveRoot(path).root, breatherFor(signal));
  };

  return {
    ofEvent: async ({ id, contentHash }) => {
      const { log } = await current();
      const versions = log.versionsOf(id);
      const version = versions.find((one) => contentHash === null || one.contentHash === contentHash);
      if (version === undefined) throw new WorkbenchError('EVENT_NOT_FOUND', id);
      return changeOfEvent(version);
    },
    compare: async ({ resource, left, right }, signal) => {
      const { log } = await current();
      const events = await eventsOf(log, resource, breatherFor(signal));
      return compareStates(sideOf(stateAt(resource, events, left)), sideOf(stateAt(resource, events, right)));
    },
    resources: async (input, signal) => changedResources((await current()).log, input, breatherFor(signal)),
    history: async ({ resource }, signal) => {
      const { log } = await current();
      return resourceHistory(resource, await eventsOf(log, resource, breatherFor(signal)));
    },
    state: async ({ resource, at }, signal) => {
      const { log } = await current();
      return stateAt(resource, await eventsOf(log, resource, breatherFor(signal)), at);
    },
    chain: async (input, { signal, onProgress }) => {
      const { log, snapshot } = await current();
      return checkChain(log, snapshot, input, { breathe: breatherFor(signal), onProgress });
    },
    report: reportOf,
    reportFile: async ({ format, ...input }, signal) =>
      changeReportFile(await reportOf(input, signal), format, appVersion),
    plan: async (input, endpoint, signal) => {
      const { log } = await current();
      const [event] = log.versionsOf(input.eventId);
      if (event === undefined) throw new WorkbenchError('EVENT_NOT_FOUND', input.eventId);
      const { resourceType: type, resourceId: id, tenantId } = event;
      if (type === null || id === null) {
        throw new WorkbenchError('NOT_RESTORABLE', input.eventId, 'it does not say which resource it is about');
      }
      const events = await log.ofResource({ type, id, tenantId }, breatherFor(signal));
      return restorePlan(event, events, input, endpoint);
    },
    close: () => {
      closing.abort();
      newest.close();
    },
  };
};
