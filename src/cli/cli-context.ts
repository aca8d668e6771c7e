// What a command is given: its streams, the product's files, and a service that is always closed again.
import type { ContractRouterClient } from '@orpc/contract';
import { createService } from '#core/service/create-service.ts';
import type { Contract } from '#shared/contract/contract.ts';
import type { AppFiles } from './app-root.ts';
import { dataFolder, headlessAbilities } from './host-abilities.ts';
import { printable } from './output/printable.ts';
import type { Terminal } from './output/terminal.ts';

export type Client = ContractRouterClient<Contract>;

export interface CliContext {
  terminal: Terminal;
  files: AppFiles;
  /** Aborted by the first interrupt of the user. */
  signal: AbortSignal;
  /** Asks for a secret without showing it; absent where there is no terminal. */
  askSecret?: ((question: string) => Promise<string>) | null;
}

/** Runs `work` with a client of a fresh service and closes the service whatever happens. */
export const withService = async <Result>(
  { files, terminal }: CliContext,
  work: (client: Client) => Promise<Result>,
): Promise<Result> => {
  const service = createService({
    host: headlessAbilities(files.version),
    appVersion: files.version,
    dataFolder: dataFolder(),
    engineWorkerUrl: files.engineWorkerUrl,
    tell: (text) => terminal.notice(printable(text)),
  });
  try {
    return await work(service.client);
  } finally {
    await service.close();
  }
};

/** As `withService`, with the archive at `path` open. */
export const withArchive = <Result>(
  context: CliContext,
  path: string,
  work: (client: Client) => Promise<Result>,
): Promise<Result> =>
  withService(context, async (client) => {
    await client.archive.open({ path }, { signal: context.signal });
    return work(client);
  });
