// The analyst's case of the open archive. No job keeps it from being changed: its lock is its own.
import type { Implementer } from '@orpc/server';
import type { Contract } from '#shared/contract/contract.ts';
import type { CaseState } from '#shared/model/case.ts';
import type { Filter } from '#shared/model/filter.ts';
import { caseStateOf, emptyCase, emptyContent } from '../cases/case-content.ts';
import { stampOf } from '../cases/case-file.ts';
import { tallyMarks } from '../cases/tally-marks.ts';
import type { CaseRouter } from '../worker/case-router.ts';
import type { CustodyActs } from './custody-acts.ts';
import { decidedBetween } from './decided-between.ts';
import type { ResolveFilter } from './resolve-filter.ts';
import type { WorkerClient, WorkerHost } from './worker-host.ts';

type CaseImplementer = Implementer<Contract['cases'], Record<never, never>, Record<never, never>>;

export interface CaseHandlerParts {
  cases: WorkerHost<WorkerClient<CaseRouter>>;
  /** The open archive's folder; NO_ARCHIVE_OPEN when there is none. */
  archivePath(): string;
  resolveFilter: ResolveFilter;
  /** Those of these ids whose events fit; an id once for every version that fits. */
  pick(
    path: string,
    question: { filter: Filter; zone: string; ids: string[]; versions: true },
    signal: AbortSignal | undefined,
  ): Promise<string[]>;
  acts: Pick<CustodyActs, 'note'>;
}

/** Most archives have no case: no thread is started to say so while one opens. Throws as `stampOf`. */
const needsNoWorker = (path: string, cases: CaseHandlerParts['cases']): boolean =>
  !cases.isRunning() && stampOf(path) === null;

/** The whole case of the archive at `path`. */
export const readCaseState = async (path: string, cases: CaseHandlerParts['cases']): Promise<CaseState> =>
  needsNoWorker(path, cases) ? caseStateOf(emptyCase) : cases.call((engine) => engine.get({ path }));

/** Handlers of `contract.cases`. */
export const caseHandlers = (
  os: Pick<CaseImplementer, keyof Contract['cases']>,
  { cases, archivePath, resolveFilter, pick, acts }: CaseHandlerParts,
) => {
  /** Makes a change that may decide about findings, and notes what was decided by it. */
  const deciding = async (path: string, change: () => Promise<CaseState>): Promise<CaseState> => {
    const before = await readCaseState(path, cases);
    const after = await change();
    for (const act of decidedBetween(before.judgements, after.judgements)) acts.note(path, act);
    return after;
  };
  return {
    get: os.get.handler(async () => readCaseState(archivePath(), cases)),
    change: os.change.handler(({ input: change }) => {
      const path = archivePath();
      const make = (): Promise<CaseState> => cases.call((engine) => engine.change({ path, change }));
      return change.kind === 'judge' ? deciding(path, make) : make();
    }),
    undo: os.undo.handler(() => {
      const path = archivePath();
      return deciding(path, () => cases.call((engine) => engine.undo({ path })));
    }),
    redo: os.redo.handler(() => {
      const path = archivePath();
      return deciding(path, () => cases.call((engine) => engine.redo({ path })));
    }),
    pack: os.pack.handler(({ input: { ids } }) => {
      const path = archivePath();
      return cases.call((engine) => engine.pack({ path, ids }));
    }),
    counts: os.counts.handler(async ({ input: { filter, zone }, signal }) => {
      const path = archivePath();
      if (needsNoWorker(path, cases)) return tallyMarks(emptyContent.marks, []);
      const ids = await cases.call((engine) => engine.markedIds({ path }));
      const resolved = await resolveFilter(path, filter, signal);
      const fitting = ids.length === 0 ? [] : await pick(path, { filter: resolved, zone, ids, versions: true }, signal);
      return cases.call((engine) => engine.tally({ path, ids: fitting }));
    }),
  };
};
