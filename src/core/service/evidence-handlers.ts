// Handing over: custody, proofs, statements of non-access, samples and packs of the open archive.
import type { Implementer } from '@orpc/server';
import type { Contract } from '#shared/contract/contract.ts';
import type { Filter } from '#shared/model/filter.ts';
import type { Judgement } from '#shared/model/judgement.ts';
import { printFilter } from '#shared/model/print-filter.ts';
import type { ActBy, PackQuestion } from '../packs/pack-job.ts';
import type { EvidenceRouter } from '../worker/evidence-router.ts';
import type { CustodyActs } from './custody-acts.ts';
import { readPackFilters } from './read-pack-filters.ts';
import type { ResolveFilter } from './resolve-filter.ts';
import type { WorkerClient, WorkerHost } from './worker-host.ts';

type None = Record<never, never>;
interface EvidenceImplementers {
  custody: Pick<Implementer<Contract['custody'], None, None>, keyof Contract['custody']>;
  proofs: Pick<Implementer<Contract['proofs'], None, None>, keyof Contract['proofs']>;
  absence: Pick<Implementer<Contract['absence'], None, None>, keyof Contract['absence']>;
  samples: Pick<Implementer<Contract['samples'], None, None>, keyof Contract['samples']>;
  packs: Pick<Implementer<Contract['packs'], None, None>, keyof Contract['packs']>;
}
type Evidence = WorkerClient<EvidenceRouter>;

export interface EvidenceHandlerParts {
  evidence: WorkerHost<Evidence>;
  /** The open archive's folder; NO_ARCHIVE_OPEN when there is none. */
  archivePath(): string;
  resolveFilter: ResolveFilter;
  /** What was decided in the case of the archive at this path. */
  judgements(path: string): Promise<readonly Judgement[]>;
  by: ActBy;
  acts: Pick<CustodyActs, 'waiting'>;
  untilClosed(signal: AbortSignal | undefined): AbortSignal;
}

/** Handlers of `contract.custody`, `proofs`, `absence`, `samples` and `packs`. */
export const evidenceHandlers = (os: EvidenceImplementers, parts: EvidenceHandlerParts) => {
  const { evidence, archivePath, resolveFilter, judgements, by, acts, untilClosed } = parts;
  const callOf = (signal: AbortSignal | undefined): { signal?: AbortSignal } =>
    signal === undefined ? {} : { signal };
  const ask = <Input, Answer>(
    input: Input,
    signal: AbortSignal | undefined,
    question: (engine: Evidence, at: { path: string; input: Input }, call: { signal?: AbortSignal }) => Promise<Answer>,
  ): Promise<Answer> => {
    const path = archivePath();
    return evidence.call((engine) => question(engine, { path, input }, callOf(signal)));
  };
  const questionOf = async (spec: PackQuestion['spec'], signal: AbortSignal | undefined): Promise<PackQuestion> => {
    const path = archivePath();
    const resolve = (filter: Filter): Promise<Filter> => resolveFilter(path, filter, signal);
    return { path, spec, filters: await readPackFilters(spec, resolve), judgements: await judgements(path), by };
  };
  return {
    custody: {
      list: os.custody.list.handler(async ({ input, signal }) => ({
        ...(await ask(input, signal, (engine, at, call) => engine.custody(at, call))),
        waiting: acts.waiting(archivePath()),
      })),
    },
    proofs: {
      inclusion: os.proofs.inclusion.handler(async ({ input, signal }) => ({
        proofs: await ask(input.eventId, signal, (engine, at, call) => engine.inclusion(at, call)),
      })),
      absence: os.proofs.absence.handler(({ input, signal }) =>
        ask(input, signal, (engine, at, call) => engine.absentKey(at, call)),
      ),
      consistency: os.proofs.consistency.handler(({ input, signal }) =>
        ask(input, signal, (engine, at, call) => engine.consistency(at, call)),
      ),
      head: os.proofs.head.handler(({ signal }) =>
        ask(null, signal, (engine, { path }, call) => engine.head({ path }, call)),
      ),
    },
    absence: {
      run: os.absence.run.handler(({ input, signal }) =>
        ask(input, signal, (engine, at, call) => engine.absence(at, call)),
      ),
      file: os.absence.file.handler(({ input, signal }) =>
        ask(input, signal, (engine, at, call) => engine.absenceFile(at, call)),
      ),
    },
    samples: {
      draw: os.samples.draw.handler(async ({ input, signal }) => {
        const path = archivePath();
        const filter = await resolveFilter(path, input.filter, signal);
        const asked = { question: printFilter(input.filter), by };
        return evidence.call((engine) => engine.draw({ path, input: { ...input, filter }, ...asked }, callOf(signal)));
      }),
    },
    packs: {
      preview: os.packs.preview.handler(async ({ input, signal }) => {
        const question = await questionOf(input, signal);
        return evidence.call((engine) => engine.preview(question, callOf(signal)));
      }),
      build: os.packs.build.handler(async ({ input: { spec, path: out, overwrite }, signal }) => {
        const job = { ...(await questionOf(spec, signal)), out, overwrite };
        return evidence.stream((engine) => engine.build(job, { signal: untilClosed(signal) }));
      }),
      check: os.packs.check.handler(({ input, signal }) =>
        evidence.stream((engine) => engine.check(input, { signal: untilClosed(signal) })),
      ),
      text: os.packs.text.handler(({ input, signal }) => evidence.call((engine) => engine.text(input, callOf(signal)))),
      reveal: os.packs.reveal.handler(({ input, signal }) =>
        ask(input, signal, (engine, at, call) => engine.reveal(at, call)),
      ),
    },
  };
};
