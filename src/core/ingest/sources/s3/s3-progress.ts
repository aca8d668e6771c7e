// How far an S3 run is: bytes are those fetched, since reading follows close behind.
import type { Reconciliation } from '#shared/model/archive.ts';
import type { ImportProgress, ImportReport } from '#shared/model/import-run.ts';

export interface S3Progress {
  listing(source: string, objects: number): void;
  /** What is to be fetched. */
  planned(objects: number, bytes: number): void;
  fetched(bytes: number): void;
  /** A moment of the import of one batch. */
  importing(moment: ImportProgress): void;
  imported(report: ImportReport, objects: number): void;
}

const everyMs = 100;
const nothing: Reconciliation = { read: 0, accepted: 0, duplicates: 0, conflicts: 0, rejected: 0 };

export const addCounts = (left: Reconciliation, right: Reconciliation): Reconciliation => ({
  read: left.read + right.read,
  accepted: left.accepted + right.accepted,
  duplicates: left.duplicates + right.duplicates,
  conflicts: left.conflicts + right.conflicts,
  rejected: left.rejected + right.rejected,
});

/** `now` is the clock; `tell` must be quick. Told at most ten times a second, and at each turn. */
export const createS3Progress = (
  startedAt: Date,
  now: () => Date,
  tell: (progress: ImportProgress) => void,
): S3Progress => {
  let done = nothing;
  let state = { source: '', sourcesDone: 0, sourcesTotal: 0, bytesDone: 0, bytesTotal: 0 };
  let phase: ImportProgress['phase'] = 'fetching';
  let toldAt = Number.NEGATIVE_INFINITY;
  const report = (counts: Reconciliation, always: boolean): void => {
    const time = now().getTime();
    if (!always && time - toldAt < everyMs) return;
    toldAt = time;
    const bytesTotal = Math.max(state.bytesTotal, state.bytesDone);
    tell({ kind: 'progress', ...counts, ...state, bytesTotal, phase, elapsedMs: time - startedAt.getTime() });
  };
  return {
    listing: (source, objects) => {
      state = { ...state, source, sourcesTotal: objects };
      report(done, false);
    },
    planned: (objects, bytes) => {
      state = { ...state, sourcesTotal: objects, bytesTotal: bytes };
      report(done, true);
    },
    fetched: (bytes) => {
      state = { ...state, bytesDone: state.bytesDone + bytes };
      if (phase === 'fetching') report(done, false);
    },
    importing: (moment) => {
      const turn = moment.phase !== phase;
      phase = moment.phase;
      state = { ...state, source: moment.source };
      report(addCounts(done, moment), turn);
    },
    imported: (imported, objects) => {
      done = addCounts(done, imported);
      phase = 'fetching';
      state = { ...state, sourcesDone: state.sourcesDone + objects };
      report(done, true);
    },
  };
};
