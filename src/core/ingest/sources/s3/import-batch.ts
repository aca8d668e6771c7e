// One batch of fetched objects as one import. An object that is damaged is passed over with the reason, so that it does not
// keep all others out; the import is tried again without it.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { ImportOrigin } from '#shared/model/archive.ts';
import type { CoverageClaim } from '#shared/model/coverage.ts';
import type { ImportProgress, ImportReport } from '#shared/model/import-run.ts';
import type { ImportDecisions, MappingProfile } from '#shared/model/mapping.ts';
import type { JobContext } from '../../job-context.ts';
import { runImport } from '../../run-import.ts';
import type { SkippedFile } from '../../source-walk.ts';
import { unreadableMark } from './held-objects.ts';
import { objectName, type S3Object } from './s3-object.ts';

export interface BatchJob {
  bucket: string;
  objects: readonly S3Object[];
  pathOf: (object: S3Object) => string;
  origin: ImportOrigin;
  /** What the import claims when these objects could not be read. */
  covers: (unreadable: readonly S3Object[]) => CoverageClaim[];
  decisions: ImportDecisions;
  remembered: ReadonlyMap<string, MappingProfile>;
  signal: AbortSignal;
  onProgress: (progress: ImportProgress) => void;
}

/** What is the matter with one object and not with the others. */
const damage = new Set(['SOURCE_CORRUPT', 'SOURCE_TRUNCATED', 'SOURCE_LIMIT', 'COLUMN_MISSING']);

/** The object an error is about; its members and lines are named after it. */
const culprit = (error: unknown, bucket: string, objects: readonly S3Object[]): S3Object | null => {
  if (!(error instanceof WorkbenchError) || !damage.has(error.code)) return null;
  const { where } = error.data;
  const named = objects.filter(({ key }) => {
    const name = objectName(bucket, key);
    return where === name || where.startsWith(`${name}!`) || where.startsWith(`${name}:`);
  });
  return named.toSorted((left, right) => right.key.length - left.key.length)[0] ?? null;
};

/** Throws what an import throws, except for damaged objects. */
export const importBatch = async (job: BatchJob, context: JobContext): Promise<ImportReport> => {
  const { bucket, pathOf, origin, covers, decisions, remembered, signal, onProgress } = job;
  const skipped: SkippedFile[] = [];
  const unreadable: S3Object[] = [];
  for (;;) {
    const objects = job.objects.filter((object) => !unreadable.includes(object));
    try {
      return await runImport({
        writer: await context.openWriter(),
        sources: objects.map((object) => ({
          path: pathOf(object),
          name: objectName(bucket, object.key),
          explicit: false,
          etag: object.etag,
        })),
        skipped,
        allowEmpty: true,
        strict: false,
        decisions,
        remembered,
        origin,
        covers: covers(unreadable),
        signal,
        appVersion: context.appVersion,
        now: context.now,
        onProgress,
      });
    } catch (error) {
      const damaged = culprit(error, bucket, objects);
      if (damaged === null) throw error;
      unreadable.push(damaged);
      const reason = `${unreadableMark}${(error as WorkbenchError).data.detail}`;
      skipped.push({ name: objectName(bucket, damaged.key), bytes: damaged.bytes, reason, etag: damaged.etag });
    }
  }
};
