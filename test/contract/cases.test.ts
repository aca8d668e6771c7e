// Case work over every transport: the case itself, marks in every question that takes a filter, and what is said when it fails.
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { contract } from '#shared/contract/contract.ts';
import { caseStateSchema, markCountsSchema } from '#shared/model/case.ts';
import { everything, type Filter } from '#shared/model/filter.ts';
import { parseFilter } from '#shared/model/filter-text.ts';
import { sampleEvents, toJsonLines } from '#test/support/sample-events.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';
import { type Client, serviceForTests, type Transport, transports } from './transports.ts';

const events = sampleEvents(300);
const idOf = (index: number): string => events[index]?.id ?? '';
/** The first event again, with another action: a second version of its id. */
const conflicting = { ...events[0], action: 'restore' };

let sample = '';
beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sivo-audit-cases-'));
  const service = serviceForTests();
  const log = join(folder, 'log.jsonl');
  await writeFile(log, toJsonLines([...events, conflicting]));
  await service.client.archive.create({ path: join(folder, 'archive') });
  const moments = await service.client.imports.run({ sources: [{ kind: 'path', path: log }] });
  for await (const moment of moments) if (moment.kind === 'report') expect(moment.conflicts).toBe(1);
  await service.close();
  sample = join(folder, 'archive');
  return () => rm(folder, { recursive: true, force: true });
});

const withSample = async (transport: Transport): Promise<{ client: Client; archive: string; folder: string }> => {
  const { client, close } = await transport.connect();
  onTestFinished(close);
  const folder = await temporaryFolder();
  const archive = join(folder, 'archive');
  await cp(sample, archive, { recursive: true });
  await client.archive.open({ path: archive });
  return { client, archive, folder };
};

const counted = async (client: Client, filter: Filter): Promise<number> => (await client.query.open({ filter })).count;

/** The same number from every question that takes a filter. */
const countedEverywhere = async (client: Client, filter: Filter): Promise<number[]> => {
  let scanned = -1;
  for await (const moment of await client.query.scan({ filter })) {
    if (moment.kind === 'result') scanned = moment.count;
  }
  const [facets, histogram, heatmap, matrix, sparklines] = await Promise.all([
    client.query.facets({ filter, fields: ['action'] }),
    client.query.histogram({ filter, bucket: 'month' }),
    client.query.heatmap({ filter }),
    client.query.matrix({ filter, rows: 'action', columns: 'category' }),
    client.query.sparklines({ filter, field: 'tenant', values: ['tenant-1'] }),
  ]);
  const sum = (numbers: number[]): number => numbers.reduce((total, each) => total + each, 0);
  return [
    scanned,
    facets.count,
    sum(histogram.buckets.map(({ count }) => count)),
    heatmap.count,
    matrix.count,
    sum(sparklines.series[0]?.counts ?? []),
  ];
};

describe.each(transports)('case work over $name', (transport) => {
  it('needs an open archive, and begins empty', async () => {
    const { client, close } = await transport.connect();
    onTestFinished(close);
    await expect(client.cases.get()).rejects.toMatchObject({ code: 'NO_ARCHIVE_OPEN' });
    await expect(client.cases.undo()).rejects.toMatchObject({ code: 'NO_ARCHIVE_OPEN' });
    await client.archive.create({ path: join(await temporaryFolder(), 'archive') });
    expect(await client.cases.get()).toEqual({
      revision: 0,
      views: [],
      marks: [],
      story: [],
      judgements: [],
      samples: [],
      undo: null,
      redo: null,
    });
    expect(await client.cases.counts({ filter: everything })).toEqual({ tags: [], starred: 0, noted: 0 });
  });

  it('is changed, undone, made again and packed', { timeout: 120_000 }, async () => {
    const { client } = await withSample(transport);
    const view = {
      name: 'Deleted queues',
      query: 'action:delete resource:queue tag:vip',
      time: { kind: 'relative' as const, amount: 7, unit: 'day' as const, before: 'newest' as const },
      zone: null,
      sort: 'newest' as const,
      page: '/events' as const,
      layout: null,
    };
    const saved = caseStateSchema.parse(await client.cases.change({ kind: 'saveView', id: null, view }));
    expect(saved.views).toMatchObject([view]);
    await client.cases.change({ kind: 'addStep', eventIds: [idOf(3), idOf(4)], text: 'First', place: null });
    expect((await client.cases.undo()).redo).toEqual({ kind: 'addStep', count: 2 });
    const state = await client.cases.redo();
    expect(state.story).toMatchObject([
      { eventId: idOf(3), text: 'First' },
      { eventId: idOf(4), text: '' },
    ]);
    expect(await client.cases.get()).toEqual(state);
    const { text } = await client.cases.pack({ ids: saved.views.map(({ id }) => id) });
    expect(JSON.parse(text).views).toEqual([view]);
    await expect(
      client.cases.change({ kind: 'importPack', text: text.replace('"version": 1', '"version": 9'), name: 'p.json' }),
    ).rejects.toMatchObject({ code: 'BAD_PACK', data: { where: 'p.json', detail: 'version: 1 expected, 9 found' } });
  });

  it('puts marks into every question, at once and for every version', { timeout: 120_000 }, async () => {
    const { client, folder } = await withSample(transport);
    const tagged = parseFilter('tag:vip');
    expect(await counted(client, tagged)).toBe(0);
    await client.cases.change({ kind: 'tag', eventIds: [idOf(0), idOf(1), 'evt_elsewhere'], add: ['vip'], remove: [] });
    await client.cases.change({ kind: 'star', eventIds: [idOf(1), idOf(2)], starred: true });
    await client.cases.change({ kind: 'note', eventId: idOf(2), text: 'why' });
    // Two events, one of them in two versions.
    expect(await counted(client, tagged)).toBe(3);
    expect(new Set(await countedEverywhere(client, tagged))).toEqual(new Set([3]));
    expect(await counted(client, parseFilter('-tag:*'))).toBe(298);
    expect(await counted(client, parseFilter('starred:false'))).toBe(299);
    expect(await client.query.pick({ filter: tagged, ids: [idOf(2), idOf(1), idOf(0)] })).toEqual({
      ids: [idOf(1), idOf(0)],
    });
    const counts = await client.cases.counts({ filter: everything });
    expect(markCountsSchema.parse(counts)).toEqual({ tags: [{ tag: 'vip', count: 3 }], starred: 2, noted: 1 });
    expect(await client.cases.counts({ filter: parseFilter('action:update starred:true') })).toEqual({
      tags: [],
      starred: 0,
      noted: 0,
    });
    expect(await client.cases.counts({ filter: parseFilter('-conflict:true') })).toEqual({
      tags: [{ tag: 'vip', count: 1 }],
      starred: 2,
      noted: 1,
    });
    await client.cases.undo();
    await client.cases.undo();
    expect(await counted(client, parseFilter('starred:true'))).toBe(0);
    const path = join(folder, 'vip.jsonl');
    const job = await client.exports.run({ filter: tagged, sort: 'newest', format: 'jsonl', columns: null, path });
    let asked = '';
    for await (const moment of job) if (moment.kind === 'report') asked = moment.filter;
    expect(asked).toBe('tag:vip');
    expect((await readFile(path, 'utf8')).trimEnd().split('\n')).toHaveLength(3);
  });

  it('says what is wrong with a case, and answers everything else', async () => {
    const { client, archive } = await withSample(transport);
    await writeFile(join(archive, 'case.sqlite'), 'not a database');
    const damaged = { code: 'ARCHIVE_DAMAGED', data: { where: join(archive, 'case.sqlite') } };
    await expect(client.cases.get()).rejects.toMatchObject(damaged);
    await expect(client.cases.change({ kind: 'star', eventIds: ['x'], starred: true })).rejects.toMatchObject(damaged);
    await expect(counted(client, parseFilter('starred:true'))).rejects.toMatchObject(damaged);
    expect(await counted(client, everything)).toBe(301);
    expect(await readFile(join(archive, 'case.sqlite'), 'utf8')).toBe('not a database');
  });
});

it('every operation of a case is in this suite', () => {
  expect(Object.keys(contract.cases).sort()).toEqual(['change', 'counts', 'get', 'pack', 'redo', 'undo']);
});

it('a service that ends amid a change leaves no lock behind, and the change is made or it is not', async () => {
  const service = serviceForTests();
  const path = join(await temporaryFolder(), 'archive');
  await service.client.archive.create({ path });
  await service.client.cases.change({ kind: 'star', eventIds: ['evt_1'], starred: true });
  const asked = Array.from({ length: 5 }, (_, number) =>
    service.client.cases.change({ kind: 'star', eventIds: [`late_${number}`], starred: true }),
  );
  const [outcomes] = await Promise.all([Promise.allSettled(asked), service.close()]);
  expect(await readdir(path)).not.toContain('case.lock');
  const next = serviceForTests();
  onTestFinished(() => next.close());
  await next.client.archive.open({ path });
  const { marks } = await next.client.cases.change({ kind: 'star', eventIds: ['evt_1', 'evt_2'], starred: true });
  const ids = marks.map(({ eventId }) => eventId);
  expect(ids.slice(0, 2)).toEqual(['evt_1', 'evt_2']);
  for (const [number, { status }] of outcomes.entries()) {
    if (status === 'fulfilled') expect(ids).toContain(`late_${number}`);
  }
}, 120_000);
