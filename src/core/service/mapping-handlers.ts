// The mapping profiles this machine remembers, one file a header fingerprint.
import type { Implementer } from '@orpc/server';
import type { Contract } from '#shared/contract/contract.ts';
import { forgetMapping, listRememberedMappings, rememberMapping } from '../ingest/mapping/remembered-mappings.ts';

type MappingImplementer = Implementer<Contract['mappings'], Record<never, never>, Record<never, never>>;

/** Handlers of `contract.mappings`. */
export const mappingHandlers = (os: Pick<MappingImplementer, keyof Contract['mappings']>, dataFolder: string) => ({
  list: os.list.handler(() => ({ mappings: listRememberedMappings(dataFolder) })),
  save: os.save.handler(({ input: { fingerprint, profile } }) => {
    rememberMapping(dataFolder, { fingerprint, savedAt: new Date().toISOString(), profile });
    return {};
  }),
  remove: os.remove.handler(({ input: { fingerprint } }) => {
    forgetMapping(dataFolder, fingerprint);
    return {};
  }),
});
