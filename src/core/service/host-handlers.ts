// The operations a host answers from its own abilities; what it lacks is refused with the reason it gives.
import type { Implementer } from '@orpc/server';
import type { Contract } from '#shared/contract/contract.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { Capability } from '#shared/model/host.ts';
import { listFolder } from './list-folder.ts';
import type { HostAbilities } from './types.ts';

type HostImplementer = Implementer<Contract['host'], Record<never, never>, Record<never, never>>;

/** Handlers of `contract.host`. `home`: where the folder browser starts. */
export const hostHandlers = (os: Pick<HostImplementer, keyof Contract['host']>, host: HostAbilities, home: string) => {
  const refuse = (capability: Capability): never => {
    const reason = host.describe().capabilities[capability].reason;
    throw new WorkbenchError('NOT_SUPPORTED_BY_HOST', capability, reason ?? 'this host does not offer it');
  };
  return {
    describe: os.describe.handler(() => host.describe()),
    pickFiles: os.pickFiles.handler(async () => ({ paths: (await host.pickFiles?.()) ?? refuse('pickFiles') })),
    pickFolder: os.pickFolder.handler(async ({ input }) => {
      if (host.pickFolder === undefined) return refuse('pickFolder');
      return { path: await host.pickFolder(input.purpose) };
    }),
    pickSave: os.pickSave.handler(async ({ input }) => {
      if (host.pickSave === undefined) return refuse('pickSave');
      return { path: await host.pickSave(input.name) };
    }),
    reveal: os.reveal.handler(async ({ input }) => {
      if (host.reveal === undefined) return refuse('reveal');
      await host.reveal(input.path);
      return {};
    }),
    listFolder: os.listFolder.handler(({ input }) => {
      if (!host.describe().capabilities.browseFolders.available) return refuse('browseFolders');
      return listFolder(input.path, home);
    }),
  };
};
