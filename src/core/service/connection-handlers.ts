// The connections to SIVO's API this machine knows; their tokens lie in the keychain.
import type { Implementer } from '@orpc/server';
import type { Contract } from '#shared/contract/contract.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';

type ConnectionImplementer = Implementer<Contract['connections'], Record<never, never>, Record<never, never>>;

const missing = (folder: string): never => {
  throw new WorkbenchError('NOT_SUPPORTED_BY_HOST', 'connections', folder);
};

/** Handlers of `contract.connections`. */
export const connectionHandlers = (
  os: Pick<ConnectionImplementer, keyof Contract['connections']>,
  dataFolder: string,
) => ({
  list: os.list.handler(() => missing(dataFolder)),
  save: os.save.handler(() => missing(dataFolder)),
  remove: os.remove.handler(() => missing(dataFolder)),
  test: os.test.handler(() => missing(dataFolder)),
});
