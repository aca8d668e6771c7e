// Restores over the real planner and the real sender: what is refused before anything is sent, and where the endpoint and its token are kept.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createRouterClient, implement } from '@orpc/server';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createArchive } from '#core/archive/create-archive.ts';
import { openCustody } from '#core/archive/custody.ts';
import { openWriter } from '#core/archive/open-writer.ts';
import { createChangesEngine } from '#core/changes/changes-engine.ts';
import { sendRestore } from '#core/changes/send-restore.ts';
import { runImport } from '#core/ingest/run-import.ts';
import type { SecretStore } from '#core/ingest/sources/api/secret-store.ts';
import { connectionStore } from '#core/service/connection-store.ts';
import { mapErrors } from '#core/service/map-errors.ts';
import { type RestoreHandlerParts, restoreHandlers } from '#core/service/restore-handlers.ts';
import { createChangesRouter } from '#core/worker/changes-router.ts';
import { contract } from '#shared/contract/contract.ts';
import type { RestoreEndpoint } from '#shared/model/restore.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const secret = 'a-token-for-nothing-1234';
const options = { appVersion: '0.0.0', now: () => new Date('2026-08-01T00:00:00.000Z') };

const memorySecrets = (): SecretStore & { held: Map<string, string> } => {
  const held = new Map<string, string>();
  return {
    held,
    read: async (id) => held.get(id) ?? null,
    write: async (id, text) => {
      held.set(id, text);
    },
    remove: async (id) => {
      held.delete(id);
    },
  };
};

const update = (number: number, from: number, to: number) => ({
  id: `evt_${number}`,
  timestamp: `2026-05-0${number}T10:00:00Z`,
  action: 'update',
  actor: { id: 'u1', email: 'ana@acme.example' },
  resource: { type: 'queue', id: 'q 1' },
  diff: { wait: { from, to }, [`own_${number}`]: { from: 0, to: null } },
});

/** Two changes of one queue, the second of a field that the first changed too. */
const archiveWithChanges = async (folder: string): Promise<string> => {
  const path = join(folder, 'archive');
  const source = join(folder, 'a.jsonl');
  await writeFile(source, [update(1, 1, 2), update(2, 2, 3)].map((one) => `${JSON.stringify(one)}\n`).join(''));
  createArchive(path, options);
  const writer = await openWriter(path, options);
  await runImport({ ...options, writer, sources: [{ path: source, name: 'a.jsonl' }], strict: false });
  return path;
};

const start = async (busy = false) => {
  const folder = await temporaryFolder();
  const path = await archiveWithChanges(folder);
  const dataFolder = join(folder, 'data');
  const secrets = memorySecrets();
  const engine = await createChangesEngine(path, '0.0.0');
  onTestFinished(() => engine.close());
  const changes = createRouterClient(createChangesRouter({ openEngine: async () => engine }));
  let jobs = 0;
  const parts = {
    changes: { call: (ask: (client: unknown) => unknown) => ask(changes) },
    imports: {
      call: (ask: (client: unknown) => unknown) =>
        ask({
          sendRestore: (job: Parameters<typeof sendRestore>[0]) =>
            sendRestore(job, {
              openCustody: () => openCustody(path, options),
              tokens: { environment: {}, secrets },
              restoreId: 'r',
              appVersion: '0.0.0',
            }),
        }),
    },
    archive: {
      required: () => path,
      beginJob: () => {
        if (busy) throw Object.assign(new Error('busy'), { code: 'ARCHIVE_IN_USE' });
        jobs += 1;
        return () => {
          jobs -= 1;
        };
      },
    },
    dataFolder,
    secrets,
  };
  const os = implement(contract).use(mapErrors);
  const handlers = restoreHandlers(os.restores, parts as unknown as RestoreHandlerParts);
  return { client: createRouterClient({ ...handlers }), secrets, dataFolder, jobs: () => jobs };
};

const startServer = async () => {
  const bodies: string[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const piece of request) body += String(piece);
    bodies.push(`${request.method} ${request.url} ${request.headers.authorization} ${body}`);
    response.end('done');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return { bodies, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/{type}/{id}` };
};

const endpointAt = (url: string, over: Partial<RestoreEndpoint> = {}): RestoreEndpoint => ({
  url,
  method: 'PATCH',
  body: 'patch',
  token: { kind: 'keychain', connectionId: 'restore' },
  ...over,
});

const undo = { eventId: 'evt_1', mode: 'undo' as const, guard: false };

describe('restores', () => {
  it('are sent once they are decided, as the very request that was shown', async () => {
    const { client, jobs } = await start();
    const { url, bodies } = await startServer();
    await client.setEndpoint({ endpoint: endpointAt(url), secret });
    const send = (choices: Record<string, 'restore' | 'keep'>, requestSha256: string) =>
      client.send({ ...undo, choices, requestSha256, confirmed: true });
    const open = await client.plan({ ...undo, choices: {} });
    expect(open.endpoint).toBe(true);
    await expect(send({}, open.requestSha256)).rejects.toMatchObject({
      code: 'BAD_INPUT',
      data: { detail: expect.stringContaining('wait') },
    });
    const decided = await client.plan({ ...undo, choices: { wait: 'keep' } });
    await expect(send({ wait: 'keep' }, open.requestSha256)).rejects.toMatchObject({ code: 'BAD_INPUT' });
    expect(bodies).toEqual([]);
    expect(await send({ wait: 'keep' }, decided.requestSha256)).toMatchObject({ outcome: 'accepted', answer: 'done' });
    expect(bodies).toEqual([`PATCH /queue/q%201 Bearer ${secret} [{"op":"add","path":"/own_1","value":0}]`]);
    expect(jobs()).toBe(0);
  });

  it('are not sent without an endpoint, with nothing to do, while a job runs, or in a form that cannot say them', async () => {
    const { url, bodies } = await startServer();
    const { client } = await start();
    const plan = await client.plan({ ...undo, choices: {} });
    expect(plan.endpoint).toBe(false);
    expect(plan.request.url).toBe('https://sivo.example/api/queue/q%201');
    const choices = { wait: 'keep' as const, own_1: 'keep' as const };
    const send = (asked: typeof client, chosen: Record<string, 'restore' | 'keep'>, requestSha256: string) =>
      asked.send({ ...undo, choices: chosen, requestSha256, confirmed: true });
    await expect(send(client, {}, plan.requestSha256)).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await client.setEndpoint({ endpoint: endpointAt(url), secret });
    const nothing = await client.plan({ ...undo, choices });
    await expect(send(client, choices, nothing.requestSha256)).rejects.toMatchObject({ code: 'NOT_RESTORABLE' });
    await client.setEndpoint({ endpoint: endpointAt(url, { body: 'state', method: 'PUT' }), secret: null });
    const stopgap = await client.plan({ ...undo, choices: { wait: 'restore' } });
    expect(stopgap.request).toMatchObject({ method: 'PATCH' });
    await expect(send(client, { wait: 'restore' }, stopgap.requestSha256)).rejects.toMatchObject({
      code: 'NOT_RESTORABLE',
    });
    const busy = await start(true);
    await busy.client.setEndpoint({ endpoint: endpointAt(url), secret });
    await expect(send(busy.client, {}, plan.requestSha256)).rejects.toThrow();
    expect(bodies).toEqual([]);
  });

  it('keep the endpoint in one small file, and its token in the keychain alone', async () => {
    const { client, secrets, dataFolder } = await start();
    expect(await client.endpoint()).toEqual({ endpoint: null, keychain: true });
    const endpoint = endpointAt('https://acme.example/api/{type}/{id}');
    await client.setEndpoint({ endpoint, secret });
    expect(await client.endpoint()).toEqual({ endpoint, keychain: true });
    expect(secrets.held.get('restore')).toBe(secret);
    for (const name of await readdir(dataFolder)) {
      expect(await readFile(join(dataFolder, name), 'utf8')).not.toContain(secret);
    }
    await client.setEndpoint({ endpoint: { ...endpoint, token: { kind: 'environment', name: 'T' } }, secret: null });
    expect(secrets.held.size).toBe(0);
    await client.setEndpoint({ endpoint: null, secret: null });
    expect(await client.endpoint()).toEqual({ endpoint: null, keychain: true });
    await writeFile(join(dataFolder, 'restore-endpoint.json'), '{"version":1}');
    await expect(client.endpoint()).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await client.setEndpoint({ endpoint, secret: null });
    expect((await client.endpoint()).endpoint).toEqual(endpoint);
  });

  it("leave a connection's token alone, which an endpoint may use", async () => {
    const { client, secrets, dataFolder } = await start();
    const token = { kind: 'keychain' as const, connectionId: 'c1' };
    const connection = { id: 'c1', name: 'Acme', url: 'https://acme.example/api/audit-logs', token, plan: null };
    await connectionStore(dataFolder).change(() => [connection]);
    secrets.held.set('c1', 'of the connection');
    const endpoint = endpointAt('https://acme.example/api/{id}', { token });
    await expect(client.setEndpoint({ endpoint, secret })).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await client.setEndpoint({ endpoint, secret: null });
    await client.setEndpoint({ endpoint: null, secret: null });
    expect([...secrets.held]).toEqual([['c1', 'of the connection']]);
  });

  it('take no address that would leak the token or miss the resource', async () => {
    const { client, secrets } = await start();
    const refused = [
      'http://acme.example/{id}',
      'https://user:pw@acme.example/{id}',
      'https://acme.example/queues',
      'https://{id}.example/x',
      'https://acme.example/{id}?key=1234',
      'https://acme.example/{id}#x',
      'https://acme.example/{id}/{other}',
      'ftp://acme.example/{id}',
      'nothing',
      `https://acme.example/${secret}/{id}`,
    ];
    for (const url of refused) {
      await expect(client.setEndpoint({ endpoint: endpointAt(url), secret }), url).rejects.toMatchObject({
        code: 'BAD_INPUT',
      });
    }
    expect(secrets.held.size).toBe(0);
    for (const url of [
      'https://acme.example/{type}/{id}',
      'https://acme.example/x?id={id}',
      'http://localhost:1/{id}',
    ]) {
      await client.setEndpoint({ endpoint: endpointAt(url), secret });
    }
  });
});
