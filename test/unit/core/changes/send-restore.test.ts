// Sending: one request and two lines of custody, whatever the server does; the token is in neither.
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { files } from '#core/archive/archive-files.ts';
import { acquireLock } from '#core/archive/archive-lock.ts';
import { openCustody } from '#core/archive/custody.ts';
import { readReceipts } from '#core/archive/read-receipts.ts';
import { restorePlan } from '#core/changes/restore-plan.ts';
import { sendRestore } from '#core/changes/send-restore.ts';
import type { RestorePlan } from '#shared/model/restore.ts';
import { evidenceArchive } from '#test/support/evidence-archive.ts';
import { changeEvent } from '#test/support/resource-lives.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const token = 'a-token-for-nothing-1234';

interface Asked {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: string;
}

const startServer = async (answer: (response: ServerResponse, asked: Asked) => void) => {
  const requests: Asked[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const piece of request) body += String(piece);
    const { method = '', url = '', headers } = request;
    const asked = { method, url, headers, body };
    requests.push(asked);
    answer(response, asked);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const close = () =>
    new Promise<void>((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  onTestFinished(close);
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/{type}/{id}`, requests, close };
};

const planFor = (url: string): RestorePlan => {
  const event = changeEvent(1, { diff: { 'secret field': { from: 'old value', to: 'new' } } });
  const input = { eventId: event.eventId, mode: 'undo' as const, choices: {}, guard: false };
  return restorePlan(event, [event], input, {
    url,
    method: 'PATCH',
    body: 'patch',
    token: { kind: 'environment', name: 'T' },
  });
};

const start = async () => {
  const path = await evidenceArchive(await temporaryFolder());
  const options = { appVersion: '0.0.1', now: () => new Date('2026-08-02T00:00:00.000Z') };
  const send = (plan: RestorePlan, over: { patienceMs?: number; environment?: Record<string, string> } = {}) =>
    sendRestore(
      { path, plan, token: { kind: 'environment', name: 'T' } },
      {
        openCustody: () => openCustody(path, options),
        tokens: {
          environment: over.environment ?? { T: token },
          secrets: { read: async () => null, write: async () => undefined, remove: async () => undefined },
        },
        restoreId: 'r-1',
        appVersion: '0.0.1',
        patienceMs: over.patienceMs ?? 10_000,
      },
    );
  const total = readReceipts(path, 0, 1).total;
  const lines = () => {
    const { total: now } = readReceipts(path, 0, 1);
    return readReceipts(path, 0, now - total)
      .lines.reverse()
      .map((line) => (line.kind === 'restore' ? line.body.restore : null));
  };
  return { path, send, lines };
};

describe('sendRestore', () => {
  it('sends exactly the request once, between two lines that hold neither values nor the token', async () => {
    const { url, requests } = await startServer((response) => response.end('{"ok":true}'));
    const { path, send, lines } = await start();
    const plan = planFor(url);
    const outcome = await send(plan);
    expect(outcome).toMatchObject({ outcome: 'accepted', status: 200, answer: '{"ok":true}' });
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({
      method: 'PATCH',
      url: '/api/ivr/flow-1',
      body: plan.request.body,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json-patch+json' },
    });
    expect(lines()).toMatchObject([
      { phase: 'asked', restoreId: 'r-1', eventId: 'evt-000001', fields: ['secret field'], url: plan.request.url },
      { phase: 'answered', restoreId: 'r-1', outcome: 'accepted', status: 200 },
    ]);
    const ledger = readFileSync(join(path, 'ledger.jsonl'), 'utf8');
    for (const text of [token, 'old value', '{"ok":true}']) expect(ledger).not.toContain(text);
    expect(readReceipts(path, 0, 1).lines[0]?.sequence).toBe(outcome.ledgerSequence);
  });

  it('follows no redirect and asks no second time, also where it may', async () => {
    for (const status of [307, 401, 429, 503]) {
      const { url, requests } = await startServer((response, asked) => {
        response.writeHead(status, { location: '/elsewhere', 'retry-after': '0' });
        response.end(`no: ${asked.headers.authorization}`);
      });
      const { send, lines } = await start();
      expect(await send(planFor(url))).toMatchObject({ outcome: 'refused', status, answer: 'no: Bearer [token]' });
      expect(requests).toHaveLength(1);
      expect(lines()).toMatchObject([{ phase: 'asked' }, { phase: 'answered', outcome: 'refused', status }]);
    }
  });

  it('says that nobody knows when no answer came', async () => {
    const silent = await startServer(() => undefined);
    const { send, lines } = await start();
    expect(await send(planFor(silent.url), { patienceMs: 50 })).toMatchObject({ outcome: 'unreachable', status: null });
    const cut = await startServer((response) => response.destroy());
    expect(await send(planFor(cut.url))).toMatchObject({ outcome: 'unreachable', answer: 'the connection was cut' });
    const closed = await startServer(() => undefined);
    await closed.close();
    expect(await send(planFor(closed.url))).toMatchObject({
      outcome: 'unreachable',
      answer: 'the connection was refused',
    });
    expect([silent.requests.length, cut.requests.length]).toEqual([1, 1]);
    expect(lines().map((line) => line?.phase)).toEqual(['asked', 'answered', 'asked', 'answered', 'asked', 'answered']);
  });

  it('keeps the beginning of a long answer, and its status when the rest is cut', async () => {
    const { url } = await startServer((response) => response.end('x'.repeat(1_000_000)));
    const { send } = await start();
    const { answer } = await send(planFor(url));
    expect(answer).toHaveLength(64 * 1024);
    const half = await startServer((response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('half', () => response.destroy());
    });
    expect(await send(planFor(half.url))).toMatchObject({ outcome: 'accepted', status: 200 });
  });

  it('sends nothing when the archive is being written, the token is missing, or the first line cannot be written', async () => {
    const { url, requests } = await startServer((response) => response.end());
    const { path, send, lines } = await start();
    const lock = acquireLock(path);
    await expect(send(planFor(url))).rejects.toMatchObject({ code: 'ARCHIVE_LOCKED' });
    lock.release();
    await expect(send(planFor(url), { environment: {} })).rejects.toMatchObject({ code: 'SECRET_MISSING' });
    const write = files.write;
    files.write = () => {
      throw Object.assign(new Error('full'), { code: 'ENOSPC' });
    };
    await expect(send(planFor(url)).finally(() => (files.write = write))).rejects.toMatchObject({ code: 'DISK_FULL' });
    expect(requests).toEqual([]);
    expect(lines()).toEqual([]);
    expect(() => acquireLock(path).release()).not.toThrow();
  });

  it('tells what came of the request when the second line cannot be written', async () => {
    const write = files.write;
    onTestFinished(() => {
      files.write = write;
    });
    const { url } = await startServer((response) => {
      files.write = () => {
        throw Object.assign(new Error('full'), { code: 'ENOSPC' });
      };
      response.end();
    });
    const { send } = await start();
    await expect(send(planFor(url))).rejects.toMatchObject({
      code: 'DISK_FULL',
      data: { detail: expect.stringContaining('the request was sent once (accepted, status 200)') },
    });
  });
});
