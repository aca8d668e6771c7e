// Ways back: planned by the changes worker, sent only when the user has confirmed the very request.
import type { Implementer } from '@orpc/server';
import type { Contract } from '#shared/contract/contract.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { ChangesRouter } from '../worker/changes-router.ts';
import type { WorkerClient, WorkerHost } from './worker-host.ts';

type RestoreImplementer = Implementer<Contract['restores'], Record<never, never>, Record<never, never>>;

export interface RestoreHandlerParts {
  changes: WorkerHost<WorkerClient<ChangesRouter>>;
  /** The open archive's folder; NO_ARCHIVE_OPEN when there is none. */
  archivePath(): string;
}

const missing = (): never => {
  throw new WorkbenchError('INTERNAL', 'restore', 'not there yet');
};

/** Handlers of `contract.restores`. */
export const restoreHandlers = (
  os: Pick<RestoreImplementer, keyof Contract['restores']>,
  { changes, archivePath }: RestoreHandlerParts,
) => ({
  plan: os.plan.handler(({ input, signal }) => {
    const path = archivePath();
    const call = signal === undefined ? {} : { signal };
    return changes.call((engine) => engine.plan({ path, input, endpoint: null }, call));
  }),
  endpoint: os.endpoint.handler(() => missing()),
  setEndpoint: os.setEndpoint.handler(() => missing()),
  send: os.send.handler(() => missing()),
});
