// Every way of paging and every envelope ends with exactly the server's events.
import { describe, expect, it, onTestFinished } from 'vitest';
import { type ApiPaging, type AuditApiOptions, apiEvents, startAuditApi } from '#test/support/audit-api-server.ts';
import { pullHere, testToken } from './pull-here.ts';

const serve = async (options: AuditApiOptions) => {
  const server = await startAuditApi({ token: testToken, ...options });
  onTestFinished(() => server.close());
  return server;
};

const styles: ApiPaging[] = ['cursor', 'page', 'link', 'hasMore', 'total', 'mute', 'unpaged'];
const envelopes = [null, 'data', 'items', 'events', 'entries', 'logs', 'results'];
const cases = styles.flatMap((paging) =>
  envelopes
    .filter((envelope) => envelope !== null || ['link', 'mute', 'unpaged'].includes(paging))
    .map((envelope): [ApiPaging, string | null] => [paging, envelope]),
);

describe('a pull', () => {
  it.each(cases)('follows pages by %s in %s', async (paging, envelope) => {
    const events = apiEvents(10);
    const server = await serve({ events, paging, envelope });
    const here = await pullHere();
    const report = await here.pull(server.url);
    expect(report).toMatchObject({ read: 10, accepted: 10, duplicates: 0, conflicts: 0, rejected: 0 });
    expect(await here.ids()).toEqual(events.map(({ id }) => id));
    expect(server.requests.every(({ method }) => method === 'GET')).toBe(true);
  });

  it.each(styles)('takes the last full page for no end, and an empty window for one: %s', async (paging) => {
    const events = apiEvents(9);
    const server = await serve({ events, paging });
    const here = await pullHere();
    expect(await here.pull(server.url)).toMatchObject({ accepted: 9 });
    const none = await here.pull(server.url, { from: '2026-06-01T00:00:00Z', to: '2026-06-02T00:00:00Z' });
    expect(none).toMatchObject({ read: 0, windows: [{ read: 0, pages: 1 }] });
    expect(none.receipt).not.toBeNull();
  });

  it.each(['next_cursor', 'cursor.next', 'pagination.nextCursor', 'nextPageToken', 'meta.next_cursor'])(
    'finds the cursor in %s',
    async (cursorName) => {
      const server = await serve({ events: apiEvents(10), cursorName });
      const here = await pullHere();
      expect(await here.pull(server.url)).toMatchObject({ accepted: 10 });
      const name = cursorName === 'nextPageToken' ? 'pageToken' : 'cursor';
      expect(server.requests.filter(({ parameters }) => parameters[name] !== undefined)).toHaveLength(3);
    },
  );

  it('keeps the digits of a cursor beyond 2^53', async () => {
    const events = apiEvents(4);
    const server = await serve({
      events,
      fault: ({ parameters: { cursor } }) => {
        const page = (from: number, next: string) =>
          JSON.stringify({ data: events.slice(from, from + 2) }).replace(/\}$/, `,"nextCursor":${next}}`);
        const body = cursor === undefined ? page(0, '90071992547409931') : page(2, 'null');
        return { kind: 'answer', status: 200, body };
      },
    });
    const here = await pullHere();
    expect(await here.pull(server.url)).toMatchObject({ accepted: 4 });
    expect(server.requests.at(-1)?.parameters.cursor).toBe('90071992547409931');
  });

  it('reads gzip, asks for its window in every request and sends the token in one header', async () => {
    const server = await serve({ events: apiEvents(7), gzip: true });
    const here = await pullHere();
    expect(await here.pull(`${server.url}?limit=3`)).toMatchObject({ accepted: 7 });
    for (const { parameters, authorization } of server.requests) {
      expect(parameters).toMatchObject({
        from: '2026-05-01T00:00:00.000Z',
        to: '2026-06-01T00:00:00.000Z',
        limit: '3',
      });
      expect(authorization).toBe(`Bearer ${testToken}`);
      expect(Object.values(parameters)).not.toContain(testToken);
    }
  });

  it('goes on after an empty page that has a next cursor', async () => {
    const events = apiEvents(10);
    const server = await serve({
      events,
      fault: ({ number }) => (number === 2 ? { kind: 'body', change: (page) => ({ ...page, data: [] }) } : null),
    });
    const here = await pullHere();
    // What that page would have had is what the server did not give.
    expect(await here.pull(server.url)).toMatchObject({ accepted: 7 });
  });

  it('asks once more where a cursor stands beside "no more"', async () => {
    const events = apiEvents(6);
    const server = await serve({
      events,
      fault: ({ parameters }) => ({
        kind: 'body',
        change: (page) => ({
          ...page,
          nextCursor: page.nextCursor ?? parameters.cursor,
          hasMore: page.nextCursor !== null,
        }),
      }),
    });
    const here = await pullHere();
    expect(await here.pull(server.url)).toMatchObject({ accepted: 6, duplicates: 0 });
  });

  it.each(['after', 'nextCursor', 'pageToken'])('finds out that the cursor goes back as %s', async (name) => {
    const server = await serve({ events: apiEvents(10), cursorParameter: name });
    const here = await pullHere();
    expect(await here.pull(server.url)).toMatchObject({ read: 10, accepted: 10 });
    expect(server.requests.slice(-2).every(({ parameters }) => parameters[name] !== undefined)).toBe(true);
  });

  it.each(['newest', 'oldest'])('does not take the %s of an unpaged list for all', async (end) => {
    const all = apiEvents(10);
    const server = await serve({
      events: all,
      paging: 'unpaged',
      fault: () => ({
        kind: 'body',
        change: ({ data }) => ({ data: (data as unknown[]).slice(...(end === 'newest' ? [-6] : [0, 6])) }),
      }),
    });
    const here = await pullHere();
    await expect(here.pull(server.url)).rejects.toMatchObject({
      code: 'REMOTE_MISBEHAVED',
      data: { detail: expect.stringContaining('6 events for the window and') },
    });
    expect(await here.pull(server.url, { to: '2026-05-01T00:05:00Z' })).toMatchObject({ accepted: 5 });
  });

  it('takes a list that heeds neither page nor window as it is', async () => {
    const body = JSON.stringify(apiEvents(8));
    const server = await serve({ events: [], fault: () => ({ kind: 'answer', status: 200, body }) });
    const here = await pullHere();
    expect(await here.pull(server.url)).toMatchObject({ read: 8, accepted: 8 });
  });
});
