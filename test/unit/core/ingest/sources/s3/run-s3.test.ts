// S3 runs against a real S3-protocol server: complete, resumed, and nothing fetched twice.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ZipFile } from 'yazl';
import { createArchive } from '#core/archive/create-archive.ts';
import { readManifest } from '#core/archive/manifest.ts';
import { openWriter } from '#core/archive/open-writer.ts';
import { verifyArchive } from '#core/archive/verify-archive.ts';
import { runS3 } from '#core/ingest/sources/s3/run-s3.ts';
import type { ImportProgress, ImportReport } from '#shared/model/import-run.ts';
import { importDecisionsSchema } from '#shared/model/mapping.ts';
import { type S3Input, s3InputSchema } from '#shared/model/remote.ts';
import { bucket, type S3Server, s3Environment, startS3Server } from '#test/support/s3-server.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const appVersion = '0.0.0';
const now = (): Date => new Date();

const line = (id: string, day: string): string =>
  `${JSON.stringify({ id, timestamp: `${day}T10:00:00Z`, action: 'login' })}\n`;
/** The day so many days after 2024-01-01. */
const dayAt = (index: number): string => new Date(Date.UTC(2024, 0, 1 + index)).toISOString().slice(0, 10);
const keyOf = (day: string, name = 'events.jsonl'): string => `export/${day.replaceAll('-', '/')}/${name}`;

interface Asked {
  archive: string;
  server: S3Server;
  input?: Partial<S3Input>;
  signal?: AbortSignal;
  onProgress?: (progress: ImportProgress) => void;
}

const run = async ({ archive, server, input = {}, signal, onProgress }: Asked): Promise<ImportReport> =>
  runS3(
    {
      path: archive,
      input: s3InputSchema.parse({ bucket, prefix: 'export/', endpoint: server.endpoint, ...input }),
      dataFolder: join(archive, '..', 'data'),
    },
    { openWriter: () => openWriter(archive, { appVersion, now }), appVersion, now },
    { signal: signal ?? new AbortController().signal, onProgress: onProgress ?? (() => undefined) },
  );

const freshArchive = async (): Promise<string> => {
  const archive = join(await temporaryFolder(), 'archive');
  createArchive(archive, { appVersion, now });
  return archive;
};

const mostGets = ({ gets }: S3Server): number => Math.max(0, ...gets.values());
const fill = async (server: S3Server, objects: number): Promise<void> => {
  const put = (index: number): Promise<void> => server.put(keyOf(dayAt(index)), line(`e${index}`, dayAt(index)));
  for (let first = 0; first < objects; first += 20) {
    await Promise.all(Array.from({ length: Math.min(20, objects - first) }, (_, index) => put(first + index)));
  }
};

beforeEach(() => {
  for (const [name, value] of Object.entries(s3Environment)) vi.stubEnv(name, value);
  vi.stubEnv('AWS_PROFILE', undefined);
  vi.stubEnv('AWS_SESSION_TOKEN', undefined);
  return () => vi.unstubAllEnvs();
});

describe('an S3 run', () => {
  it('imports 500 objects listed in pages, and fetches nothing the second time', async () => {
    const server = await startS3Server(120);
    await fill(server, 500);
    const archive = await freshArchive();
    const moments: ImportProgress[] = [];
    const report = await run({ archive, server, onProgress: (moment) => moments.push(moment) });
    expect(report).toMatchObject({ read: 500, accepted: 500, rejected: 0, archive: { events: 500 } });
    expect(report.importIds).toHaveLength(3);
    expect(report.objects).toEqual({ listed: 500, held: 0, outside: 0, undated: 0, fetched: 500, reused: 0 });
    expect(report.sources[0]).toMatchObject({
      name: `s3://audit/${keyOf(dayAt(0))}`,
      etag: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    expect([server.gets.size, mostGets(server), server.writes]).toEqual([500, 1, []]);
    expect(server.lists).toBe(5);
    expect(server.mostAtOnce).toBe(4);
    expect(moments.at(-1)).toMatchObject({ sourcesDone: 500, sourcesTotal: 500, read: 500 });
    expect(await readdir(archive)).not.toContain('pulls');

    const { imports } = readManifest(archive);
    expect(imports).toHaveLength(3);
    expect(imports[0]?.origin).toMatchObject({
      kind: 's3',
      parameters: { bucket, prefix: 'export/', endpoint: server.endpoint },
    });
    expect(imports.map(({ covers }) => covers?.map(({ from, to }) => [from.slice(0, 10), to.slice(0, 10)]))).toEqual([
      [['2024-01-01', '2024-07-19']],
      [['2024-07-19', '2025-02-04']],
      [['2025-02-04', '2025-05-15']],
    ]);
    expect(imports[0]?.covers?.[0]).toMatchObject({ basis: 'keys', source: 's3://audit/export/' });

    const again = await run({ archive, server });
    expect(again).toMatchObject({ read: 0, unfetched: { windows: 0, objects: 500 }, archive: { events: 500 } });
    expect(mostGets(server)).toBe(1);
    expect(readManifest(archive).imports).toHaveLength(3);
  }, 120_000);

  it('cancelled and run again fetches nothing twice', async () => {
    const server = await startS3Server();
    await fill(server, 30);
    const archive = await freshArchive();
    const answered = 12;
    const stalled = server.stallAfter(answered, 4);
    const cancel = new AbortController();
    const running = run({ archive, server, signal: cancel.signal });
    await stalled;
    cancel.abort();
    await expect(running).rejects.toMatchObject({ code: 'CANCELLED' });
    server.goOn();
    expect(readManifest(archive).imports).toHaveLength(0);
    expect(await readdir(archive)).toContain('pulls');
    expect((await verify(archive)).report.problems).toEqual([]);
    const report = await run({ archive, server });
    expect(report).toMatchObject({ read: 30, accepted: 30 });
    expect(report.objects?.reused).toBe(answered);
    expect(server.answers.size).toBe(30);
    expect(Math.max(...server.answers.values())).toBe(1);
    expect(await readdir(archive)).not.toContain('pulls');
    const { report: verified } = await verify(archive);
    expect(verified.problems).toEqual([]);
  });

  it('fetches an object again once it has changed, and a new one', async () => {
    const server = await startS3Server();
    await fill(server, 3);
    const archive = await freshArchive();
    await run({ archive, server });
    await server.put(keyOf(dayAt(1)), line('e1', dayAt(1)) + line('late', dayAt(1)));
    await server.put(keyOf(dayAt(3)), line('e3', dayAt(3)));
    const report = await run({ archive, server });
    expect(report).toMatchObject({ read: 3, accepted: 2, duplicates: 1, unfetched: { objects: 2 } });
    expect([0, 1, 2, 3].map((index) => server.gets.get(keyOf(dayAt(index))))).toEqual([1, 2, 1, 1]);
  });

  it('takes the version that replaced the listed one meanwhile, and does without a deleted one', async () => {
    const server = await startS3Server();
    await fill(server, 3);
    const archive = await freshArchive();
    const changed = keyOf(dayAt(1));
    const deleted = keyOf(dayAt(2));
    const once = new Set([changed, deleted]);
    server.beforeGet = async (key) => {
      if (!once.delete(key)) return;
      if (key === changed) await server.put(key, line('new', dayAt(1)));
      else await server.remove(key);
    };
    const report = await run({ archive, server });
    expect(report).toMatchObject({ read: 2, accepted: 2 });
    expect(report.sources.map(({ name }) => name)).toEqual(
      [dayAt(0), dayAt(1)].map((day) => `s3://audit/${keyOf(day)}`),
    );
    expect((await run({ archive, server })).unfetched?.objects).toBe(2);
  });

  it('passes over objects outside the time asked for, never those without a date', async () => {
    const server = await startS3Server();
    await fill(server, 10);
    await server.put('export/undated.jsonl', line('undated', '2024-01-05'));
    const archive = await freshArchive();
    const input = { from: `${dayAt(4)}T00:00:00Z`, to: `${dayAt(6)}T00:00:00Z` };
    const report = await run({ archive, server, input });
    expect([...server.gets.keys()].sort()).toEqual([keyOf(dayAt(4)), keyOf(dayAt(5)), 'export/undated.jsonl']);
    expect(report.objects).toEqual({ listed: 11, held: 0, outside: 8, undated: 1, fetched: 3, reused: 0 });
    expect(readManifest(archive).imports[0]?.covers).toEqual([
      { from: '2024-01-05T00:00:00.000Z', to: '2024-01-07T00:00:00.000Z', basis: 'keys', source: 's3://audit/export/' },
    ]);
  });

  it('keeps gaps between dated keys as gaps', async () => {
    const server = await startS3Server();
    for (const index of [0, 1, 4]) await server.put(keyOf(dayAt(index)), line(`e${index}`, dayAt(index)));
    const archive = await freshArchive();
    await run({ archive, server });
    expect(
      readManifest(archive).imports[0]?.covers?.map(({ from, to }) => [from.slice(0, 10), to.slice(0, 10)]),
    ).toEqual([
      ['2024-01-01', '2024-01-03'],
      ['2024-01-05', '2024-01-06'],
    ]);
  });

  it('skips what is no export and what is damaged with the reason, imports the rest, and fetches neither again', async () => {
    const server = await startS3Server();
    await server.put(keyOf(dayAt(0), 'a.jsonl.gz'), gzipSync(line('a', dayAt(0))));
    await server.put(keyOf(dayAt(1), 'cut.jsonl.gz'), gzipSync(line('b', dayAt(1)).repeat(50)).subarray(0, -9));
    await server.put(keyOf(dayAt(2), 'c.jsonl'), line('c', dayAt(2)));
    await server.put('export/README.txt', 'Exports of the tenant.\nNothing to see here.\n');
    await server.put('export/empty/', '');
    const archive = await freshArchive();
    const report = await run({ archive, server });
    expect(report).toMatchObject({ read: 2, accepted: 2 });
    const reasons = new Map(report.sources.map(({ name, skipped }) => [name, skipped]));
    expect(reasons.get('s3://audit/export/README.txt')).not.toBeNull();
    expect(reasons.get(`s3://audit/${keyOf(dayAt(1), 'cut.jsonl.gz')}`)).toMatch(/^unreadable: /);
    expect(reasons.size).toBe(4);
    // The day of the damaged object is not claimed.
    expect(readManifest(archive).imports[0]?.covers?.map(({ from }) => from.slice(0, 10))).toEqual([
      '2024-01-01',
      '2024-01-03',
    ]);
    expect((await run({ archive, server })).unfetched?.objects).toBe(4);
    expect([...server.gets.values()]).toEqual([1, 1, 1, 1]);
  });

  it('that finds only what is no export is an import of nothing, made once', async () => {
    const server = await startS3Server();
    await server.put('export/README.txt', 'Exports of the tenant.\n');
    const archive = await freshArchive();
    expect(await run({ archive, server })).toMatchObject({
      read: 0,
      sources: [{ name: 's3://audit/export/README.txt' }],
    });
    expect((await run({ archive, server })).unfetched?.objects).toBe(1);
    expect(server.gets.get('export/README.txt')).toBe(1);
  });

  it('fetches again what broke off or was answered with "busy"', async () => {
    const server = await startS3Server();
    await fill(server, 3);
    server.faults.set(keyOf(dayAt(0)), ['cut']);
    server.faults.set(keyOf(dayAt(1)), ['busy', 'cut']);
    const archive = await freshArchive();
    expect(await run({ archive, server })).toMatchObject({ read: 3, accepted: 3, objects: { fetched: 3 } });
    expect([...server.gets.values()].sort()).toEqual([1, 2, 3]);
    expect(await readdir(archive)).not.toContain('pulls');
  });

  it('keeps the batches before the one that failed, and what it fetched', async () => {
    const server = await startS3Server();
    await fill(server, 260);
    const archive = await freshArchive();
    server.faults.set(keyOf(dayAt(230)), ['denied']);
    await expect(run({ archive, server })).rejects.toMatchObject({
      code: 'REMOTE_REFUSED',
      data: { where: `s3://audit/${keyOf(dayAt(230))}`, detail: '403 AccessDenied' },
    });
    expect(readManifest(archive).imports.map(({ read }) => read)).toEqual([200]);
    const report = await run({ archive, server });
    expect(report).toMatchObject({ read: 60, accepted: 60, unfetched: { objects: 200 }, archive: { events: 260 } });
    expect(report.objects?.reused).toBeGreaterThan(20);
    expect(Math.max(...server.answers.values())).toBe(1);
  }, 60_000);

  it('looks again at what it passed over once a mapping is given', async () => {
    const server = await startS3Server();
    await fill(server, 1);
    await server.put('export/odd.csv', 'who,what,when\nana,login,2024-01-05T10:00:00Z\n'.replace('when', 'moment'));
    await server.put('export/none.csv', 'who,what\nana,login\n');
    const archive = await freshArchive();
    const first = await run({ archive, server });
    expect(first.accepted + first.rejected).toBeGreaterThan(0);
    expect(first.sources.find(({ name }) => name.endsWith('none.csv'))?.skipped).not.toBeNull();
    expect((await run({ archive, server })).unfetched?.objects).toBe(3);
    const profile = {
      format: 'sivo-audit-mapping',
      version: 1,
      name: 'by hand',
      fields: {
        timestamp: { value: '2024-01-06T00:00:00Z' },
        'actor.id': { from: ['who'] },
        action: { from: ['what'] },
      },
    };
    const input = { decisions: importDecisionsSchema.parse({ profile }) };
    const mapped = await run({ archive, server, input });
    expect(mapped).toMatchObject({ objects: { fetched: 1 }, accepted: 1 });
    expect((await run({ archive, server, input })).unfetched?.objects).toBe(3);
  });

  it('reads containers, whose members are held with them', async () => {
    const server = await startS3Server();
    const zip = new ZipFile();
    for (const index of [0, 1]) zip.addBuffer(Buffer.from(line(`z${index}`, dayAt(index))), `in/${index}.jsonl`);
    zip.end();
    await server.put('export/all.zip', await buffer(zip.outputStream));
    const archive = await freshArchive();
    const report = await run({ archive, server });
    expect(report).toMatchObject({ read: 2, accepted: 2 });
    expect(report.sources.map(({ name }) => name)).toContain('s3://audit/export/all.zip!in/0.jsonl');
    expect((await run({ archive, server })).unfetched?.objects).toBe(1);
    expect(server.gets.get('export/all.zip')).toBe(1);
  });

  it('is the only one of its bucket', async () => {
    const server = await startS3Server();
    await fill(server, 5);
    const archive = await freshArchive();
    const stalled = server.stallAfter(0, 4);
    const first = run({ archive, server });
    await stalled;
    await expect(run({ archive, server })).rejects.toMatchObject({ code: 'ARCHIVE_LOCKED' });
    server.goOn();
    expect(await first).toMatchObject({ accepted: 5 });
  });

  it('imports keys with odd characters under their own name', async () => {
    const server = await startS3Server();
    const keys = ['export/ñandú & co/2026-05-12 (1)+%41.jsonl', "export/it's!x.jsonl"];
    for (const key of keys) await server.put(key, line(key, '2026-05-12'));
    const archive = await freshArchive();
    const report = await run({ archive, server });
    expect(report.sources.map(({ name }) => name).sort()).toEqual(keys.map((key) => `s3://audit/${key}`).sort());
    expect((await run({ archive, server })).unfetched?.objects).toBe(2);
  });
});

const verify = async (path: string) => ({
  report: await verifyArchive(path, {
    scope: 'everything',
    now,
    signal: new AbortController().signal,
    onProgress: () => undefined,
  }),
});

describe('an S3 run that cannot go on says why', () => {
  it('wrong credentials', async () => {
    const server = await startS3Server();
    await fill(server, 1);
    const archive = await freshArchive();
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'NOBODY');
    await expect(run({ archive, server })).rejects.toMatchObject({
      code: 'REMOTE_REFUSED',
      data: { where: 's3://audit/export/', detail: '403 InvalidAccessKeyId' },
    });
    server.refuse = 'SignatureDoesNotMatch';
    const failure = await run({ archive, server }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'REMOTE_REFUSED', data: { detail: '403 SignatureDoesNotMatch' } });
    expect(String(failure)).not.toContain('signed-text');
  });

  it('no credentials', async () => {
    const server = await startS3Server();
    vi.stubEnv('AWS_ACCESS_KEY_ID', undefined);
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', undefined);
    await expect(run({ archive: await freshArchive(), server })).rejects.toMatchObject({ code: 'SECRET_MISSING' });
  });

  it('a bucket or prefix that is not there', async () => {
    const server = await startS3Server();
    const archive = await freshArchive();
    await expect(run({ archive, server, input: { bucket: 'other' } })).rejects.toMatchObject({
      code: 'SOURCE_NOT_FOUND',
      data: { where: 's3://other/export/', detail: '404 NoSuchBucket' },
    });
    await expect(run({ archive, server })).rejects.toMatchObject({ code: 'SOURCE_NOT_FOUND' });
  });

  it('nobody listens', async () => {
    const archive = await freshArchive();
    const server = { endpoint: 'http://127.0.0.1:1' } as S3Server;
    await expect(run({ archive, server })).rejects.toMatchObject({
      code: 'REMOTE_UNREACHABLE',
      data: { detail: 'ECONNREFUSED' },
    });
  });

  it('an endpoint with a password in it, and a time that ends before it begins', async () => {
    const archive = await freshArchive();
    const server = { endpoint: 'https://user:hunter2@store.example' } as S3Server;
    const failure = await run({ archive, server }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'BAD_INPUT' });
    expect(String(failure)).not.toContain('hunter2');
    const input = { from: '2026-02-01T00:00:00Z', to: '2026-01-01T00:00:00Z' };
    await expect(run({ archive, server: { endpoint: 'http://127.0.0.1:1' } as S3Server, input })).rejects.toMatchObject(
      { code: 'BAD_INPUT' },
    );
  });
});
