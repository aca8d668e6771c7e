// Rejected records read again from their own bytes, under other decisions, as one import. It names the records it took,
// so every one of them stands either in it or still in quarantine; those that fail again go into its own quarantine.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { QuarantineItem } from '#shared/model/archive.ts';
import type { ImportReport, LeftRecords } from '#shared/model/import-run.ts';
import { readManifest } from '../archive/manifest.ts';
import { addOrdinal, type OrdinalRange } from '../archive/ordinal-ranges.ts';
import { QuarantineFiles } from '../archive/read-quarantine.ts';
import { settlingParameters } from '../archive/settled-records.ts';
import type { ArchiveWriter, Manifest } from '../archive/types.ts';
import type { RetryJob } from '../worker/import-router.ts';
import type { JobTools } from '../worker/moment-stream.ts';
import type { JobContext } from './job-context.ts';
import { rememberedMappings } from './mapping/remembered-mappings.ts';
import { RetriedSources } from './retried-sources.ts';
import { unreadable, whyLeft } from './retry-reading.ts';

const pageSize = 500;
const progressEveryMs = 100;

/** What is taken from quarantine and what is left there. */
class Fates {
  readonly taken = new Map<string, OrdinalRange[]>();
  readonly #left = new Map<string, LeftRecords>();

  take({ importId, ordinal }: QuarantineItem): void {
    const ranges = this.taken.get(importId) ?? [];
    addOrdinal(ranges, ordinal);
    this.taken.set(importId, ranges);
  }

  leave({ importId, source }: QuarantineItem, why: LeftRecords['why']): void {
    const key = JSON.stringify([importId, source, why]);
    const left = this.#left.get(key) ?? { importId, source, count: 0, why };
    left.count += 1;
    this.#left.set(key, left);
  }

  get left(): LeftRecords[] {
    return [...this.#left.values()];
  }
}

const nothingTaken = (
  { path, filter }: RetryJob,
  { imports }: Manifest,
  left: readonly LeftRecords[],
): WorkbenchError => {
  const { importId } = filter;
  const isUnknown = importId !== undefined && imports.every(({ id }) => id !== importId);
  const found = left.map(({ count, source, why }) => `${count} of ${source}: ${whyLeft(why)}`).join('; ');
  const nothing = isUnknown ? `there is no import ${importId}` : 'none that fits waits in quarantine';
  return new WorkbenchError('NOTHING_TO_RETRY', path, found === '' ? nothing : found);
};

const retryWith = async (
  writer: ArchiveWriter,
  job: RetryJob,
  { appVersion, now }: JobContext,
  { signal, onProgress }: JobTools,
): Promise<ImportReport> => {
  const startedAt = now();
  // The lock is held: this generation is the last one until the commit.
  const manifest = readManifest(job.path);
  const files = new QuarantineFiles(job.path);
  const filter = { ...job.filter, settled: false };
  const fates = new Fates();
  const remembered = rememberedMappings(job.dataFolder);
  const decided = { decisions: job.decisions, remembered };
  const sources = new RetriedSources(writer, manifest.imports, decided, startedAt.getTime());
  let toldAt = Number.NEGATIVE_INFINITY;
  for (let offset = 0; ; offset += pageSize) {
    if (signal.aborted) throw new WorkbenchError('CANCELLED', 'retry');
    const { total, items } = await files.list(manifest, filter, offset, pageSize);
    for (const item of items) {
      const why = unreadable(item) ?? sources.read(item);
      if (why === null) fates.take(item);
      else fates.leave(item, why);
    }
    const time = now().getTime();
    if (time - toldAt >= progressEveryMs) {
      toldAt = time;
      onProgress({
        kind: 'progress',
        phase: 'reading',
        ...sources.total,
        source: items.at(-1)?.source ?? '',
        sourcesDone: 0,
        sourcesTotal: sources.reports.length,
        bytesDone: Math.min(total, offset + items.length),
        bytesTotal: total,
        elapsedMs: time - startedAt.getTime(),
      });
    }
    if (offset + pageSize >= total) break;
  }
  if (fates.taken.size === 0) throw nothingTaken(job, manifest, fates.left);
  const { reason, source } = job.filter;
  const asked = { ...(reason === undefined ? {} : { reason }), ...(source === undefined ? {} : { source }) };
  const { reports, profiles } = sources;
  const committed = await writer.commit({
    ...sources.total,
    startedAt: startedAt.toISOString(),
    appVersion,
    sources: reports,
    origin: { kind: 'quarantine', parameters: { ...asked, ...settlingParameters(fates.taken) } },
    ...(Object.keys(profiles).length === 0 ? {} : { profiles }),
  });
  const { left } = fates;
  return {
    kind: 'report',
    ...sources.total,
    importId: writer.importId,
    receipt: writer.receipt,
    archive: {
      events: committed.segments.reduce((sum, { events }) => sum + events, 0),
      segments: committed.segments.length,
      generation: committed.generation,
    },
    sources: reports,
    rejects: sources.rejects,
    elapsedMs: now().getTime() - startedAt.getTime(),
    ...(left.length === 0 ? {} : { left }),
  };
};

/**
 * Reads again what waits in quarantine and fits the job's filter. Throws NOTHING_TO_RETRY (saying why), CANCELLED, what
 * the decisions and the archive throw; then the archive is as it was before.
 */
export const retryQuarantine = async (job: RetryJob, context: JobContext, tools: JobTools): Promise<ImportReport> => {
  const writer = await context.openWriter();
  try {
    return await retryWith(writer, job, context, tools);
  } catch (error) {
    await writer.abort().catch(() => undefined);
    throw error;
  }
};
