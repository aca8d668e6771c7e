// Which windows a pull asks for, what its imports claim, and how it goes on after it was interrupted.
import { existsSync } from 'node:fs';
import { appendFile, readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readManifest } from '#core/archive/manifest.ts';
import { verifyArchive } from '#core/archive/verify-archive.ts';
import { type AuditApiOptions, apiEvents, startAuditApi } from '#test/support/audit-api-server.ts';
import { pullHere, testToken } from './pull-here.ts';

const hour = 3_600_000;
/** From 1 May to 11 June, one an hour. */
const events = apiEvents(1000, hour);

const serve = async (options: Partial<AuditApiOptions> = {}) => {
  const server = await startAuditApi({ token: testToken, events, pageSize: 100, ...options });
  onTestFinished(() => server.close());
  return server;
};

const spooled = async (archive: string): Promise<string[]> => {
  const folder = join(archive, 'pulls', 'api');
  const windows = await readdir(folder).catch(() => []);
  return windows.filter((name) => name.startsWith('window-')).map((name) => join(folder, name));
};

describe('the windows of a pull', () => {
  it('are months, each an import with a receipt, a claim and what was asked', async () => {
    const server = await serve();
    const here = await pullHere();
    const report = await here.pull(server.url, { from: '2026-04-10T00:00:00Z', to: '2026-06-11T00:00:00Z' });
    expect(report.windows).toMatchObject([
      { from: '2026-04-10T00:00:00.000Z', to: '2026-05-01T00:00:00.000Z', read: 0, pages: 1 },
      { from: '2026-05-01T00:00:00.000Z', to: '2026-06-01T00:00:00.000Z', read: 744, pages: 8 },
      { from: '2026-06-01T00:00:00.000Z', to: '2026-06-11T00:00:00.000Z', read: 240, pages: 3 },
    ]);
    expect(report).toMatchObject({ read: 984, accepted: 984, unfetched: { windows: 0 }, archive: { events: 984 } });
    const { imports } = readManifest(here.archive);
    const source = server.url.replace('http://', '');
    expect(imports.map(({ origin, covers }) => [origin?.kind, covers])).toEqual(
      report.windows?.map(({ from, to }) => ['api', [{ from, to, basis: 'window', source }]]),
    );
    expect(imports[1]?.origin?.parameters).toMatchObject({ url: server.url, pages: '8', events: '744' });
    expect(imports[1]?.sources[2]?.name).toBe(`${source} 2026-05-01…2026-06-01 page 3`);
    expect(existsSync(join(here.archive, 'pulls'))).toBe(false);
    const verified = await verifyArchive(here.archive, { scope: 'everything', now: () => new Date() });
    expect(verified.problems).toEqual([]);
    expect(verified.remarks.filter(({ kind }) => kind === 'left_over')).toEqual([]);
  });

  it('leave out what is covered, except its last hours, unless asked again', async () => {
    const server = await serve();
    const here = await pullHere();
    await here.pull(server.url, { to: '2026-05-20T00:00:00Z' });
    const before = server.requests.length;
    const nothing = await here.pull(server.url, { to: '2026-05-20T00:00:00Z' });
    expect(nothing).toMatchObject({ read: 0, windows: [], unfetched: { windows: 1 }, archive: { events: 456 } });
    expect(server.requests).toHaveLength(before);
    const onward = await here.pull(server.url, { overlapHours: 24 });
    expect(onward).toMatchObject({
      windows: [{ from: '2026-05-19T00:00:00.000Z', to: '2026-06-01T00:00:00.000Z' }],
      accepted: 288,
      duplicates: 24,
      unfetched: { windows: 1 },
    });
    const again = await here.pull(server.url, { again: true });
    expect(again).toMatchObject({ read: 744, accepted: 0, duplicates: 744, unfetched: { windows: 0 } });
  });

  it('are claimed up to the moment of asking only, and asked for the rest later', async () => {
    let now = new Date('2026-05-10T12:00:00Z');
    const server = await serve();
    const here = await pullHere({}, () => now);
    await here.pull(server.url);
    expect(readManifest(here.archive).imports[0]?.covers).toMatchObject([{ to: '2026-05-10T12:00:00.000Z' }]);
    now = new Date('2026-07-01T00:00:00Z');
    const later = await here.pull(server.url);
    expect(later.windows).toMatchObject([{ from: '2026-05-10T12:00:00.000Z', to: '2026-06-01T00:00:00.000Z' }]);
  });

  it('of another address are nothing to this one', async () => {
    const [one, two] = [await serve(), await serve()];
    const here = await pullHere();
    await here.pull(one.url);
    expect(await here.pull(two.url)).toMatchObject({ duplicates: 744, windows: [{ pages: 8 }] });
  });

  it('that were whole are committed although a later one fails, and the next pull asks for the rest only', async () => {
    let isDown = true;
    const server = await serve({
      fault: ({ parameters }) =>
        isDown && parameters.from?.startsWith('2026-06') === true && parameters.cursor !== undefined
          ? { kind: 'answer', status: 503 }
          : null,
    });
    const here = await pullHere({ tries: 2 });
    const span = { from: '2026-05-01T00:00:00Z', to: '2026-06-11T00:00:00Z' };
    await expect(here.pull(server.url, span)).rejects.toMatchObject({ code: 'REMOTE_UNREACHABLE' });
    expect(await here.ids()).toHaveLength(744);
    isDown = false;
    server.requests.length = 0;
    const rest = await here.pull(server.url, span);
    expect(rest).toMatchObject({ read: 240, accepted: 240, unfetched: { windows: 1 } });
    // Its first page was there already.
    expect(server.requests.map(({ parameters }) => parameters.cursor)).toEqual(['MTAw', 'MjAw']);
  });
});

describe('an interrupted window', () => {
  /** A pull of May that dies with its sixth request; five pages are there. */
  const interrupted = async () => {
    let isDown = true;
    const server = await serve({
      fault: ({ number }) => (isDown && number === 6 ? { kind: 'answer', status: 403, body: '{}' } : null),
    });
    let now = new Date();
    const here = await pullHere({}, () => now);
    await expect(here.pull(server.url)).rejects.toMatchObject({ code: 'REMOTE_REFUSED' });
    isDown = false;
    server.requests.length = 0;
    const [folder = ''] = await spooled(here.archive);
    return { server, here, folder, later: (ms: number) => (now = new Date(now.getTime() + ms)) };
  };

  it('goes on where it stopped, and is one import of all its pages', async () => {
    const { server, here, folder } = await interrupted();
    expect((await readdir(folder)).sort()).toEqual([
      ...[1, 2, 3, 4, 5].map((page) => `page-00000${page}.json`),
      'pages.jsonl',
    ]);
    const verified = await verifyArchive(here.archive, { scope: 'everything', now: () => new Date() });
    expect(verified.problems).toEqual([]);
    expect(await here.pull(server.url)).toMatchObject({ read: 744, accepted: 744, windows: [{ pages: 8 }] });
    expect(server.requests).toHaveLength(3);
    expect(await spooled(here.archive)).toEqual([]);
  });

  it('goes on within a longer pull, beside which the rest is asked for', async () => {
    const { server, here } = await interrupted();
    const longer = await here.pull(server.url, { from: '2026-04-20T00:00:00Z', to: '2026-06-03T00:00:00Z' });
    expect(longer.windows).toMatchObject([
      { to: '2026-05-01T00:00:00.000Z', pages: 1 },
      { to: '2026-06-01T00:00:00.000Z', pages: 8 },
      { to: '2026-06-03T00:00:00.000Z', pages: 1 },
    ]);
    expect(server.requests).toHaveLength(1 + 3 + 1);
  });

  it('is begun anew after a day', async () => {
    const { server, here, later } = await interrupted();
    later(24 * hour + 1);
    expect(await here.pull(server.url)).toMatchObject({ read: 744 });
    expect(server.requests).toHaveLength(8);
  });

  it('is begun anew when its request differs', async () => {
    const { server, here } = await interrupted();
    expect(await here.pull(`${server.url}?limit=100`)).toMatchObject({ read: 744 });
    expect(server.requests).toHaveLength(8);
  });

  it.each<[what: string, damage: (folder: string) => Promise<void>, asked: number]>([
    ['a line half written', (folder) => appendFile(join(folder, 'pages.jsonl'), '{"kind":"page","st'), 3],
    ['a page cut short', (folder) => truncate(join(folder, 'page-000004.json'), 100), 5],
    [
      'a page of zeros',
      async (folder) => {
        const path = join(folder, 'page-000002.json');
        await writeFile(path, Buffer.alloc((await readFile(path)).length));
      },
      7,
    ],
    ['a page that no line knows', (folder) => writeFile(join(folder, 'page-000006.json'), '{"data":[{"id":"x"}]}'), 3],
    ['a log of zeros', (folder) => writeFile(join(folder, 'pages.jsonl'), Buffer.alloc(400)), 8],
    ['no log', (folder) => writeFile(join(folder, 'pages.jsonl'), ''), 8],
  ])('trusts nothing after %s', async (_, damage, asked) => {
    const { server, here, folder } = await interrupted();
    await damage(folder);
    expect(await here.pull(server.url)).toMatchObject({ read: 744, accepted: 744, rejected: 0 });
    expect(server.requests).toHaveLength(asked);
    expect(await here.ids()).toEqual(events.slice(0, 744).map(({ id }) => id));
  });

  it('sends the token nowhere else although a log says so', async () => {
    const other = await serve();
    const { server, here, folder } = await interrupted();
    const log = join(folder, 'pages.jsonl');
    const lines = (await readFile(log, 'utf8')).trimEnd().split('\n');
    const last = { ...JSON.parse(lines.at(-1) ?? ''), next: { by: 'link', url: `${other.url}?page=6` } };
    await writeFile(log, [...lines.slice(0, -1), JSON.stringify(last), ''].join('\n'));
    await expect(here.pull(server.url)).rejects.toMatchObject({ code: 'REMOTE_MISBEHAVED' });
    expect(other.requests).toEqual([]);
    expect(await here.pull(server.url)).toMatchObject({ accepted: 744 });
  });
});
