// Questions about unusual accesses, rules and accesses of the SIVO team in the open archive.
import type { Implementer } from '@orpc/server';
import type { Contract } from '#shared/contract/contract.ts';
import type { Filter } from '#shared/model/filter.ts';
import type { Judgement } from '#shared/model/judgement.ts';
import { printFilter } from '#shared/model/print-filter.ts';
import { checkRuleText } from '../anomaly/rules/check-rule-text.ts';
import type { AnomalyRouter } from '../worker/anomaly-router.ts';
import type { ResolveFilter } from './resolve-filter.ts';
import { createRuleStore } from './rule-store.ts';
import { tapStream } from './tap-stream.ts';
import type { WorkerClient, WorkerHost } from './worker-host.ts';

type None = Record<never, never>;
interface AnomalyImplementers {
  outliers: Pick<Implementer<Contract['outliers'], None, None>, keyof Contract['outliers']>;
  rules: Pick<Implementer<Contract['rules'], None, None>, keyof Contract['rules']>;
  sivoAccess: Pick<Implementer<Contract['sivoAccess'], None, None>, keyof Contract['sivoAccess']>;
}
type Anomaly = WorkerClient<AnomalyRouter>;

export interface AnomalyHandlerParts {
  anomaly: WorkerHost<Anomaly>;
  /** Where rules of the user's own are kept. */
  dataFolder: string;
  /** The open archive's folder; NO_ARCHIVE_OPEN when there is none. */
  archivePath(): string;
  resolveFilter: ResolveFilter;
  /** What was decided in the case of the archive at this path. */
  judgements(path: string): Promise<readonly Judgement[]>;
}

/** Handlers of `contract.outliers`, `contract.rules` and `contract.sivoAccess`. */
export const anomalyHandlers = (
  os: AnomalyImplementers,
  { anomaly, dataFolder, archivePath, resolveFilter, judgements }: AnomalyHandlerParts,
) => {
  const store = createRuleStore(dataFolder);
  const resolved = async <Input extends { filter: Filter }>(
    input: Input,
    signal: AbortSignal | undefined,
  ): Promise<{ path: string; input: Input }> => {
    const path = archivePath();
    return { path, input: { ...input, filter: await resolveFilter(path, input.filter, signal) } };
  };
  const callOf = (signal: AbortSignal | undefined): { signal?: AbortSignal } =>
    signal === undefined ? {} : { signal };
  return {
    outliers: {
      run: os.outliers.run.handler(async ({ input, signal }) => {
        const at = await resolved(input, signal);
        return anomaly.stream((engine) => engine.outliers(at, callOf(signal)));
      }),
      overview: os.outliers.overview.handler(async ({ input, signal }) => {
        const at = await resolved(input, signal);
        return anomaly.call((engine) => engine.overview(at, callOf(signal)));
      }),
      counted: os.outliers.counted.handler(async ({ input, signal }) => {
        const at = await resolved(input, signal);
        return anomaly.call((engine) => engine.counted(at, callOf(signal)));
      }),
      actor: os.outliers.actor.handler(async ({ input, signal }) => {
        const at = await resolved(input, signal);
        return anomaly.call((engine) => engine.actor(at, callOf(signal)));
      }),
    },
    rules: {
      list: os.rules.list.handler(async ({ signal }) => ({ rules: await store.list(signal) })),
      run: os.rules.run.handler(async ({ input, signal }) => {
        const at = await resolved(input, signal);
        const { rules, skipped } = await store.choose(input, signal);
        const moments = await anomaly.stream((engine) =>
          engine.rules({ path: at.path, input: { ...at.input, texts: [] }, rules }, callOf(signal)),
        );
        return tapStream(moments, (moment) => {
          if (moment.kind === 'report') moment.skipped.push(...skipped);
        });
      }),
      check: os.rules.check.handler(async ({ input, signal }) => {
        const { id, name, samples } = await checkRuleText(input.text, input.name, signal);
        return { id, name, samples: samples.map((sample) => ({ name: sample.name, fires: sample.fires })) };
      }),
      save: os.rules.save.handler(async ({ input, signal }) => ({ id: await store.save(input.text, signal) })),
      remove: os.rules.remove.handler(({ input }) => {
        store.remove(input.id);
        return {};
      }),
    },
    sivoAccess: {
      report: os.sivoAccess.report.handler(async ({ input, signal }) => {
        const at = await resolved(input, signal);
        return anomaly.call((engine) => engine.sivoAccess(at, callOf(signal)));
      }),
      statement: os.sivoAccess.statement.handler(async ({ input, signal }) => {
        const at = await resolved(input, signal);
        const asked = { question: printFilter(input.filter), judgements: await judgements(at.path) };
        return anomaly.call((engine) => engine.sivoStatement({ ...at, ...asked }, callOf(signal)));
      }),
    },
  };
};
