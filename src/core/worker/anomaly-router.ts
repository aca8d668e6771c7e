// What the worker for outliers, rules and accesses of the SIVO team answers: it counts whole archives, so it has a thread
// and an engine of its own.
import { os, type } from '@orpc/server';
import type { Judgement } from '#shared/model/judgement.ts';
import type { OutliersProgress, OutliersReport } from '#shared/model/outliers.ts';
import type { Rule, RulesProgress, RulesReport } from '#shared/model/rule.ts';
import type { AnomalyEngine } from '../anomaly/anomaly-engine.ts';
import { mapErrors } from '../service/map-errors.ts';
import { createEngineSeat } from './engine-seat.ts';
import { momentStream } from './moment-stream.ts';

/** The rooms behind the worker; the entry passes the real ones. */
export interface AnomalyRooms {
  openEngine(path: string): Promise<AnomalyEngine>;
}

type InputOf<Question extends keyof AnomalyEngine> = Parameters<AnomalyEngine[Question]>[0];
type At<Input> = { path: string; input: Input };

/** Inputs were checked at the service's door; here they are only typed. */
export const createAnomalyRouter = (rooms: AnomalyRooms) => {
  const at = createEngineSeat(rooms.openEngine);
  const base = os.use(mapErrors);
  return {
    outliers: base
      .input(type<At<InputOf<'outliers'>>>())
      .handler(({ input, signal }) =>
        Promise.resolve(
          momentStream<OutliersReport, OutliersProgress>(
            async (tools) => (await at(input.path)).outliers(input.input, tools),
            signal,
          ),
        ),
      ),
    overview: base
      .input(type<At<InputOf<'overview'>>>())
      .handler(async ({ input, signal }) => (await at(input.path)).overview(input.input, signal)),
    counted: base
      .input(type<At<InputOf<'counted'>>>())
      .handler(async ({ input, signal }) => (await at(input.path)).counted(input.input, signal)),
    actor: base
      .input(type<At<InputOf<'actor'>>>())
      .handler(async ({ input, signal }) => (await at(input.path)).actor(input.input, signal)),
    rules: base
      .input(type<At<InputOf<'rules'>> & { rules: readonly Rule[] }>())
      .handler(({ input, signal }) =>
        Promise.resolve(
          momentStream<RulesReport, RulesProgress>(
            async (tools) => (await at(input.path)).rules(input.input, input.rules, tools),
            signal,
          ),
        ),
      ),
    sivoAccess: base
      .input(type<At<InputOf<'sivoAccess'>>>())
      .handler(async ({ input, signal }) => (await at(input.path)).sivoAccess(input.input, signal)),
    sivoStatement: base
      .input(type<At<InputOf<'sivoStatement'>> & { question: string; judgements: readonly Judgement[] }>())
      .handler(async ({ input, signal }) =>
        (await at(input.path)).sivoStatement(
          input.input,
          { question: input.question, judgements: input.judgements },
          signal,
        ),
      ),
  };
};

export type AnomalyRouter = ReturnType<typeof createAnomalyRouter>;
