import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createService } from '#core/service/create-service.ts';
import { contentSecurityPolicy } from '#shared/security/content-security-policy.ts';
import { dataFolderForTests } from '#test/support/data-folder.ts';
import { hostDescription } from '#test/support/host-description.ts';
import { type RawRequest, rawHttp } from '#test/support/raw-http.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';
import { bodyCap } from '#web/handle-request.ts';
import { type Loopback, startLoopback } from '#web/start-loopback.ts';

const noWorker = new URL('file:///nowhere/engine-worker.js');

const start = async (): Promise<Loopback> => {
  const folder = await temporaryFolder();
  const rendererDir = join(folder, 'renderer');
  await mkdir(join(rendererDir, 'assets'), { recursive: true });
  await writeFile(join(rendererDir, 'index.html'), '<!doctype html><title>workbench</title>');
  await writeFile(join(rendererDir, 'assets/app-1a2b.js'), 'export {};');
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await symlink(join(folder, 'secret.txt'), join(rendererDir, 'assets/link.txt'));
  const service = createService({
    host: { describe: () => hostDescription({ host: 'loopback' }) },
    appVersion: '0.0.0-test',
    dataFolder: dataFolderForTests,
    engineWorkerUrl: noWorker,
  });
  const loopback = await startLoopback({ service, rendererDir });
  onTestFinished(async () => {
    await loopback.close();
    await service.close();
  });
  return loopback;
};

const host = (loopback: Loopback): string => `127.0.0.1:${loopback.port}`;

/** A request as a browser with the given cookie makes it. */
const ask = (loopback: Loopback, path: string, rest: Partial<RawRequest> = {}) =>
  rawHttp({ port: loopback.port, path, ...rest, headers: { host: host(loopback), ...rest.headers } });

const letIn = async (loopback: Loopback): Promise<string> => {
  const { pathname, search } = new URL(loopback.url);
  const answer = await ask(loopback, pathname + search);
  return answer.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
};

const describeCall = { path: '/rpc/host/describe', method: 'POST', body: '{}' } as const;
const callHeaders = (loopback: Loopback, cookie: string) => ({
  cookie,
  origin: loopback.origin,
  'content-type': 'application/json',
  'content-length': '2',
});

describe('the token', () => {
  it('becomes a cookie at its first use and leaves the address, which keeps its place', async () => {
    const loopback = await start();
    const token = new URL(loopback.url).searchParams.get('token');
    const answer = await ask(loopback, `/events?q=action%3Adelete&token=${token}&zone=UTC`);
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe(`${loopback.origin}/events?q=action%3Adelete&zone=UTC`);
    expect(answer.headers['set-cookie']).toHaveLength(1);
    expect(answer.headers['set-cookie']?.[0]).toMatch(/; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(answer.headers['referrer-policy']).toBe('no-referrer');
  });

  it('is refused the second time with what to do, and its owner is simply sent on', async () => {
    const loopback = await start();
    const cookie = await letIn(loopback);
    const { search } = new URL(loopback.url);
    const stranger = await ask(loopback, `/${search}`);
    expect(stranger.status).toBe(403);
    expect(stranger.headers['set-cookie']).toBeUndefined();
    expect(stranger.body).toContain('start it again');
    const owner = await ask(loopback, `/${search}`, { headers: { cookie } });
    expect(owner.status).toBe(303);
    expect(owner.headers.location).toBe(`${loopback.origin}/`);
  });

  it('must be the right one', async () => {
    const loopback = await start();
    expect((await ask(loopback, '/?token=wrong')).status).toBe(403);
    expect((await ask(loopback, '/?token=')).status).toBe(403);
    expect(await letIn(loopback)).not.toBe('');
  });

  it('never redirects to another site', async () => {
    const loopback = await start();
    const { search } = new URL(loopback.url);
    const answer = await ask(loopback, `//evil.example/x${search}`);
    expect(answer.headers.location).toBe(`${loopback.origin}//evil.example/x`);
  });

  it('is sent on by a page when another site led here', async () => {
    const loopback = await start();
    const { search } = new URL(loopback.url);
    const answer = await ask(loopback, `/events${search}&q="><script>`, {
      headers: { 'sec-fetch-site': 'cross-site' },
    });
    expect(answer.status).toBe(200);
    expect(answer.headers['set-cookie']).toHaveLength(1);
    expect(answer.body).toContain(`content="0;url=${loopback.origin}/events?q=`);
    expect(answer.body).not.toContain('<script>');
  });
});

describe('the door', () => {
  it('shows nothing to a browser that was not let in', async () => {
    const loopback = await start();
    for (const path of ['/', '/index.html', '/assets/app-1a2b.js', '/events']) {
      const answer = await ask(loopback, path);
      expect(answer.status).toBe(401);
      expect(answer.body).toContain('Open the address that the workbench printed');
    }
  });

  it('answers a call without session with the typed code', async () => {
    const loopback = await start();
    const answer = await ask(loopback, describeCall.path, { ...describeCall, headers: callHeaders(loopback, 'x=y') });
    expect(answer.status).toBe(401);
    expect(JSON.parse(answer.body).json.code).toBe('UNAUTHORISED');
  });

  it('answers a call of the page it served', async () => {
    const loopback = await start();
    const headers = callHeaders(loopback, await letIn(loopback));
    const answer = await ask(loopback, describeCall.path, { ...describeCall, headers });
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body).json.host).toBe('loopback');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  });

  it('refuses a foreign Host and a foreign Origin whatever the cookie', async () => {
    const loopback = await start();
    const headers = callHeaders(loopback, await letIn(loopback));
    const rebound = {
      ...headers,
      host: `evil.example:${loopback.port}`,
      origin: `http://evil.example:${loopback.port}`,
    };
    expect((await ask(loopback, describeCall.path, { ...describeCall, headers: rebound })).status).toBe(403);
    const foreign = { ...headers, origin: 'http://evil.example' };
    expect((await ask(loopback, describeCall.path, { ...describeCall, headers: foreign })).status).toBe(403);
    const { origin: _origin, ...silent } = headers;
    expect((await ask(loopback, describeCall.path, { ...describeCall, headers: silent })).status).toBe(403);
  });

  it('calls with POST and reads with GET or HEAD', async () => {
    const loopback = await start();
    const headers = callHeaders(loopback, await letIn(loopback));
    expect((await ask(loopback, describeCall.path, { headers })).status).toBe(405);
    expect((await ask(loopback, '/', { method: 'POST', body: '{}', headers })).status).toBe(405);
    const options = await ask(loopback, '/', { method: 'OPTIONS', headers });
    expect(options.status).toBe(405);
    expect(options.headers.allow).toBe('GET, HEAD, POST');
    const head = await ask(loopback, '/', { method: 'HEAD', headers: { cookie: headers.cookie } });
    expect(head.status).toBe(200);
    expect(head.body).toBe('');
  });

  it('caps the body of a call and asks for its length', async () => {
    const loopback = await start();
    const headers = callHeaders(loopback, await letIn(loopback));
    const body = new Uint8Array(bodyCap + 1).fill(32);
    const large = await ask(loopback, describeCall.path, {
      method: 'POST',
      body,
      headers: { ...headers, 'content-length': String(body.byteLength) },
    });
    expect(large.status).toBe(413);
    expect(JSON.parse(large.body).json.code).toBe('TOO_LARGE');
    const { 'content-length': _length, ...chunked } = headers;
    const unsized = await ask(loopback, describeCall.path, {
      method: 'POST',
      body: '{}',
      headers: { ...chunked, 'transfer-encoding': 'chunked' },
    });
    expect(unsized.status).toBe(411);
  });

  it('names what it cannot read or find', async () => {
    const loopback = await start();
    const headers = callHeaders(loopback, await letIn(loopback));
    const malformed = await ask(loopback, describeCall.path, { method: 'POST', body: '{[', headers });
    expect(malformed.status).toBe(400);
    expect(JSON.parse(malformed.body).json).toMatchObject({ code: 'BAD_INPUT', defined: true });
    expect((await ask(loopback, '/rpc/host/missing', { method: 'POST', body: '{}', headers })).status).toBe(404);
    expect((await ask(loopback, '/rpc/__proto__', { method: 'POST', body: '{}', headers })).status).toBe(404);
  });

  it('listens on 127.0.0.1 and nowhere else', async () => {
    const loopback = await start();
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter((address) => address.address !== '127.0.0.1' && !address.address.startsWith('fe80'))
      .map((address) => address.address);
    const reached = await Promise.all(
      ['127.0.0.2', ...others].map(
        (address) =>
          new Promise<string | null>((resolve) => {
            const socket = connect({ host: address, port: loopback.port });
            socket.once('connect', () => {
              socket.destroy();
              resolve(address);
            });
            socket.once('error', () => resolve(null));
          }),
      ),
    );
    expect(reached.filter((address) => address !== null)).toEqual([]);
  });
});

describe('the files', () => {
  it('come with the policy, their type and no sniffing', async () => {
    const loopback = await start();
    const cookie = await letIn(loopback);
    const page = await ask(loopback, '/', { headers: { cookie } });
    expect(page.status).toBe(200);
    expect(page.headers).toMatchObject({
      'content-security-policy': contentSecurityPolicy,
      'content-type': 'text/html; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    });
    const script = await ask(loopback, '/assets/app-1a2b.js', { headers: { cookie } });
    expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(script.headers['content-security-policy']).toBe(contentSecurityPolicy);
  });

  it('answer any screen of the application with the page', async () => {
    const loopback = await start();
    const cookie = await letIn(loopback);
    for (const path of ['/', '/events', '/access?q=x', '/nowhere']) {
      const answer = await ask(loopback, path, { headers: { cookie } });
      expect(answer.status).toBe(200);
      expect(answer.body).toContain('<title>workbench</title>');
    }
    expect((await ask(loopback, '/assets/gone.js', { headers: { cookie } })).status).toBe(404);
  });

  it('send an address below a screen to the screen, from where the assets of the page are found', async () => {
    const loopback = await start();
    const cookie = await letIn(loopback);
    for (const [path, screen] of [
      ['/imports/', '/imports'],
      ['/events/deep/er?q=action%3Adelete', '/events?q=action%3Adelete'],
      ['//elsewhere/x', '/elsewhere'],
    ] as const) {
      const answer = await ask(loopback, path, { headers: { cookie } });
      expect(answer.status).toBe(303);
      expect(answer.headers.location).toBe(screen);
    }
  });

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/..%5csecret.txt',
    '/%00/../secret.txt',
    '/assets/link.txt',
    '//secret.txt',
    '/assets/%ff.js',
    '/C:/secret.txt',
  ])('never come from outside the folder: %s', async (path) => {
    const loopback = await start();
    const answer = await ask(loopback, path, { headers: { cookie: await letIn(loopback) } });
    expect([400, 404]).toContain(answer.status);
    expect(answer.body).not.toContain('secret');
  });
});

describe('startLoopback', () => {
  it('names a port that is taken, and a renderer that is not built', async () => {
    const loopback = await start();
    const rendererDir = await temporaryFolder();
    const service = createService({
      host: { describe: hostDescription },
      appVersion: '0.0.0-test',
      dataFolder: dataFolderForTests,
      engineWorkerUrl: noWorker,
    });
    await expect(startLoopback({ service, rendererDir })).rejects.toMatchObject({ code: 'SOURCE_NOT_FOUND' });
    await writeFile(join(rendererDir, 'index.html'), '');
    await expect(startLoopback({ service, rendererDir, port: loopback.port })).rejects.toMatchObject({
      code: 'BAD_INPUT',
      data: { where: `port ${loopback.port}` },
    });
  });
});
