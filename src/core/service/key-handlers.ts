// The signing key of this installation. Where it changes, every worker that signs is told before anybody hears of it.
import { resolve } from 'node:path';
import type { Implementer } from '@orpc/server';
import type { Contract } from '#shared/contract/contract.ts';
import type { EvidenceRouter } from '../worker/evidence-router.ts';
import type { ImportRouter } from '../worker/import-router.ts';
import type { KeySeat } from '../worker/worker-keys.ts';
import type { WorkerClient, WorkerHost } from './worker-host.ts';

type KeysImplementer = Implementer<Contract['keys'], Record<never, never>, Record<never, never>>;

export interface KeyHandlerParts {
  evidence: WorkerHost<WorkerClient<EvidenceRouter>>;
  imports: WorkerHost<WorkerClient<ImportRouter>>;
  seat: KeySeat;
  /** Archives this machine knows, by absolute path. */
  knownArchives(): Promise<string[]>;
}

/** Handlers of `contract.keys`. */
export const keyHandlers = (
  os: Pick<KeysImplementer, keyof Contract['keys']>,
  { evidence, imports, seat, knownArchives }: KeyHandlerParts,
) => {
  /** `passphrase`: of the key file, for as long as this program runs; null where it stays as it is. */
  const changed = async <Answer>(passphrase: string | null, answer: Answer): Promise<Answer> => {
    if (passphrase !== null) seat.unlocked(passphrase);
    if (imports.isRunning()) await imports.call((engine) => engine.useKey({ passphrase }));
    return answer;
  };
  return {
    list: os.list.handler(() => evidence.call((engine) => engine.keys.list())),
    create: os.create.handler(async ({ input }) => {
      const made = await evidence.call((engine) => engine.keys.create(input));
      return changed(input.place === 'file' ? input.passphrase : null, made);
    }),
    unlock: os.unlock.handler(async ({ input }) =>
      changed(input.passphrase, await evidence.call((engine) => engine.keys.unlock(input))),
    ),
    rotate: os.rotate.handler(async ({ input: { place, passphrase, paths } }) => {
      const all = [...new Set([...paths.map((path) => resolve(path)), ...(await knownArchives())])];
      const rotation = await evidence.call((engine) => engine.keys.rotate({ place, passphrase, paths: all }));
      return changed(place === 'file' ? passphrase : null, rotation);
    }),
  };
};
