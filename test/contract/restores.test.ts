// A way back over every transport: planned, sent once to a server of this machine, and told by the ledger.
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { contract } from '#shared/contract/contract.ts';
import { everything } from '#shared/model/filter.ts';
import { toJsonLines } from '#test/support/sample-events.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';
import { transports } from './transports.ts';

const event = (day: number, rest: object): object => ({
  id: `e${day}`,
  timestamp: `2026-05-0${day}T10:00:00.000Z`,
  tenantId: 't1',
  actor: { id: 'u-1', email: 'ana@acme.example', role: 'admin' },
  action: 'update',
  resource: { type: 'recording_policy', id: 'p1' },
  ...rest,
});

const events = [
  event(1, { before: { days: 90, name: null }, after: { days: 180 } }),
  event(2, { action: 'access' }),
  event(3, { diff: { days: { from: 180, to: 365 } } }),
];

/** The output as it came, after its schema found nothing to refuse, add or drop. */
const conforming = <Output>(procedure: { '~orpc': { outputSchema?: unknown } }, output: Output): Output => {
  const schema = procedure['~orpc'].outputSchema as { parse(value: unknown): unknown };
  expect(schema.parse(output)).toEqual(output);
  return output;
};

const startServer = async (): Promise<{ origin: string; asked: string[] }> => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url} ${request.headers.authorization}`);
    request.resume().on('end', () => response.end('{"done":true}'));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
};

describe.each(transports)('ways back over $name', (transport) => {
  it('are planned, sent once, and told by a ledger that verifies', async () => {
    vi.stubEnv('SIVO_TEST_TOKEN', 'a-token-for-nothing-1234');
    onTestFinished(() => void vi.unstubAllEnvs());
    const { origin, asked } = await startServer();
    const { client, close } = await transport.connect();
    onTestFinished(close);
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'log.jsonl'), toJsonLines(events));
    await client.archive.create({ path: join(folder, 'archive') });
    const sources = [{ kind: 'path' as const, path: join(folder, 'log.jsonl') }];
    for await (const moment of await client.imports.run({ sources })) {
      if (moment.kind === 'report') expect(moment.rejected).toBe(0);
    }
    const set = await client.query.open({ filter: everything });
    const { restores } = client;
    await expect(restores.plan({ eventId: 'e9', mode: 'undo' })).rejects.toMatchObject({ code: 'EVENT_NOT_FOUND' });
    await expect(restores.plan({ eventId: 'e2', mode: 'undo' })).rejects.toMatchObject({ code: 'NOT_RESTORABLE' });
    const input = { eventId: 'e1', mode: 'undo' as const, choices: { days: 'restore' as const } };
    const placeholder = conforming(contract.restores.plan, await restores.plan(input));
    expect(placeholder).toMatchObject({ endpoint: false, state: { days: 90, name: null }, mergePatch: null });

    const token = { kind: 'environment' as const, name: 'SIVO_TEST_TOKEN' };
    const endpoint = { url: `${origin}/{type}/{id}`, method: 'PATCH' as const, body: 'patch' as const, token };
    await restores.setEndpoint({ endpoint, secret: null });
    onTestFinished(async () => void (await restores.setEndpoint({ endpoint: null, secret: null })));
    expect(conforming(contract.restores.endpoint, await restores.endpoint()).endpoint).toEqual(endpoint);
    const { requestSha256 } = await restores.plan(input);
    await expect(
      restores.send({ ...input, requestSha256: placeholder.requestSha256, confirmed: true }),
    ).rejects.toMatchObject({ code: 'BAD_INPUT' });
    expect(asked).toEqual([]);
    const outcome = await restores.send({ ...input, requestSha256, confirmed: true });
    expect(conforming(contract.restores.send, outcome)).toEqual({
      outcome: 'accepted',
      status: 200,
      answer: '{"done":true}',
      ledgerSequence: 2,
    });
    expect(asked).toEqual(['PATCH /recording_policy/p1 Bearer a-token-for-nothing-1234']);

    const receipts = conforming(contract.integrity.receipts, await client.integrity.receipts({ offset: 0, limit: 10 }));
    expect(receipts.lines.map(({ kind }) => kind)).toEqual(['restore', 'restore', 'import']);
    for await (const moment of await client.integrity.verify({ path: null, scope: 'everything' })) {
      if (moment.kind === 'report') expect(moment).toMatchObject({ ok: true, problems: [] });
    }
    expect((await client.query.rows({ handle: set.handle, offset: 0, limit: 10 })).rows).toHaveLength(3);
  });
});
