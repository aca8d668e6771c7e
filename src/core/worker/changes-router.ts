// What the changes worker answers: whole histories are read, compared and checked, so it has a thread and an engine of its own.
import { os, type } from '@orpc/server';
import type { ChainProgress, ChainReport } from '#shared/model/chain.ts';
import type { RestoreEndpoint } from '#shared/model/restore.ts';
import type { ChangesEngine } from '../changes/changes-engine.ts';
import { mapErrors } from '../service/map-errors.ts';
import { createEngineSeat } from './engine-seat.ts';
import { momentStream } from './moment-stream.ts';
import { createQuerySlots } from './query-slots.ts';

/** The rooms behind the worker; the entry passes the real ones. */
export interface ChangesRooms {
  openEngine(path: string): Promise<ChangesEngine>;
}

type InputOf<Question extends keyof ChangesEngine> = Parameters<ChangesEngine[Question]>[0];
type At<Input> = { path: string; input: Input };
type Slotted<Input> = At<Input & { slot?: string | undefined }>;

/** Inputs were checked at the service's door; here they are only typed. */
export const createChangesRouter = (rooms: ChangesRooms) => {
  const at = createEngineSeat(rooms.openEngine);
  const slots = createQuerySlots();
  const base = os.use(mapErrors);
  const inSlot = async <Input extends object, Answer>(
    kind: string,
    { path, input }: Slotted<Input>,
    signal: AbortSignal | undefined,
    ask: (engine: ChangesEngine, signal: AbortSignal) => Promise<Answer>,
  ): Promise<Answer> => {
    const own = slots.take(kind, input.slot, signal);
    try {
      return await ask(await at(path), own.signal);
    } finally {
      own.leave();
    }
  };
  return {
    ofEvent: base
      .input(type<Slotted<InputOf<'ofEvent'>>>())
      .handler(({ input, signal }) =>
        inSlot('ofEvent', input, signal, (engine, own) => engine.ofEvent(input.input, own)),
      ),
    compare: base
      .input(type<Slotted<InputOf<'compare'>>>())
      .handler(({ input, signal }) =>
        inSlot('compare', input, signal, (engine, own) => engine.compare(input.input, own)),
      ),
    resources: base
      .input(type<Slotted<InputOf<'resources'>>>())
      .handler(({ input, signal }) =>
        inSlot('resources', input, signal, (engine, own) => engine.resources(input.input, own)),
      ),
    history: base
      .input(type<Slotted<InputOf<'history'>>>())
      .handler(({ input, signal }) =>
        inSlot('history', input, signal, (engine, own) => engine.history(input.input, own)),
      ),
    state: base
      .input(type<Slotted<InputOf<'state'>>>())
      .handler(({ input, signal }) => inSlot('state', input, signal, (engine, own) => engine.state(input.input, own))),
    chain: base
      .input(type<At<InputOf<'chain'>>>())
      .handler(({ input, signal }) =>
        Promise.resolve(
          momentStream<ChainReport, ChainProgress>(
            async (tools) => (await at(input.path)).chain(input.input, tools),
            signal,
          ),
        ),
      ),
    report: base
      .input(type<At<InputOf<'report'>>>())
      .handler(async ({ input, signal }) => (await at(input.path)).report(input.input, signal)),
    reportFile: base
      .input(type<At<InputOf<'reportFile'>>>())
      .handler(async ({ input, signal }) => (await at(input.path)).reportFile(input.input, signal)),
    plan: base
      .input(type<At<InputOf<'plan'>> & { endpoint: RestoreEndpoint | null }>())
      .handler(async ({ input, signal }) => (await at(input.path)).plan(input.input, input.endpoint, signal)),
  };
};

export type ChangesRouter = ReturnType<typeof createChangesRouter>;
