// The connections to SIVO's API this machine knows; their tokens lie in the keychain or in the environment.
import type { Implementer } from '@orpc/server';
import type { Contract } from '#shared/contract/contract.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { SecretRef } from '#shared/model/remote.ts';
import { readToken } from '../ingest/sources/api/read-token.ts';
import { remoteAddress } from '../ingest/sources/api/remote-address.ts';
import { keychainSecrets, type SecretStore } from '../ingest/sources/api/secret-store.ts';
import { testConnection } from '../ingest/sources/api/test-connection.ts';
import { connectionStore } from './connection-store.ts';

type ConnectionImplementer = Implementer<Contract['connections'], Record<never, never>, Record<never, never>>;

/** Never the id of a connection: reading it tells whether there is a keychain. */
const probeId = 'probe';

/** Handlers of `contract.connections`. */
export const connectionHandlers = (
  os: Pick<ConnectionImplementer, keyof Contract['connections']>,
  dataFolder: string,
  secrets: SecretStore = keychainSecrets,
) => {
  const store = connectionStore(dataFolder);
  let probe: Promise<boolean> | null = null;
  const hasKeychain = (): Promise<boolean> => {
    probe ??= secrets.read(probeId).then(
      () => true,
      () => false,
    );
    return probe;
  };

  const keep = async (url: string, token: SecretRef, secret: string): Promise<void> => {
    if (token.kind !== 'keychain') {
      throw new WorkbenchError('BAD_INPUT', 'connection', 'its token comes from the environment; none is kept for it');
    }
    // Refused before anything is kept, as a pull would refuse it.
    const given = await readToken({ kind: 'environment', name: 'token' }, { environment: { token: secret }, secrets });
    remoteAddress(url, given);
    try {
      await secrets.write(token.connectionId, secret.trim());
    } catch {
      throw new WorkbenchError(
        'SECRET_MISSING',
        'the system keychain',
        'there is none here, or it refuses; name an environment variable instead',
      );
    }
  };

  return {
    list: os.list.handler(async () => ({ connections: await store.list(), keychain: await hasKeychain() })),
    save: os.save.handler(async ({ input: { connection, secret } }) => {
      if (secret !== null) await keep(connection.url, connection.token, secret);
      else remoteAddress(connection.url);
      await store.change((connections) => {
        const place = connections.findIndex(({ id }) => id === connection.id);
        return place < 0 ? [...connections, connection] : connections.with(place, connection);
      });
      return {};
    }),
    remove: os.remove.handler(async ({ input: { id } }) => {
      const removed = (await store.list()).find((connection) => connection.id === id);
      await store.change((connections) => connections.filter((connection) => connection.id !== id));
      // A keychain that has gone, or never held it, keeps nobody from forgetting the connection.
      if (removed?.token.kind === 'keychain') await secrets.remove(removed.token.connectionId).catch(() => undefined);
      return {};
    }),
    test: os.test.handler(async ({ input, signal }) => {
      const token = await readToken(input.token, { environment: process.env, secrets });
      const address = remoteAddress(input.url, token);
      return testConnection(address, token, { now: () => new Date(), signal: signal ?? new AbortController().signal });
    }),
  };
};
