// Events taken out as a file, over every transport: told, left in the middle, refused.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ORPCError } from '@orpc/client';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type ExportMoment, type ExportReport, exportMomentSchema } from '#shared/model/export.ts';
import { everything } from '#shared/model/filter.ts';
import { parseFilter } from '#shared/model/filter-text.ts';
import { sampleEvents, toJsonLines } from '#test/support/sample-events.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';
import { type Client, type Transport, transports } from './transports.ts';

const withEvents = async (transport: Transport, count: number): Promise<{ client: Client; folder: string }> => {
  const { client, close } = await transport.connect();
  onTestFinished(close);
  const own = await temporaryFolder();
  const source = join(own, 'events.jsonl');
  await writeFile(source, toJsonLines(sampleEvents(count)));
  await client.archive.create({ path: join(own, 'archive') });
  for await (const _ of await client.imports.run({ sources: [{ kind: 'path', path: source }] }));
  return { client, folder: await temporaryFolder() };
};

const momentsOf = async (moments: AsyncIterable<ExportMoment>): Promise<ExportMoment[]> => {
  const all: ExportMoment[] = [];
  for await (const moment of moments) all.push(exportMomentSchema.parse(moment));
  return all;
};

const reportOf = (moments: readonly ExportMoment[]): ExportReport => {
  const last = moments.at(-1);
  if (last?.kind !== 'report') throw new Error('an export ends with its report');
  return last;
};

const codeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'it did not fail',
    (error: unknown) => (error instanceof ORPCError && error.defined ? error.code : String(error)),
  );

describe.each(transports)('exports over $name', (transport) => {
  it('write a file whole, of marked events too, and leave nothing where nobody waits any more', async () => {
    const { client, folder } = await withEvents(transport, 12_000);
    const path = join(folder, 'a.jsonl');
    const filter = parseFilter('action:delete');
    const report = reportOf(await momentsOf(await client.exports.run({ filter, format: 'jsonl', path })));
    const { count } = await client.query.open({ filter });
    const { root } = await client.archive.root();
    expect(report).toMatchObject({ events: count, root, path, filter: 'action:delete' });
    expect((await readFile(path, 'utf8')).trimEnd().split('\n')).toHaveLength(count);

    const input = { filter: everything, format: 'xlsx', path: join(folder, 'left.xlsx') } as const;
    const left = await client.exports.run(input);
    await left.next();
    await left.return?.();
    const stop = new AbortController();
    const stopped = client.exports.run({ ...input, path: join(folder, 'stopped.xlsx') }, { signal: stop.signal });
    const reading = stopped.then((stream) => momentsOf(stream));
    stop.abort();
    await expect(reading).rejects.toThrow();

    await client.cases.change({ kind: 'star', eventIds: ['evt_audit_00000001', 'evt_audit_00000007'], starred: true });
    const marked = { filter: parseFilter('starred:true'), format: 'csv', path: join(folder, 'b.csv') } as const;
    expect(reportOf(await momentsOf(await client.exports.run(marked)))).toMatchObject({
      events: 2,
      filter: 'starred:true',
    });
    const whole = ['a.jsonl', 'a.jsonl.about.json', 'b.csv', 'b.csv.about.json'];
    await expect.poll(() => readdir(folder), { timeout: 10_000 }).toEqual(whole);
  });

  it('are refused in the closed codes', async () => {
    const { client, close } = await transport.connect();
    onTestFinished(close);
    const folder = await temporaryFolder();
    const input = { filter: everything, format: 'csv', path: join(folder, 'a.csv') } as const;
    const run = async (change: object): Promise<unknown> =>
      momentsOf(await client.exports.run({ ...input, ...change }));
    expect(await codeOf(run({}))).toBe('NO_ARCHIVE_OPEN');
    await client.archive.create({ path: join(folder, 'archive') });
    expect(await codeOf(run({ path: folder }))).toBe('BAD_INPUT');
    expect(await codeOf(run({ columns: [] }))).toBe('BAD_INPUT');
    expect(await codeOf(run({ path: join(folder, 'absent', 'a.csv') }))).toBe('SOURCE_NOT_FOUND');
    await writeFile(input.path, 'mine');
    expect(await codeOf(run({}))).toBe('FILE_EXISTS');
    expect(await readFile(input.path, 'utf8')).toBe('mine');
  });
});
