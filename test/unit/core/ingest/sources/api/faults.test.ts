// A server that fails, dawdles, lies or refuses: the pull ends with exactly its events, or says clearly why it cannot.
import { readdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  type ApiFault,
  type ApiRequest,
  type AuditApiOptions,
  apiEvents,
  startAuditApi,
} from '#test/support/audit-api-server.ts';
import { pullHere, testToken } from './pull-here.ts';

const events = apiEvents(10);
const ids = events.map(({ id }) => id);

const serve = async (fault: (request: ApiRequest) => ApiFault | null, options: Partial<AuditApiOptions> = {}) => {
  const server = await startAuditApi({ token: testToken, events, fault, ...options });
  onTestFinished(() => server.close());
  return server;
};

/** The fault on the second page, as often as told. */
const onSecondPage = (fault: ApiFault, times: number) => {
  let left = times;
  return ({ parameters }: ApiRequest): ApiFault | null => {
    if (parameters.cursor === undefined || left === 0) return null;
    left -= 1;
    return fault;
  };
};

const quick = { answerMs: 300, idleMs: 150, pageMs: 5000 };

const passing: [what: string, fault: ApiFault][] = [
  ['503', { kind: 'answer', status: 503, body: '<html>busy</html>' }],
  ['429', { kind: 'answer', status: 429, headers: { 'retry-after': '7' }, body: '{"code":"RATE_LIMITED"}' }],
  ['500 without a body', { kind: 'answer', status: 500 }],
  ['a body that is cut', { kind: 'cut' }],
  ['a body that is cut between chunks', { kind: 'cutChunked' }],
  ['a body that stands still', { kind: 'stall' }],
  ['no answer', { kind: 'silence' }],
  ['half a body said to be whole', { kind: 'body', change: (page) => JSON.stringify(page).slice(0, 90) }],
  ['HTML with status 200', { kind: 'answer', status: 200, body: '<!doctype html><title>Sign in</title>' }],
  ['an object without events', { kind: 'answer', status: 200, body: '{"ok":true}' }],
];

describe('a pull', () => {
  it.each(passing)('gets over %s', async (_, fault) => {
    const server = await serve(onSecondPage(fault, 2));
    const isPatience = fault.kind === 'stall' || fault.kind === 'silence';
    const here = await pullHere(isPatience ? quick : {});
    expect(await here.pull(server.url)).toMatchObject({ read: 10, accepted: 10 });
    expect(await here.ids()).toEqual(ids);
    // On a busy machine another answer may be late, too.
    if (isPatience) expect(here.waits.length).toBeGreaterThanOrEqual(2);
    else expect(here.waits).toHaveLength(2);
    expect(server.requests).toHaveLength(4 + here.waits.length);
  });

  it('waits as long as Retry-After says, in seconds or until a date, and no longer than a bound', async () => {
    const at = new Date(Date.UTC(2026, 5, 20, 12));
    const answers = ['7', new Date(at.getTime() + 90_000).toUTCString(), '86400'];
    const server = await serve(({ number }) => {
      const after = answers[number - 1];
      return after === undefined ? null : { kind: 'answer', status: 429, headers: { 'retry-after': after } };
    });
    const here = await pullHere({ longestRetryAfterMs: 600_000 }, () => at);
    expect(await here.pull(server.url)).toMatchObject({ accepted: 10 });
    expect(here.waits).toEqual([7250, 90_500, 601_000]);
  });

  it('waits longer from try to try, with jitter, and then gives up', async () => {
    const server = await serve(() => ({ kind: 'answer', status: 503, body: '{"code":"DOWN"}' }));
    const here = await pullHere({ tries: 5, firstWaitMs: 1000, longestWaitMs: 3000 });
    await expect(here.pull(server.url)).rejects.toMatchObject({
      code: 'REMOTE_UNREACHABLE',
      data: { detail: 'status 503, DOWN; asked 5 times' },
    });
    expect(here.waits).toEqual([500, 1000, 1500, 1500]);
    expect(server.requests).toHaveLength(5);
  });

  it('says that nobody listens', async () => {
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    await new Promise((done) => server.close(done));
    const here = await pullHere({ tries: 2 });
    await expect(here.pull(`http://127.0.0.1:${port}/x`)).rejects.toMatchObject({
      code: 'REMOTE_UNREACHABLE',
      data: { detail: 'the connection was refused; asked 2 times' },
    });
  });

  it.each([401, 403])("stops at once at %i, with the server's code and without the token it echoes", async (status) => {
    const body = JSON.stringify({ code: 'INSUFFICIENT_ROLE', message: `Bearer ${testToken} may not` });
    const server = await serve(() => ({ kind: 'answer', status, body }));
    const here = await pullHere();
    await expect(here.pull(server.url)).rejects.toMatchObject({
      code: 'REMOTE_REFUSED',
      data: { detail: `status ${status}, INSUFFICIENT_ROLE, Bearer [token] may not` },
    });
    expect(server.requests).toHaveLength(1);
  });

  it('begins a window anew when its cursor has expired', async () => {
    const expired: ApiFault = { kind: 'answer', status: 410, body: '{"code":"CURSOR_EXPIRED"}' };
    const server = await serve(({ number }) => (number === 3 ? expired : null));
    const here = await pullHere();
    expect(await here.pull(server.url)).toMatchObject({ read: 10, accepted: 10, duplicates: 0 });
    expect(server.requests).toHaveLength(3 + 4);

    const never = await serve(({ parameters }) => (parameters.cursor === undefined ? null : expired));
    await expect((await pullHere()).pull(never.url)).rejects.toMatchObject({
      code: 'REMOTE_MISBEHAVED',
      data: { detail: 'status 410, CURSOR_EXPIRED; begun 3 times' },
    });
    expect(never.requests).toHaveLength(6);
  });

  it('finds out that cursors lead in a circle', async () => {
    const circle = await serve(() => ({ kind: 'body', change: (page) => ({ ...page, nextCursor: 'Mw' }) }));
    const here = await pullHere();
    await expect(here.pull(circle.url)).rejects.toMatchObject({ code: 'REMOTE_MISBEHAVED' });
    expect(circle.requests).toHaveLength(2);
    // Nothing of it is gone on with.
    expect(await readdir(here.archive)).not.toContain('pulls');
  });

  it('finds out that pages repeat under ever new cursors, whatever the cursor is called', async () => {
    const data = events.slice(0, 3);
    const server = await serve(({ number }) => ({
      kind: 'answer',
      status: 200,
      body: JSON.stringify({ data, nextCursor: `c${number}` }),
    }));
    await expect((await pullHere()).pull(server.url)).rejects.toMatchObject({
      code: 'REMOTE_MISBEHAVED',
      data: { detail: 'it repeats the events of an earlier page although it promised more' },
    });
    const names = server.requests.map(({ parameters: { from, to, ...rest } }) => Object.keys(rest).join());
    expect(names.slice(0, 4)).toEqual(['page', 'cursor', 'after', 'pageToken']);
    expect(new Set(names).size).toBe(names.length);
  });

  it('does not follow empty pages for ever', async () => {
    const server = await serve(({ number }) => ({
      kind: 'answer',
      status: 200,
      body: JSON.stringify({ data: [], nextCursor: `c${number}` }),
    }));
    await expect((await pullHere({ emptyPages: 5 })).pull(server.url)).rejects.toMatchObject({
      code: 'REMOTE_MISBEHAVED',
      data: { detail: '5 empty pages in a row, each promising more' },
    });
    expect(server.requests).toHaveLength(5);
  });

  it('does not believe pages that add up to less than the total', async () => {
    const server = await serve(() => ({ kind: 'body', change: (page) => ({ ...page, total: 11 }) }));
    const here = await pullHere();
    await expect(here.pull(server.url)).rejects.toMatchObject({
      code: 'REMOTE_MISBEHAVED',
      data: { detail: 'it counts 11 events and gave 10; begun 3 times' },
    });
    expect(await here.ids()).toEqual([]);
  });

  it('says that there is more and no way to it', async () => {
    const server = await serve(({ parameters }) =>
      parameters.cursor === undefined
        ? null
        : { kind: 'body', change: () => ({ data: events.slice(3, 6), hasMore: true }) },
    );
    await expect((await pullHere()).pull(server.url)).rejects.toMatchObject({ code: 'REMOTE_MISBEHAVED' });
  });

  it('does not take its token to another host', async () => {
    const other = await startAuditApi({ events });
    onTestFinished(() => other.close());
    const link = { link: `<${other.url}?page=2>; rel="next"` };
    const linking = await serve(() => ({
      kind: 'answer',
      status: 200,
      headers: link,
      body: JSON.stringify({ data: events.slice(0, 3) }),
    }));
    await expect((await pullHere()).pull(linking.url)).rejects.toMatchObject({ code: 'REMOTE_MISBEHAVED' });
    const redirecting = await serve(() => ({ kind: 'answer', status: 302, headers: { location: other.url } }));
    await expect((await pullHere()).pull(redirecting.url)).rejects.toMatchObject({ code: 'REMOTE_MISBEHAVED' });
    expect(other.requests).toEqual([]);
  });

  it('follows a redirect within its own host', async () => {
    const server = await serve(({ number, parameters }) =>
      number === 1
        ? { kind: 'answer', status: 307, headers: { location: `/elsewhere?${new URLSearchParams(parameters)}` } }
        : null,
    );
    expect(await (await pullHere()).pull(server.url)).toMatchObject({ accepted: 10 });
  });

  it('refuses a page beyond its bound, and one that repeats the token', async () => {
    const server = await serve(() => null);
    await expect((await pullHere({ maxPageBytes: 500 })).pull(server.url)).rejects.toMatchObject({
      code: 'REMOTE_MISBEHAVED',
      data: { detail: 'a page larger than 500 bytes' },
    });
    const echo = await serve(() => ({ kind: 'body', change: (page) => ({ ...page, asked: `Bearer ${testToken}` }) }));
    await expect((await pullHere()).pull(echo.url)).rejects.toMatchObject({
      code: 'REMOTE_MISBEHAVED',
      data: { detail: 'its answer repeats the token; nothing of it is kept' },
    });
  });

  it('does not send back a cursor of any length', async () => {
    const server = await serve(() => ({
      kind: 'body',
      change: (page) => ({ ...page, nextCursor: 'x'.repeat(20_000), hasMore: true }),
    }));
    await expect((await pullHere()).pull(server.url)).rejects.toMatchObject({
      code: 'REMOTE_MISBEHAVED',
      data: { detail: 'what leads to its next page is too long to be sent back' },
    });
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    ['http://acme.example/api/audit-logs', 'https'],
    ['https://ana:secret@acme.example/api/audit-logs', 'user or password'],
    ['https://acme.example/api/audit-logs?action=delete', 'parameter besides'],
    ['https://acme.example/api/audit-logs?page=2', 'sets the parameter page itself'],
    [`https://acme.example/${testToken}`, 'token does not belong'],
    [`http://acme.example/${testToken}`, 'token does not belong'],
    ['ftp://acme.example/', 'https'],
  ])('does not ask %s', async (url, detail) => {
    const failure = await (await pullHere()).pull(url).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'BAD_INPUT', data: { detail: expect.stringContaining(detail) } });
    for (const secret of ['ana:', testToken]) expect(String(failure)).not.toContain(secret);
  });

  it('stops while it waits, and as soon as the server is silent, when it is cancelled', async () => {
    const busy = await serve(() => ({ kind: 'answer', status: 503 }));
    const stop = new AbortController();
    const here = await pullHere({
      wait: async (_, signal) => {
        stop.abort();
        signal.throwIfAborted();
      },
    });
    await expect(here.pull(busy.url, {}, stop.signal)).rejects.toMatchObject({ code: 'CANCELLED' });
    const silence = new AbortController();
    const silent = await serve(() => {
      silence.abort();
      return { kind: 'silence' };
    });
    await expect((await pullHere()).pull(silent.url, {}, silence.signal)).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});
