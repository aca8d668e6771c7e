// One suite of behaviours over every transport: what a host serves is the contract, whatever carries it.
import { access, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDefinedError, safe } from '@orpc/client';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { contract } from '#shared/contract/contract.ts';
import { type ErrorCode, errorTable } from '#shared/contract/errors.ts';
import { everything, type Filter } from '#shared/model/filter.ts';
import type { ImportMoment, ImportReport } from '#shared/model/import-run.ts';
import type { VerifyMoment } from '#shared/model/integrity.ts';
import { type ScanMoment, scanMomentSchema } from '#shared/model/query.ts';
import { type SqlResult, sqlMomentSchema } from '#shared/model/sql.ts';
import { sampleEvents, toJsonLines } from '#test/support/sample-events.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';
import { type Client, serviceForTests, type Transport, transports } from './transports.ts';

const events = sampleEvents(1000);
const deletedQueues: Filter = {
  op: 'and',
  args: [
    { op: 'is', field: 'action', values: ['delete'] },
    { op: 'is', field: 'resource.type', values: ['queue'] },
  ],
};
const deleted = events.filter((event) => event.action === 'delete' && event.resource.type === 'queue');

/** The output as it came, after its schema found nothing to refuse, add or drop. */
const conforming = <Output>(procedure: { '~orpc': { outputSchema?: unknown } }, output: Output): Output => {
  const schema = procedure['~orpc'].outputSchema as { parse(value: unknown): unknown };
  expect(schema.parse(output)).toEqual(output);
  return output;
};

const connect = async (transport: Transport): Promise<Client> => {
  const { client, close } = await transport.connect();
  onTestFinished(close);
  return client;
};

const finish = async (
  moments: AsyncIterable<ImportMoment>,
): Promise<{ seen: ImportMoment[]; report: ImportReport }> => {
  const seen: ImportMoment[] = [];
  for await (const moment of moments) seen.push(moment);
  const last = seen.at(-1);
  if (last?.kind !== 'report') throw new Error('an import ends with its report');
  return { seen, report: last };
};

/** The sample log, imported once for the whole suite; every test opens its own copy. */
let sample = '';
beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sivo-audit-sample-'));
  const service = serviceForTests();
  await writeFile(join(folder, 'log.jsonl'), toJsonLines(events));
  await service.client.archive.create({ path: join(folder, 'archive') });
  await finish(await service.client.imports.run({ sources: [{ kind: 'path', path: join(folder, 'log.jsonl') }] }));
  await service.close();
  sample = join(folder, 'archive');
  return () => rm(folder, { recursive: true, force: true });
});

/** A client with an archive of the sample log open. */
const withSample = async (transport: Transport): Promise<{ client: Client; folder: string; archive: string }> => {
  const client = await connect(transport);
  const folder = await temporaryFolder();
  const archive = join(folder, 'archive');
  await cp(sample, archive, { recursive: true });
  await client.archive.open({ path: archive });
  return { client, folder, archive };
};

const manifestOf = (archive: string): Promise<string> => readFile(join(archive, 'archive.json'), 'utf8');

describe.each(transports)('over $name', (transport) => {
  it('describes the host and refuses what it lacks, with the reason', async () => {
    const client = await connect(transport);
    const host = conforming(contract.host.describe, await client.host.describe());
    const { error, isDefined } = await safe(client.host.pickFolder({ purpose: 'openArchive' }));
    expect(isDefined).toBe(true);
    expect(error).toMatchObject({
      code: 'NOT_SUPPORTED_BY_HOST',
      status: errorTable.NOT_SUPPORTED_BY_HOST.status,
      data: { where: 'pickFolder', detail: host.capabilities.pickFolder.reason },
    });
  });

  it('browses folders', async () => {
    const client = await connect(transport);
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'log.jsonl'), 'x');
    const listing = conforming(contract.host.listFolder, await client.host.listFolder({ path: folder }));
    expect(listing.entries).toEqual([{ name: 'log.jsonl', path: join(folder, 'log.jsonl'), kind: 'file', bytes: 1 }]);
  });

  it('creates, closes and opens an archive', async () => {
    const client = await connect(transport);
    expect(await client.archive.current()).toBeNull();
    const path = join(await temporaryFolder(), 'archive');
    const created = conforming(contract.archive.create, await client.archive.create({ path }));
    expect(created).toMatchObject({ path, events: 0, segments: 0, oldest: null });
    expect(await client.archive.current()).toEqual(created);
    await client.archive.close();
    expect(await client.archive.current()).toBeNull();
    expect(await client.archive.open({ path })).toEqual(created);
  });

  it('imports, counts and tells what became of every record', async () => {
    const client = await connect(transport);
    const folder = await temporaryFolder();
    const log = join(folder, 'log.jsonl');
    await writeFile(log, `${toJsonLines(events)}not json\n\n${toJsonLines(events.slice(0, 10))}`);
    await client.archive.create({ path: join(folder, 'archive') });
    const { seen, report } = await finish(await client.imports.run({ sources: [{ kind: 'path', path: log }] }));
    for (const moment of seen.slice(0, -1)) expect(moment.kind).toBe('progress');
    expect(report).toMatchObject({ read: 1011, accepted: 1000, duplicates: 10, conflicts: 0, rejected: 1 });
    expect(report.rejects).toMatchObject([{ line: 1001, reason: 'not_json' }]);
    expect(await client.archive.current()).toMatchObject({ events: 1000, rejected: 1, imports: 1 });
    const { imports } = conforming(contract.archive.imports, await client.archive.imports());
    expect(imports).toMatchObject([{ id: report.importId, accepted: 1000 }]);
    const quarantine = conforming(
      contract.quarantine.list,
      await client.quarantine.list({ importId: report.importId, offset: 0, limit: 10 }),
    );
    expect(quarantine).toMatchObject({ total: 1, items: [{ line: 1001, raw: 'not json', encoding: 'utf8' }] });
  });

  it('scans: the result comes last, and leaving early or a newer question of its slot ends it', async () => {
    const { client } = await withSample(transport);
    const moments: ScanMoment[] = [];
    for await (const moment of await client.query.scan({ filter: deletedQueues, slot: 'grid' })) moments.push(moment);
    const last = moments.at(-1);
    const { count } = await client.query.open({ filter: deletedQueues });
    expect(last).toMatchObject({ kind: 'result', count });
    for (const moment of moments) expect(scanMomentSchema.parse(moment)).toEqual(moment);
    for await (const _ of await client.query.scan({ filter: everything, slot: 'grid' })) break;
    expect((await client.query.open({ filter: everything, sort: 'resource-desc', slot: 'grid' })).count).toBe(1000);
  });

  it('answers questions: result set, rows, facets, histogram', async () => {
    const { client } = await withSample(transport);
    const set = conforming(contract.query.open, await client.query.open({ filter: deletedQueues }));
    expect(set.count).toBe(deleted.length);
    const { rows } = conforming(
      contract.query.rows,
      await client.query.rows({ handle: set.handle, offset: set.count - 3, limit: 10 }),
    );
    expect(rows.map((row) => row.id)).toEqual(
      deleted
        .slice(0, 3)
        .map((event) => event.id)
        .reverse(),
    );
    const page = conforming(
      contract.query.events,
      await client.query.events({ handle: set.handle, offset: set.count - 3, limit: 10 }),
    );
    expect(page.offset).toBe(set.count - 3);
    expect(page.events.map(({ id, diff }) => ({ id, diff }))).toEqual(
      deleted
        .slice(0, 3)
        .map(({ id, diff }) => ({ id, diff }))
        .reverse(),
    );
    const facets = conforming(
      contract.query.facets,
      await client.query.facets({ filter: everything, fields: ['action'] }),
    );
    expect(facets).toMatchObject({ count: 1000, facets: [{ field: 'action', distinct: 4 }] });
    expect(facets.facets[0]?.values[0]).toEqual({ value: 'access', count: 400 });
    const histogram = conforming(
      contract.query.histogram,
      await client.query.histogram({ filter: deletedQueues, bucket: 'month', zone: 'Europe/Madrid' }),
    );
    expect(histogram.buckets.reduce((sum, bucket) => sum + bucket.count, 0)).toBe(deleted.length);
  });

  it('names the fields that change', async () => {
    const { client } = await withSample(transport);
    const { fields } = conforming(contract.changes.fields, await client.changes.fields());
    expect(fields.length).toBeGreaterThan(0);
    const [first = ''] = fields;
    const { count } = await client.query.open({ filter: { op: 'changed', fields: [[first]] } });
    expect(count).toBeGreaterThan(0);
  });

  it('shows an event whole', async () => {
    const { client } = await withSample(transport);
    const [event] = events;
    const { versions } = conforming(contract.events.get, await client.events.get({ id: event?.id ?? '' }));
    expect(versions).toHaveLength(1);
    expect(versions[0]?.raw).toMatchObject({ text: JSON.stringify(event), encoding: 'utf8' });
    expect(versions[0]?.changes).toEqual([{ field: 'retention_days', from: 0, to: 30 }]);
  });

  it('carries members of any name, and texts that are no text', async () => {
    const client = await connect(transport);
    const folder = await temporaryFolder();
    const odd =
      '{"id":"odd","timestamp":"2026-05-01T10:00:00Z","x":{"__proto__":{"a":[{"__proto__":1}]}},"y":"\\ud800"}';
    await writeFile(join(folder, 'log.jsonl'), odd);
    await client.archive.create({ path: join(folder, 'archive') });
    await finish(await client.imports.run({ sources: [{ kind: 'path', path: join(folder, 'log.jsonl') }] }));
    const { handle } = await client.query.open({ filter: everything });
    const [exported] = (await client.query.events({ handle, offset: 0, limit: 1 })).events;
    const [shown] = (await client.events.get({ id: 'odd' })).versions;
    const extra = '{"x":{"__proto__":{"a":[{"__proto__":1}]}},"y":"\\ud800"}';
    expect([JSON.stringify(exported?.extra), JSON.stringify(shown?.event.extra)]).toEqual([extra, extra]);
  });

  it('answers failures with the code, status and data of the list', async () => {
    const { client, folder } = await withSample(transport);
    const failing: [ErrorCode, () => Promise<unknown>][] = [
      ['EVENT_NOT_FOUND', () => client.events.get({ id: 'nobody' })],
      ['HANDLE_EXPIRED', () => client.query.rows({ handle: 'gone', offset: 0, limit: 1 })],
      ['HANDLE_EXPIRED', () => client.query.events({ handle: 'gone', offset: 0, limit: 1 })],
      ['NOT_AN_ARCHIVE', () => client.archive.open({ path: folder })],
      ['FOLDER_NOT_EMPTY', () => client.archive.create({ path: folder })],
      ['UPLOAD_NOT_FOUND', () => client.uploads.discard({ uploadId: 'nothing' })],
    ];
    for (const [code, call] of failing) {
      const { error } = await safe(call());
      expect(error).toMatchObject({ code, status: errorTable[code].status });
      expect(isDefinedError(error)).toBe(true);
      expect(error).toHaveProperty('data.where');
    }
    expect(await client.archive.current()).toMatchObject({ events: 1000 });
  });

  it('needs an open archive for questions', async () => {
    const client = await connect(transport);
    const calls = [
      () => client.query.open({ filter: everything }),
      () => client.events.get({ id: 'x' }),
      () => client.archive.imports(),
      () => client.imports.run({ sources: [{ kind: 'path', path: '/nowhere' }] }),
    ];
    for (const call of calls) {
      expect((await safe<unknown, unknown>(call())).error).toMatchObject({ code: 'NO_ARCHIVE_OPEN' });
    }
  });

  it('names the field of an input that is not valid', async () => {
    const client = await connect(transport);
    const { error, isDefined } = await safe(client.query.rows({ handle: 'h', offset: -1, limit: 10 }));
    expect(isDefined).toBe(true);
    expect(error).toMatchObject({ code: 'BAD_INPUT', data: { where: 'offset' } });
    const anything = client as unknown as {
      archive: { open(input: unknown): Promise<unknown> };
      query: { open(input: unknown): Promise<unknown> };
    };
    expect((await safe(anything.archive.open({ path: 7 }))).error).toMatchObject({ data: { where: 'path' } });
    expect((await safe(anything.query.open({ filter: { op: 'xor' } }))).error).toMatchObject({ code: 'BAD_INPUT' });
  });

  it('fails an import by its stream and leaves the archive as it was', async () => {
    const { client, folder, archive } = await withSample(transport);
    const before = await manifestOf(archive);
    const stream = await client.imports.run({ sources: [{ kind: 'path', path: join(folder, 'gone.jsonl') }] });
    const { error } = await safe(finish(stream));
    expect(error).toMatchObject({ code: 'SOURCE_NOT_FOUND', defined: true });
    expect(await manifestOf(archive)).toBe(before);
  });

  it('aborts an import on demand, leaves the archive as it was, and imports the same afterwards', async () => {
    const { client, folder, archive } = await withSample(transport);
    const before = await manifestOf(archive);
    const large = join(folder, 'large.jsonl');
    await writeFile(large, toJsonLines(sampleEvents(20_000)));
    const controller = new AbortController();
    const sources = [{ kind: 'path' as const, path: large }];
    const aborted = client.imports.run({ sources }, { signal: controller.signal }).then(async (stream) => {
      for await (const moment of stream) {
        if (moment.kind === 'progress') controller.abort();
      }
    });
    await expect(aborted).rejects.toThrow();
    expect(controller.signal.aborted).toBe(true);
    expect(await manifestOf(archive)).toBe(before);
    expect(await client.archive.current()).toMatchObject({ events: 1000 });
    const { report } = await finish(await client.imports.run({ sources }));
    expect(report).toMatchObject({ read: 20_000, accepted: 19_000, duplicates: 1000 });
  });

  it('runs one import at a time and answers questions meanwhile', async () => {
    const { client, folder, archive } = await withSample(transport);
    const large = join(folder, 'large.jsonl');
    await writeFile(large, toJsonLines(sampleEvents(20_000)));
    const sources = [{ kind: 'path' as const, path: large }];
    const stream = await client.imports.run({ sources });
    const first = await stream.next();
    expect(first.value).toMatchObject({ kind: 'progress' });
    expect((await safe(client.imports.run({ sources }))).error).toMatchObject({
      code: 'ARCHIVE_IN_USE',
      data: { where: archive },
    });
    expect((await safe(client.archive.close())).error).toMatchObject({ code: 'ARCHIVE_IN_USE' });
    expect((await client.query.open({ filter: everything })).count).toBe(1000);
    const { report } = await finish(stream);
    expect(report.accepted).toBe(19_000);
    expect((await client.query.open({ filter: everything })).count).toBe(20_000);
  });

  it('merges small segments, and asks on in the new generation', async () => {
    const { client, folder } = await withSample(transport);
    const more = join(folder, 'more.jsonl');
    await writeFile(more, toJsonLines(sampleEvents(1100)));
    await finish(await client.imports.run({ sources: [{ kind: 'path', path: more }] }));
    const { segments } = (await client.archive.current()) ?? { segments: 0 };
    const done = conforming(contract.archive.compact, await client.archive.compact());
    expect(done.merges.length).toBeGreaterThan(0);
    expect(done.generation).toBe(3);
    const into = done.merges.length;
    const from = done.merges.flatMap((merge) => merge.from).filter((file) => file.startsWith('segments/')).length;
    expect(await client.archive.current()).toMatchObject({ generation: 3, segments: segments - from + into });
    expect((await client.query.open({ filter: everything })).count).toBe(1100);
    expect(await client.archive.compact()).toEqual({ merges: [], events: 0, generation: 3 });
  });

  it('runs a reading SQL statement, tells a mistake, and stops an endless one', async () => {
    const { client } = await withSample(transport);
    const result = async (sql: string, signal?: AbortSignal): Promise<SqlResult> => {
      for await (const moment of await client.sql.run({ sql }, signal === undefined ? {} : { signal })) {
        sqlMomentSchema.parse(moment);
        if (moment.kind === 'result') return moment;
        if (moment.kind === 'running') running();
      }
      throw new Error('a statement ends with its result');
    };
    let running = (): void => undefined;
    const {
      columns,
      rows,
      events: over,
    } = await result(
      "SELECT count(*) AS n, 9007199254740993 AS big, x'0f' AS b FROM events WHERE action = 'delete' AND resource_type = 'queue'",
    );
    expect({ columns, rows, over }).toEqual({
      columns: ['n', 'big', 'b'],
      rows: [[deleted.length, { kind: 'number', text: '9007199254740993' }, { kind: 'blob', hex: '0f' }]],
      over: 1000,
    });
    expect((await safe(result('SELECT nosuch FROM events'))).error).toMatchObject({
      code: 'BAD_SQL',
      status: errorTable.BAD_SQL.status,
      data: { where: 'line 1, column 8', detail: 'no such column: nosuch' },
    });
    const stop = new AbortController();
    running = () => stop.abort();
    await expect(
      result('WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT max(x) FROM c', stop.signal),
    ).rejects.toThrow();
    running = () => undefined;
    expect((await result('SELECT count(*) FROM events')).rows).toEqual([[1000]]);
  });

  it('takes a dropped file in pieces and forgets it after the import', async () => {
    const client = await connect(transport);
    const folder = await temporaryFolder();
    await client.archive.create({ path: join(folder, 'archive') });
    const content = new Blob([toJsonLines(events)]);
    const { uploadId } = await client.uploads.begin({ name: '../dropped.jsonl', bytes: content.size });
    const half = Math.floor(content.size / 2);
    expect(await client.uploads.append({ uploadId, offset: 0, chunk: content.slice(0, half) })).toEqual({
      received: half,
    });
    const tooEarly = safe(client.imports.run({ sources: [{ kind: 'upload', uploadId }] }));
    expect((await tooEarly).error).toMatchObject({ code: 'BAD_INPUT' });
    await client.uploads.append({ uploadId, offset: half, chunk: content.slice(half) });
    const { report } = await finish(await client.imports.run({ sources: [{ kind: 'upload', uploadId }] }));
    expect(report).toMatchObject({ accepted: 1000, sources: [{ name: '../dropped.jsonl' }] });
    expect((await safe(client.uploads.discard({ uploadId }))).error).toMatchObject({ code: 'UPLOAD_NOT_FOUND' });
    await expect(access(join(folder, 'dropped.jsonl'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('checks the files of the open archive, verifies everything and shows its receipts', async () => {
    const { client, archive } = await withSample(transport);
    const statuses = [];
    do statuses.push(conforming(contract.integrity.status, await client.integrity.status()));
    while (statuses.at(-1)?.check.state === 'running');
    expect(statuses.at(-1)).toMatchObject({ check: { state: 'done', report: { ok: true, problems: [] } }, last: null });
    const last = async (): Promise<VerifyMoment | undefined> => {
      let moment: VerifyMoment | undefined;
      for await (moment of await client.integrity.verify({ scope: 'everything' }));
      return moment;
    };
    expect(await last()).toMatchObject({ kind: 'report', ok: true, checked: { events: 1000, receipts: 1 } });
    const { total, lines } = conforming(
      contract.integrity.receipts,
      await client.integrity.receipts({ offset: 0, limit: 10 }),
    );
    expect(total).toBe(1);
    expect(lines).toMatchObject([{ kind: 'import', sequence: 0, body: { receipt: { accepted: 1000 } } }]);
    await writeFile(join(archive, 'segments/stranger.sqlite'), 'x');
    expect(await last()).toMatchObject({
      ok: false,
      problems: [{ kind: 'extra_file', where: 'segments/stranger.sqlite' }],
    });
    expect(await client.integrity.status()).toMatchObject({ last: { ok: false } });
    const controller = new AbortController();
    controller.abort();
    await expect(client.integrity.verify({ scope: 'files' }, { signal: controller.signal })).rejects.toThrow();
  });

  it('makes the demo archive once and opens it again', async () => {
    const client = await connect(transport);
    const path = join(await temporaryFolder(), 'demo');
    const { report } = await finish(await client.archive.demo({ path, events: 2000, seed: 7 }));
    expect(report.accepted).toBeGreaterThanOrEqual(2000);
    const summary = await client.archive.current();
    expect(summary).toMatchObject({ path, events: report.accepted });
    await client.archive.close();
    const again = await finish(await client.archive.demo({ path, events: 2000, seed: 7 }));
    expect(again.report).toMatchObject({ accepted: report.accepted, importId: report.importId });
    expect(await client.archive.current()).toEqual(summary);
  });
});
