// Tells how far an import is, at most ten times a second and once at each turn.
import type { Reconciliation } from '#shared/model/archive.ts';
import type { ImportProgress } from '#shared/model/import-run.ts';
import type { SourceGroup } from './plan-import.ts';

export interface ProgressTeller {
  /** `bytes` of the current file read from the disk so far. */
  reading(source: string, bytes: number, counts: Reconciliation): void;
  sourceDone(): void;
  /** `bytes` the whole file has. */
  fileDone(bytes: number): void;
  sealing(done: number, total: number, counts: Reconciliation): void;
}

const everyMs = 100;

/** `now` is the clock; `tell` is called from within the import and must be quick. */
export const createProgress = (
  groups: readonly SourceGroup[],
  startedAt: Date,
  now: () => Date,
  tell: ((progress: ImportProgress) => void) | undefined,
): ProgressTeller => {
  const bytesTotal = groups.reduce((sum, { file }) => sum + file.bytes, 0);
  const sourcesTotal = groups.reduce((sum, { sources }) => sum + sources.length, 0);
  let bytesBefore = 0;
  let bytesDone = 0;
  let sourcesDone = 0;
  let current = '';
  let toldAt = Number.NEGATIVE_INFINITY;

  const report = (phase: ImportProgress['phase'], counts: Reconciliation, always: boolean): void => {
    const time = now().getTime();
    if (tell === undefined || (!always && time - toldAt < everyMs)) return;
    toldAt = time;
    tell({
      kind: 'progress',
      phase,
      ...counts,
      source: current,
      sourcesDone,
      sourcesTotal,
      bytesDone,
      bytesTotal: Math.max(bytesTotal, bytesDone),
      elapsedMs: time - startedAt.getTime(),
    });
  };

  return {
    reading(source, bytes, counts) {
      current = source;
      bytesDone = bytesBefore + bytes;
      report('reading', counts, false);
    },
    sourceDone() {
      sourcesDone += 1;
    },
    fileDone(bytes) {
      bytesBefore += bytes;
      bytesDone = bytesBefore;
    },
    sealing(done, total, counts) {
      report(done >= total ? 'committing' : 'sealing', counts, done === 0 || done >= total);
    },
  };
};
