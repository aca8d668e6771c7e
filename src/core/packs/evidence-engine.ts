// Answers every question of handing over about one archive, always from its newest committed generation. Its worker calls it.
import type { AbsenceInput, AbsenceReport } from '#shared/model/absence.ts';
import type { PackPreview, PackProgress, PackReport, Reveal, RevealInput } from '#shared/model/pack.ts';
import type { AbsenceProof, AbsentKey, ConsistencyProof, InclusionProof, LedgerHead } from '#shared/model/proof.ts';
import type { DrawnSample, SampleInput } from '#shared/model/sample.ts';
import { absenceFile } from '../absence/absence-file.ts';
import { absenceReport } from '../absence/absence-report.ts';
import { readArchiveRoot } from '../archive/archive-root.ts';
import type { Custody } from '../archive/custody.ts';
import { recordSample } from '../archive/record-act.ts';
import type { Signer } from '../evidence/signing-key.ts';
import { proveAbsence } from '../proofs/prove-absence.ts';
import { ledgerHeadOf, proveConsistency } from '../proofs/prove-consistency.ts';
import { proveInclusion } from '../proofs/prove-inclusion.ts';
import type { ProofTools } from '../proofs/types.ts';
import { createBreather } from '../query/breather.ts';
import { openNewestSnapshot } from '../query/newest-snapshot.ts';
import { drawSample } from '../sampling/draw-sample.ts';
import { buildPack } from './build-pack.ts';
import type { ActBy, PackJob, PackQuestion } from './pack-job.ts';
import { previewPack } from './preview-pack.ts';
import { reveal } from './reveal.ts';

/** What a long job is given to be followed and left. */
export interface Followed<Progress> {
  signal: AbortSignal;
  onProgress(progress: Progress): void;
}

export interface EvidenceTools {
  appVersion: string;
  dataFolder: string;
  now(): Date;
  signer(): Promise<Signer>;
  /** Takes the write lock of the archive at `path`. */
  openCustody(path: string): Promise<Custody>;
}

/** Filters are resolved ones, without marks. */
export interface EvidenceEngine {
  inclusion(eventId: string, signal?: AbortSignal): Promise<InclusionProof[]>;
  absentKey(key: AbsentKey, signal?: AbortSignal): Promise<AbsenceProof>;
  consistency(older: { lines: number; root: string }): ConsistencyProof;
  head(): LedgerHead;
  absence(input: AbsenceInput, signal?: AbortSignal): Promise<AbsenceReport>;
  absenceFile(input: AbsenceInput, signal?: AbortSignal): Promise<{ name: string; text: string }>;
  /** `question`: the filter as it was asked. */
  draw(input: SampleInput, asked: { question: string; by: ActBy }, signal?: AbortSignal): Promise<DrawnSample>;
  preview(question: PackQuestion, signal?: AbortSignal): Promise<PackPreview>;
  build(job: PackJob, call: Followed<PackProgress>): Promise<PackReport>;
  reveal(input: RevealInput, signal?: AbortSignal): Promise<Reveal>;
  close(): void;
}

/** Opens the archive at `path`. Throws NOT_AN_ARCHIVE, ARCHIVE_TOO_NEW or ARCHIVE_DAMAGED. */
export const createEvidenceEngine = async (path: string, tools: EvidenceTools): Promise<EvidenceEngine> => {
  const closing = new AbortController();
  const newest = await openNewestSnapshot(path);
  const openCustody = () => tools.openCustody(path);
  const breatherFor = (signal: AbortSignal | undefined) => createBreather([signal, closing.signal]);
  const anySignal = (signal: AbortSignal | undefined): AbortSignal =>
    signal === undefined ? closing.signal : AbortSignal.any([signal, closing.signal]);
  const proofTools = async (signal: AbortSignal | undefined): Promise<ProofTools> => ({
    path,
    snapshot: await newest.get(),
    breathe: breatherFor(signal),
    openCustody,
  });
  const packTools = (signal: AbortSignal | undefined) => ({ ...tools, openCustody, signal: anySignal(signal) });
  const absence = async (input: AbsenceInput, signal: AbortSignal | undefined): Promise<AbsenceReport> => {
    const snapshot = await newest.get();
    return absenceReport(snapshot, input, { root: readArchiveRoot(path).root, breathe: breatherFor(signal) });
  };
  return {
    inclusion: async (eventId, signal) => proveInclusion(eventId, await proofTools(signal)),
    absentKey: async (key, signal) => proveAbsence(key, await proofTools(signal)),
    consistency: (older) => proveConsistency(path, older),
    head: () => ledgerHeadOf(path),
    absence,
    absenceFile: async (input, signal) => absenceFile(await absence(input, signal), input.language),
    draw: async (input, { question, by }, signal) =>
      drawSample(await newest.get(), input, {
        root: readArchiveRoot(path).root,
        question,
        breathe: breatherFor(signal),
        record: (act) => recordSample(path, { ...act, ...by }, openCustody),
      }),
    preview: (question, signal) => previewPack(question, packTools(signal)),
    build: (job, { signal, onProgress }) => buildPack(job, { ...packTools(signal), onProgress }),
    reveal: (input, signal) => reveal(path, input, packTools(signal)),
    close: () => {
      closing.abort();
      newest.close();
    },
  };
};
