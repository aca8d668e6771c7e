// Ways back: planned by the changes worker, sent only when the user has confirmed the very request.
import type { Implementer } from '@orpc/server';
import type { Contract } from '#shared/contract/contract.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { SecretRef } from '#shared/model/remote.ts';
import type { RestoreEndpoint, RestorePlan } from '#shared/model/restore.ts';
import { assertTemplate } from '../changes/restore-address.ts';
import { isStopgap } from '../changes/restore-request.ts';
import { readToken } from '../ingest/sources/api/read-token.ts';
import { keychainSecrets, type SecretStore } from '../ingest/sources/api/secret-store.ts';
import type { ChangesRouter } from '../worker/changes-router.ts';
import type { ImportRouter } from '../worker/import-router.ts';
import { connectionStore } from './connection-store.ts';
import type { OpenArchive } from './open-archive.ts';
import { restoreEndpointStore } from './restore-endpoint-store.ts';
import type { WorkerClient, WorkerHost } from './worker-host.ts';

type RestoreImplementer = Implementer<Contract['restores'], Record<never, never>, Record<never, never>>;

export interface RestoreHandlerParts {
  changes: WorkerHost<WorkerClient<ChangesRouter>>;
  imports: WorkerHost<WorkerClient<ImportRouter>>;
  archive: Pick<OpenArchive, 'required' | 'beginJob'>;
  dataFolder: string;
  secrets?: SecretStore;
}

/** Never the id of a connection: reading it tells whether there is a keychain. */
const probeId = 'probe';

const refuse = (code: 'BAD_INPUT' | 'NOT_RESTORABLE', where: string, detail: string): never => {
  throw new WorkbenchError(code, where, detail);
};

/** Everything that speaks against sending a plan; it throws before anything has gone out. */
const assertSendable = (plan: RestorePlan, endpoint: RestoreEndpoint, confirmed: string): void => {
  if (plan.requestSha256 !== confirmed) {
    refuse(
      'BAD_INPUT',
      plan.eventId,
      'the request would be another one by now: the archive, the choices or the endpoint have changed; look at it again',
    );
  }
  const open = plan.rows.filter(({ conflictTotal, decided, choice }) => {
    return conflictTotal > 0 && !decided && choice === 'restore';
  });
  if (open.length > 0) {
    const names = open.map(({ path }) => path || 'the resource').slice(0, 10);
    refuse('BAD_INPUT', plan.eventId, `changed since, and not decided: ${names.join(', ')}`);
  }
  if (!plan.rows.some(({ choice }) => choice === 'restore')) {
    refuse('NOT_RESTORABLE', plan.eventId, 'there is nothing to do');
  }
  if (isStopgap(plan.request, endpoint)) {
    refuse('NOT_RESTORABLE', plan.eventId, 'the form the endpoint takes cannot say it; RFC 6902 could');
  }
};

/** Handlers of `contract.restores`. */
export const restoreHandlers = (
  os: Pick<RestoreImplementer, keyof Contract['restores']>,
  { changes, imports, archive, dataFolder, secrets = keychainSecrets }: RestoreHandlerParts,
) => {
  const store = restoreEndpointStore(dataFolder);
  let probe: Promise<boolean> | null = null;
  const hasKeychain = (): Promise<boolean> => {
    probe ??= secrets.read(probeId).then(
      () => true,
      () => false,
    );
    return probe;
  };
  const isOfConnection = async (id: string): Promise<boolean> =>
    (await connectionStore(dataFolder).list()).some(
      ({ token }) => token.kind === 'keychain' && token.connectionId === id,
    );

  const keep = async (url: string, token: SecretRef | null, secret: string): Promise<void> => {
    if (token?.kind !== 'keychain') {
      return refuse('BAD_INPUT', 'endpoint', 'its token does not come from the keychain; none is kept for it');
    }
    if (await isOfConnection(token.connectionId)) {
      return refuse('BAD_INPUT', 'endpoint', 'the keychain holds the token of a connection under this id');
    }
    // Refused before anything is kept, as sending would refuse it.
    const given = await readToken({ kind: 'environment', name: 'token' }, { environment: { token: secret }, secrets });
    assertTemplate(url, given);
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

  /** A token that nothing uses any more goes; a keychain that has gone keeps nobody from forgetting the endpoint. */
  const forgetToken = async (previous: RestoreEndpoint | null, next: RestoreEndpoint | null): Promise<void> => {
    const old = previous?.token;
    if (old?.kind !== 'keychain') return;
    if (next?.token?.kind === 'keychain' && next.token.connectionId === old.connectionId) return;
    if (await isOfConnection(old.connectionId)) return;
    await secrets.remove(old.connectionId).catch(() => undefined);
  };

  return {
    plan: os.plan.handler(async ({ input, signal }) => {
      const path = archive.required();
      const endpoint = await store.read();
      const call = signal === undefined ? {} : { signal };
      return changes.call((engine) => engine.plan({ path, input, endpoint }, call));
    }),
    endpoint: os.endpoint.handler(async () => ({ endpoint: await store.read(), keychain: await hasKeychain() })),
    setEndpoint: os.setEndpoint.handler(async ({ input: { endpoint, secret } }) => {
      // A file nobody can read must not keep anybody from writing a new one.
      const previous = await store.read().catch(() => null);
      if (endpoint !== null) assertTemplate(endpoint.url);
      if (secret !== null) await keep(endpoint?.url ?? '', endpoint?.token ?? null, secret);
      await store.write(endpoint);
      await forgetToken(previous, endpoint);
      return {};
    }),
    send: os.send.handler(async ({ input: { requestSha256, confirmed: _, ...input } }) => {
      const path = archive.required();
      const endpoint = await store.read();
      if (endpoint === null) return refuse('BAD_INPUT', 'endpoint', 'none is set up on this machine');
      const endJob = archive.beginJob(path);
      try {
        const plan = await changes.call((engine) => engine.plan({ path, input, endpoint }));
        assertSendable(plan, endpoint, requestSha256);
        return await imports.call((engine) => engine.sendRestore({ path, plan, token: endpoint.token }));
      } finally {
        endJob();
      }
    }),
  };
};
