// The mapping profiles this machine remembers, one file a header fingerprint.
import type { Implementer } from '@orpc/server';
import type { Contract } from '#shared/contract/contract.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';

type MappingImplementer = Implementer<Contract['mappings'], Record<never, never>, Record<never, never>>;

const missing = (folder: string): never => {
  throw new WorkbenchError('NOT_SUPPORTED_BY_HOST', 'mappings', folder);
};

/** Handlers of `contract.mappings`. */
export const mappingHandlers = (os: Pick<MappingImplementer, keyof Contract['mappings']>, dataFolder: string) => ({
  list: os.list.handler(() => missing(dataFolder)),
  save: os.save.handler(() => missing(dataFolder)),
  remove: os.remove.handler(() => missing(dataFolder)),
});
