// What the worker for handing over answers: proofs, statements, samples, packs, custody and keys. It hashes whole archives, so it
// has a thread and an engine of its own.
import { os, type } from '@orpc/server';
import type { CustodyInput, CustodyPage } from '#shared/model/custody.ts';
import type { CustodyAct } from '#shared/model/ledger.ts';
import type {
  PackCheck,
  PackCheckInput,
  PackCheckProgress,
  PackProgress,
  PackReport,
  PackText,
  PackTextInput,
} from '#shared/model/pack.ts';
import type { KeyPlace } from '#shared/model/signing-keys.ts';
import type { OwnKeys } from '../evidence/own-keys.ts';
import type { EvidenceEngine } from '../packs/evidence-engine.ts';
import type { ActBy, PackJob, PackQuestion } from '../packs/pack-job.ts';
import { mapErrors } from '../service/map-errors.ts';
import { createEngineSeat } from './engine-seat.ts';
import { type JobTools, momentStream } from './moment-stream.ts';

/** The rooms behind the worker; the entry passes the real ones. */
export interface EvidenceRooms {
  openEngine(path: string): Promise<EvidenceEngine>;
  /** Commits one line of custody and gives its place. Throws ARCHIVE_LOCKED and what writing throws. */
  record(path: string, act: CustodyAct): Promise<number>;
  custody(path: string, input: CustodyInput): Omit<CustodyPage, 'waiting'>;
  checkPack(input: PackCheckInput, tools: JobTools<PackCheckProgress>): Promise<PackCheck>;
  packText(input: PackTextInput): Promise<PackText>;
  keys: OwnKeys;
}

type InputOf<Question extends keyof EvidenceEngine> = Parameters<EvidenceEngine[Question]>[0];
type At<Input> = { path: string; input: Input };

/** Inputs were checked at the service's door; here they are only typed. */
export const createEvidenceRouter = (rooms: EvidenceRooms) => {
  const at = createEngineSeat(rooms.openEngine);
  const base = os.use(mapErrors);
  return {
    inclusion: base
      .input(type<At<string>>())
      .handler(async ({ input, signal }) => (await at(input.path)).inclusion(input.input, signal)),
    absentKey: base
      .input(type<At<InputOf<'absentKey'>>>())
      .handler(async ({ input, signal }) => (await at(input.path)).absentKey(input.input, signal)),
    consistency: base
      .input(type<At<InputOf<'consistency'>>>())
      .handler(async ({ input }) => (await at(input.path)).consistency(input.input)),
    head: base.input(type<{ path: string }>()).handler(async ({ input }) => (await at(input.path)).head()),
    absence: base
      .input(type<At<InputOf<'absence'>>>())
      .handler(async ({ input, signal }) => (await at(input.path)).absence(input.input, signal)),
    absenceFile: base
      .input(type<At<InputOf<'absenceFile'>>>())
      .handler(async ({ input, signal }) => (await at(input.path)).absenceFile(input.input, signal)),
    draw: base
      .input(type<At<InputOf<'draw'>> & { question: string; by: ActBy }>())
      .handler(async ({ input: { path, input, question, by }, signal }) =>
        (await at(path)).draw(input, { question, by }, signal),
      ),
    preview: base
      .input(type<PackQuestion>())
      .handler(async ({ input, signal }) => (await at(input.path)).preview(input, signal)),
    build: base
      .input(type<PackJob>())
      .handler(({ input, signal }) =>
        Promise.resolve(
          momentStream<PackReport, PackProgress>(async (tools) => (await at(input.path)).build(input, tools), signal),
        ),
      ),
    reveal: base
      .input(type<At<InputOf<'reveal'>>>())
      .handler(async ({ input, signal }) => (await at(input.path)).reveal(input.input, signal)),
    record: base
      .input(type<At<CustodyAct>>())
      .handler(async ({ input }) => ({ sequence: await rooms.record(input.path, input.input) })),
    custody: base.input(type<At<CustodyInput>>()).handler(({ input }) => rooms.custody(input.path, input.input)),
    check: base
      .input(type<PackCheckInput>())
      .handler(({ input, signal }) =>
        Promise.resolve(momentStream<PackCheck, PackCheckProgress>((tools) => rooms.checkPack(input, tools), signal)),
      ),
    text: base.input(type<PackTextInput>()).handler(({ input }) => rooms.packText(input)),
    keys: {
      list: base.handler(() => rooms.keys.list()),
      create: base
        .input(type<{ place: KeyPlace; passphrase: string | null }>())
        .handler(({ input }) => rooms.keys.create(input.place, input.passphrase)),
      unlock: base.input(type<{ passphrase: string }>()).handler(({ input }) => rooms.keys.unlock(input.passphrase)),
      rotate: base
        .input(type<{ place: KeyPlace; passphrase: string | null; paths: string[] }>())
        .handler(({ input }) => rooms.keys.rotate(input.place, input.passphrase, input.paths)),
    },
  };
};

export type EvidenceRouter = ReturnType<typeof createEvidenceRouter>;
