// Connections: kept in one small file, their tokens in the keychain only, and tried out with one page.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createRouterClient, implement } from '@orpc/server';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { SecretStore } from '#core/ingest/sources/api/secret-store.ts';
import { connectionHandlers } from '#core/service/connection-handlers.ts';
import { mapErrors } from '#core/service/map-errors.ts';
import { contract } from '#shared/contract/contract.ts';
import type { Connection } from '#shared/model/remote.ts';
import { type AuditApiOptions, apiEvents, startAuditApi } from '#test/support/audit-api-server.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const secret = 'a-token-for-nothing-1234';

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

const noKeychain: SecretStore = {
  read: () => Promise.reject(new Error('none')),
  write: () => Promise.reject(new Error('none')),
  remove: () => Promise.reject(new Error('none')),
};

const start = async (secrets: SecretStore) => {
  const folder = join(await temporaryFolder(), 'data');
  const os = implement(contract).use(mapErrors);
  const client = createRouterClient({ ...connectionHandlers(os.connections, folder, secrets) });
  return { folder, client };
};

const connection = (id: string, url = 'https://acme.example/api/audit-logs'): Connection => ({
  id,
  name: `Acme ${id}`,
  url,
  token: { kind: 'keychain', connectionId: id },
  plan: 'pro',
});

describe('connections', () => {
  it('are kept, replaced and forgotten, with their tokens in the keychain and nowhere else', async () => {
    const secrets = memorySecrets();
    const { folder, client } = await start(secrets);
    expect(await client.list()).toEqual({ connections: [], keychain: true });
    await Promise.all(['a', 'b', 'c'].map((id) => client.save({ connection: connection(id), secret })));
    const renamed = { ...connection('b'), name: 'Other' };
    await client.save({ connection: renamed, secret: null });
    expect((await client.list()).connections).toEqual([connection('a'), renamed, connection('c')]);
    expect([...secrets.held]).toEqual(['a', 'b', 'c'].map((id) => [id, secret]));
    await client.remove({ id: 'a' });
    await client.remove({ id: 'unknown' });
    expect((await client.list()).connections).toEqual([renamed, connection('c')]);
    expect([...secrets.held.keys()]).toEqual(['b', 'c']);
    expect(await readdir(folder)).toEqual(['connections.json']);
    expect(await readFile(join(folder, 'connections.json'), 'utf8')).not.toContain(secret);
  });

  it('without a keychain take their token from the environment, or are refused', async () => {
    const { client } = await start(noKeychain);
    expect(await client.list()).toEqual({ connections: [], keychain: false });
    const failure = await client.save({ connection: connection('a'), secret }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'SECRET_MISSING' });
    expect(JSON.stringify(failure)).not.toContain(secret);
    const fromEnvironment: Connection = { ...connection('a'), token: { kind: 'environment', name: 'ACME_TOKEN' } };
    await client.save({ connection: fromEnvironment, secret: null });
    expect((await client.list()).connections).toEqual([fromEnvironment]);
    await client.save({ connection: connection('b'), secret: null });
    await client.remove({ id: 'b' });
    expect((await client.list()).connections).toEqual([fromEnvironment]);
  });

  it('refuse what no pull could use', async () => {
    const { client } = await start(memorySecrets());
    const plain = connection('a', 'http://acme.example/api');
    await expect(client.save({ connection: plain, secret })).rejects.toMatchObject({ code: 'BAD_INPUT' });
    const broken = { connection: connection('a'), secret: 'two words' };
    await expect(client.save(broken)).rejects.toMatchObject({ code: 'SECRET_MISSING' });
    const twice: Connection = { ...connection('a'), token: { kind: 'environment', name: 'T' } };
    await expect(client.save({ connection: twice, secret })).rejects.toMatchObject({ code: 'BAD_INPUT' });
    const inAddress = connection('a', `https://acme.example/${secret}/audit-logs`);
    const failure = await client.save({ connection: inAddress, secret }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'BAD_INPUT' });
    expect(JSON.stringify(failure)).not.toContain(secret);
    expect((await client.list()).connections).toEqual([]);
  });

  it('do not overwrite a file they do not understand', async () => {
    const { folder, client } = await start(memorySecrets());
    await mkdir(folder);
    await writeFile(join(folder, 'connections.json'), '{"version":2}');
    await expect(client.save({ connection: connection('a'), secret: null })).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
    expect(await readFile(join(folder, 'connections.json'), 'utf8')).toBe('{"version":2}');
  });
});

describe('the test of a connection', () => {
  const test = async (options: Partial<AuditApiOptions>, token = secret) => {
    const server = await startAuditApi({ token: secret, events: [], ...options });
    onTestFinished(() => server.close());
    vi.stubEnv('SIVO_TEST_TOKEN', token);
    onTestFinished(() => void vi.unstubAllEnvs());
    const { client } = await start(memorySecrets());
    const answer = await client.test({ url: server.url, token: { kind: 'environment', name: 'SIVO_TEST_TOKEN' } });
    return { answer, server };
  };
  const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
  const events = apiEvents(8).map((event, hours) => ({ ...event, timestamp: ago(hours + 1) }));

  it.each([
    ['cursor', 'cursor'],
    ['page', 'page'],
    ['hasMore', 'page'],
    ['link', 'link'],
    ['unpaged', 'single'],
  ] as const)('tells events and paging: %s', async (paging, told) => {
    const { answer, server } = await test({ events, paging });
    const count = paging === 'unpaged' ? 8 : 3;
    expect(answer).toMatchObject({ ok: true, status: 200, code: null, events: count, paging: told });
    expect(server.requests).toHaveLength(1);
  });

  it("tells the server's code, without the token", async () => {
    const { answer } = await test({}, 'another-token-5678');
    expect(answer).toMatchObject({ ok: false, status: 401, code: 'UNAUTHENTICATED', events: null });
    expect(answer.detail).toBe('status 401, UNAUTHENTICATED, not known: Bearer [token]');
  });

  it('tells what is no log of events, and asks once more after a cut', async () => {
    const html = await test({ fault: () => ({ kind: 'answer', status: 200, body: '<html>' }) });
    expect(html.answer).toMatchObject({ ok: false, status: 200 });
    const cut = await test({ events, fault: ({ number }) => (number === 1 ? { kind: 'cut' } : null) });
    expect(cut.answer).toMatchObject({ ok: true, events: 3 });
  });
});
