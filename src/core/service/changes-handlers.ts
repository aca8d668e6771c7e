// Questions about changes of the open archive.
import type { Implementer } from '@orpc/server';
import type { Contract } from '#shared/contract/contract.ts';
import type { Filter } from '#shared/model/filter.ts';
import type { ChangesRouter } from '../worker/changes-router.ts';
import type { ResolveFilter } from './resolve-filter.ts';
import type { WorkerClient, WorkerHost } from './worker-host.ts';

type ChangesContract = Omit<Contract['changes'], 'fields'>;
type ChangesImplementer = Implementer<ChangesContract, Record<never, never>, Record<never, never>>;
type Changes = WorkerClient<ChangesRouter>;

export interface ChangesHandlerParts {
  changes: WorkerHost<Changes>;
  /** The open archive's folder; NO_ARCHIVE_OPEN when there is none. */
  archivePath(): string;
  resolveFilter: ResolveFilter;
}

/** Handlers of `contract.changes`, but for `fields`, which the query worker answers. */
export const changesHandlers = (
  os: Pick<ChangesImplementer, keyof ChangesContract>,
  { changes, archivePath, resolveFilter }: ChangesHandlerParts,
) => {
  const ask = <Input, Answer>(
    input: Input,
    signal: AbortSignal | undefined,
    question: (engine: Changes, at: { path: string; input: Input }, call: { signal?: AbortSignal }) => Promise<Answer>,
  ): Promise<Answer> => {
    const path = archivePath();
    return changes.call((engine) => question(engine, { path, input }, signal === undefined ? {} : { signal }));
  };
  const askOf = async <Input extends { filter: Filter }, Answer>(
    input: Input,
    signal: AbortSignal | undefined,
    question: (engine: Changes, at: { path: string; input: Input }, call: { signal?: AbortSignal }) => Promise<Answer>,
  ): Promise<Answer> => {
    const filter = await resolveFilter(archivePath(), input.filter, signal);
    return ask({ ...input, filter }, signal, question);
  };
  return {
    ofEvent: os.ofEvent.handler(({ input, signal }) =>
      ask(input, signal, (engine, at, call) => engine.ofEvent(at, call)),
    ),
    compare: os.compare.handler(({ input, signal }) =>
      ask(input, signal, (engine, at, call) => engine.compare(at, call)),
    ),
    resources: os.resources.handler(({ input, signal }) =>
      askOf(input, signal, (engine, at, call) => engine.resources(at, call)),
    ),
    history: os.history.handler(({ input, signal }) =>
      ask(input, signal, (engine, at, call) => engine.history(at, call)),
    ),
    state: os.state.handler(({ input, signal }) => ask(input, signal, (engine, at, call) => engine.state(at, call))),
    chain: os.chain.handler(async ({ input, signal }) => {
      const path = archivePath();
      const filter = await resolveFilter(path, input.filter, signal);
      const call = signal === undefined ? {} : { signal };
      return changes.stream((engine) => engine.chain({ path, input: { ...input, filter } }, call));
    }),
    report: os.report.handler(({ input, signal }) =>
      askOf(input, signal, (engine, at, call) => engine.report(at, call)),
    ),
    reportFile: os.reportFile.handler(({ input, signal }) =>
      askOf(input, signal, (engine, at, call) => engine.reportFile(at, call)),
    ),
  };
};
