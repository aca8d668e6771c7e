// An S3 export: the objects of a prefix that the archive does not hold yet, fetched ahead of their import, batch by batch.
// Each batch is one committed import; what was fetched for one that did not come to its end is used by the next run.
import { readManifest } from '#core/archive/manifest.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { ImportReport } from '#shared/model/import-run.ts';
import type { S3Job } from '../../../worker/import-router.ts';
import type { JobTools } from '../../../worker/moment-stream.ts';
import type { JobContext } from '../../job-context.ts';
import { rememberedMappings } from '../../mapping/remembered-mappings.ts';
import { lockSpools } from '../api/lock-spools.ts';
import { addReports, emptyReport } from './add-reports.ts';
import { fetchBatch } from './fetch-batch.ts';
import type { FetchTools } from './fetch-object.ts';
import { heldObjects } from './held-objects.ts';
import { importBatch } from './import-batch.ts';
import { keyClaims, type PlacedObject } from './key-claims.ts';
import { type ObjectSpool, openSpool } from './object-spool.ts';
import { planBatches } from './plan-batches.ts';
import { objectName, type S3Object } from './s3-object.ts';
import { createS3Progress, type S3Progress } from './s3-progress.ts';
import { type S3Question, s3Origin, s3Question } from './s3-question.ts';
import { openS3, type S3Remote } from './s3-remote.ts';
import { type ListedObject, selectObjects } from './select-objects.ts';

interface Run {
  job: S3Job;
  question: S3Question;
  context: JobContext;
  remote: S3Remote;
  spool: ObjectSpool;
  signal: AbortSignal;
  /** Ends the fetching ahead of a batch that failed. */
  stop: () => void;
  progress: S3Progress;
}

const listAll = async ({ question, remote, signal, progress }: Run): Promise<S3Object[]> => {
  const { bucket, prefix } = question.input;
  const where = objectName(bucket, prefix);
  const objects: S3Object[] = [];
  for await (const page of remote.list(prefix, signal)) {
    for (const object of page) objects.push(object);
    progress.listing(where, objects.length);
  }
  if (objects.length === 0) throw new WorkbenchError('SOURCE_NOT_FOUND', where, 'no object begins with it');
  return objects;
};

/** Every listed object and the batch it comes with, by key. */
const placesOf = (listed: readonly ListedObject[], batches: readonly S3Object[][]): Map<string, PlacedObject> => {
  const placeOf = new Map(batches.flatMap((batch, place) => batch.map(({ key }) => [key, place] as const)));
  return new Map(
    listed.map(({ object: { key, modifiedMs }, dates, fate }) => [
      key,
      { claim: dates?.claim ?? null, modifiedMs, place: fate === 'held' ? -1 : (placeOf.get(key) ?? null) },
    ]),
  );
};

/** What was deleted meanwhile is not missed, what was replaced has its new date. */
const settle = (places: Map<string, PlacedObject>, batch: readonly S3Object[], fetched: readonly S3Object[]): void => {
  const found = new Map(fetched.map((object) => [object.key, object]));
  for (const { key } of batch) {
    const now = found.get(key);
    const placed = places.get(key);
    if (now === undefined) places.delete(key);
    else if (placed !== undefined) places.set(key, { ...placed, modifiedMs: now.modifiedMs });
  }
};

const importBatches = async (run: Run, listed: readonly ListedObject[], started: ImportReport) => {
  const { job, question, context, remote, spool, signal, progress } = run;
  const { bucket, prefix, decisions } = question.input;
  const wanted = listed.filter(({ fate }) => fate === 'fetch').map(({ object }) => object);
  const batches = planBatches(wanted);
  const places = placesOf(listed, batches);
  const tools: FetchTools = { remote, spool, signal, onBytes: progress.fetched };
  const counted = (fate: ListedObject['fate']): number => listed.filter((one) => one.fate === fate).length;
  const counts = {
    listed: listed.length,
    held: counted('held') + counted('unreadable'),
    outside: counted('outside'),
    undated: listed.filter(({ dates }) => dates === null).length,
  };
  progress.planned(
    wanted.length,
    wanted.reduce((sum, { bytes }) => sum + bytes, 0),
  );
  const remembered = rememberedMappings(job.dataFolder);
  let report = started;
  let fetched = 0;
  let reused = 0;
  /** Fetched while the batch before it is imported; its failure is told when its turn comes. */
  const fetchAt = (place: number) => {
    const batch = batches[place];
    if (batch === undefined) return null;
    const coming = fetchBatch(batch, tools);
    coming.catch(() => undefined);
    return { batch, coming };
  };
  let next = fetchAt(0);
  try {
    for (let place = 0; next !== null; place++) {
      const { batch, coming } = next;
      const got = await coming;
      next = fetchAt(place + 1);
      settle(places, batch, got.fetched);
      fetched += got.fetched.length - got.reused;
      reused += got.reused;
      const imported = await importBatch(
        {
          bucket,
          objects: got.fetched,
          pathOf: spool.path,
          origin: s3Origin(question, counts),
          covers: (unreadable) => {
            for (const { key } of unreadable) places.set(key, { ...places.get(key), place: null } as PlacedObject);
            return keyClaims([...places.values()], place, objectName(bucket, prefix));
          },
          decisions,
          remembered,
          signal,
          onProgress: progress.importing,
        },
        context,
      );
      await spool.remove(got.fetched);
      progress.imported(imported, batch.length);
      report = addReports(report, imported);
    }
  } finally {
    // Nothing may write into the spool any more once this has ended.
    run.stop();
    await next?.coming.catch(() => undefined);
  }
  return { ...report, objects: { ...counts, fetched, reused }, unfetched: { windows: 0, objects: counts.held } };
};

/**
 * Imports what is new under a prefix. Throws SECRET_MISSING, REMOTE_REFUSED, REMOTE_UNREACHABLE, REMOTE_MISBEHAVED,
 * SOURCE_NOT_FOUND (bucket or prefix), BAD_INPUT, CANCELLED, ARCHIVE_LOCKED (another run of this bucket) and what an import
 * throws; batches committed before stay.
 */
export const runS3 = async (job: S3Job, context: JobContext, tools: JobTools): Promise<ImportReport> => {
  const question = s3Question(job.input);
  const { bucket, endpoint } = question.input;
  const startedAt = context.now();
  readManifest(job.path);
  const spool = openSpool(job.path, endpoint, bucket);
  const lock = await lockSpools(spool.folder, context.afterCrash === true);
  const left = new AbortController();
  try {
    await spool.tidy();
    const remote = await openS3(question.input);
    const signal = AbortSignal.any([tools.signal, left.signal]);
    const progress = createS3Progress(startedAt, context.now, tools.onProgress);
    const run: Run = { job, question, context, remote, spool, signal, stop: () => left.abort(), progress };
    try {
      const objects = await listAll(run);
      const manifest = readManifest(job.path);
      const listed = selectObjects(
        objects,
        question.asked,
        heldObjects(manifest.imports, { endpoint, bucket, mapping: question.mapping }),
      );
      const report = await importBatches(run, listed, emptyReport(manifest));
      return { ...report, elapsedMs: context.now().getTime() - startedAt.getTime() };
    } finally {
      remote.close();
    }
  } finally {
    await lock.release();
  }
};
