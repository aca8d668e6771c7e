// Makes an evidence pack: there whole and checked, or not at all.
import { createHash, randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { JsonObject } from '#shared/model/json.ts';
import type { PackProgress, PackReport, PackWarning } from '#shared/model/pack.ts';
import { files } from '../archive/archive-files.ts';
import { ensureFreeSpace } from '../archive/free-space.ts';
import { ioError, isErrno, withIoErrors } from '../archive/io-error.ts';
import { readManifest } from '../archive/manifest.ts';
import { recordAct } from '../archive/record-act.ts';
import { zipBag } from '../bag/zip-bag.ts';
import { canonicalJson } from '../canonical/canonical-json.ts';
import type { Signer } from '../evidence/signing-key.ts';
import { exportTarget } from '../export/export-target.ts';
import { createBreather } from '../query/breather.ts';
import { openNewestSnapshot } from '../query/newest-snapshot.ts';
import { checkPack } from './check-pack.ts';
import { estimateBytes } from './files/estimate-bytes.ts';
import { packFolderName } from './files/pack-folder-name.ts';
import { writeBag } from './files/write-bag.ts';
import { gatherPack } from './gather/gather-pack.ts';
import type { PackJob, PackTools } from './pack-job.ts';
import { assertRedactable, redactorOf } from './redact/redactor-of.ts';

type Step = PackProgress['step'];

/** Between two tellings of one step, in ms. */
const tellEvery = 100;

const specSha256 = (spec: PackJob['spec']): string =>
  createHash('sha256')
    .update(canonicalJson(JSON.parse(JSON.stringify(spec)) as JsonObject))
    .digest('hex');

/** Takes the name only where nobody has it, unless `overwrite`. */
const publish = (temporary: string, target: string, overwrite: boolean): void =>
  withIoErrors(target, () => {
    if (overwrite) files.rename(temporary, target);
    else {
      try {
        files.link(temporary, target);
      } catch (error) {
        if (isErrno(error, 'EEXIST')) throw new WorkbenchError('FILE_EXISTS', target, '', { cause: error });
        throw error;
      }
      files.remove(temporary);
    }
    files.syncFolder(dirname(target));
  });

interface Staged {
  folder: string;
  zip: string;
}

/** Everything that is made on the way lies in one folder beside the target, and is removed whatever happens. */
const withStaging = async <Result>(target: string, work: (staged: Staged) => Promise<Result>): Promise<Result> => {
  const staging = join(dirname(target), `.sivo-audit-pack-${randomBytes(6).toString('hex')}.tmp`);
  try {
    withIoErrors(target, () => files.makeFolder(staging));
    return await work({ folder: join(staging, 'bag'), zip: join(staging, 'pack.zip') });
  } finally {
    rmSync(staging, { recursive: true, force: true, maxRetries: 3 });
  }
};

/** What a freshly made pack is held against: it must be right before it gets its name. */
const assertSound = async (
  zip: string,
  signer: Signer,
  { signal }: PackTools,
  tell: (done: number, total: number) => void,
) => {
  const check = await checkPack(
    { path: zip, fingerprint: signer.fingerprint },
    { signal, onProgress: ({ bytesDone, bytesTotal }) => tell(bytesDone, bytesTotal) },
  );
  const [problem] = check.problems;
  if (!check.ok) {
    throw new WorkbenchError(
      'INTERNAL',
      problem?.where ?? zip,
      `the new pack does not hold: ${problem?.message ?? ''}`,
    );
  }
};

const once = async (job: PackJob, target: string, tools: PackTools, began: number): Promise<PackReport> =>
  withStaging(target, async ({ folder, zip }) => {
    const { path, spec, by, overwrite } = job;
    const { signal, openCustody } = tools;
    const breathe = createBreather([signal]);
    let told: { step: Step | null; at: number } = { step: null, at: 0 };
    const onStep = (step: Step, done: number, total: number): void => {
      const elapsedMs = tools.now().getTime() - began;
      if (told.step === step && done < total && elapsedMs - told.at < tellEvery) return;
      told = { step, at: elapsedMs };
      tools.onProgress({ kind: 'progress', step, done, total, elapsedMs });
    };
    const signer = await tools.signer();
    const newest = await openNewestSnapshot(path);
    try {
      const snapshot = await newest.get();
      ensureFreeSpace(dirname(target), target, estimateBytes(snapshot, job).needed);
      const redactor = await redactorOf(job, snapshot, signer, breathe);
      const { gathered, sealed, unprintable } = await writeBag(folder, {
        signer,
        gather: (bag) => gatherPack(job, snapshot, { ...tools, bag, redactor, signer, breathe, onStep }),
        redactor,
        filter: job.filters.population,
        judgements: job.judgements,
        onStep,
        breathe,
      });
      if (readManifest(path).generation !== snapshot.manifest.generation) {
        throw new WorkbenchError('HANDLE_EXPIRED', path, 'the archive has changed');
      }
      const allBytes = sealed.files.reduce((sum, { bytes }) => sum + bytes, 0);
      let zipped = 0;
      const onBytes = (bytes: number): void => {
        zipped += bytes;
        onStep('sealing', zipped, allBytes);
      };
      const { bytes, sha256 } = await zipBag({
        folder,
        name: packFolderName(gathered.facts.spec.title),
        out: zip,
        signal,
        onBytes,
      });
      await assertSound(zip, signer, tools, (done, total) => onStep('checking', done, total));
      await breathe();
      publish(zip, target, overwrite);
      const { facts } = gathered;
      const { events } = facts.population;
      const { tagManifestSha256 } = sealed;
      const act = {
        kind: 'pack' as const,
        title: spec.title,
        specSha256: specSha256(spec),
        tagManifestSha256,
        events,
        file: basename(target),
        bytes,
        sha256,
      };
      const warnings: PackWarning[] = [...gathered.warnings, ...unprintable, ...redactor.warnings()];
      let custody: number | null = null;
      try {
        custody = await recordAct({ ...by, ...act }, openCustody);
      } catch (error) {
        if (!(error instanceof WorkbenchError)) throw error;
        warnings.push({
          code: 'not-recorded',
          where: path,
          message: `${error.code}: ${error.data.detail || error.data.where}`,
        });
      }
      return {
        kind: 'report',
        path: target,
        bytes,
        sha256,
        events,
        files: sealed.payloadFiles,
        tagManifestSha256,
        identity: gathered.facts.spec.identity,
        key: signer.fingerprint,
        keyKept: signer.kept,
        root: facts.archive.root,
        custody,
        warnings,
        elapsedMs: tools.now().getTime() - began,
      };
    } finally {
      newest.close();
    }
  });

/** Whether a failure may only mean that the archive changed while it was read. */
const hasChanged = (error: unknown, path: string, generation: number): boolean => {
  if (error instanceof WorkbenchError && error.code === 'CANCELLED') return false;
  if (error instanceof WorkbenchError && error.code === 'HANDLE_EXPIRED') return true;
  try {
    return readManifest(path).generation !== generation;
  } catch {
    return false;
  }
};

/**
 * Begins once again with the newest generation when the one it reads goes away. Throws BAD_SPEC, FILE_EXISTS, DISK_FULL,
 * ACCESS_DENIED, IO_FAILED, CANCELLED, ARCHIVE_IN_USE where the archive never holds still, and ARCHIVE_LOCKED where a line has
 * to be written first and somebody else writes; then nothing is left.
 */
export const buildPack = async (job: PackJob, tools: PackTools): Promise<PackReport> => {
  assertRedactable(job.spec);
  const target = exportTarget(job.out, job.path, job.overwrite);
  const began = tools.now().getTime();
  for (let attempt = 0; ; attempt += 1) {
    const { generation } = readManifest(job.path);
    try {
      return await once(job, target, tools, began);
    } catch (error) {
      if (!hasChanged(error, job.path, generation))
        throw error instanceof WorkbenchError ? error : ioError(error, target);
      if (attempt > 0)
        throw new WorkbenchError('ARCHIVE_IN_USE', job.path, 'it changed while the pack was made', { cause: error });
    }
  }
};
