// What would exhaust memory or time ends in a clear error, or in one rejected record, and soon.

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ExpansionBudget, expansionLimits } from '#core/ingest/expansion-budget.ts';
import { unwrapFile } from '#core/ingest/unwrap-file.ts';
import { tarOf, zipOf, zstdRepeated } from '#test/support/archive-files.ts';
import { importTexts } from '#test/support/import-texts.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const good = (id: string): string => JSON.stringify({ id, timestamp: '2026-05-20T10:23:45.123Z', action: 'update' });
const gibibyte = 1024 ** 3;
const zeros = Buffer.alloc(gibibyte / 16);

/** 1 GiB of zeros behind one record, as gzip members in a row: 1 MiB. */
const gzipBomb = (): Buffer => {
  const member = gzipSync(zeros, { level: 9 });
  return Buffer.concat([gzipSync(`${good('1')}\n`), ...Array.from({ length: 16 }, () => member)]);
};

const peakDuring = async (work: () => Promise<unknown>): Promise<number> => {
  const before = process.memoryUsage().rss;
  let peak = before;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 5);
  try {
    await work();
  } finally {
    clearInterval(watch);
  }
  return Math.max(peak, process.memoryUsage().rss) - before;
};

describe('1 GiB of zeros', () => {
  it.each<[string, () => Promise<Buffer> | Buffer, string]>([
    ['gzip', gzipBomb, 'bomb'],
    ['zstd', () => Buffer.concat([zstdRepeated(0x7b, 1), zstdRepeated(0x61, 8191)]), 'bomb'],
    ['gzip in a zip', () => zipOf([{ name: 'a.jsonl.gz', bytes: gzipBomb() }]), 'bomb!a.jsonl.gz'],
    ['gzip in a tar', () => tarOf([{ name: 'a.jsonl.gz', bytes: gzipBomb() }]), 'bomb!a.jsonl.gz'],
    ['gzip in gzip', () => gzipSync(gzipBomb()), 'bomb'],
  ])('in %s is refused', { timeout: 30_000 }, async (_, make, where) => {
    const bytes = await make();
    let failure: unknown;
    const grown = await peakDuring(async () => {
      failure = await importTexts({ bomb: bytes }).catch((error: unknown) => error);
    });
    expect(failure).toMatchObject({ code: 'SOURCE_LIMIT', data: { where, detail: expect.stringMatching(/000:1/) } });
    expect(grown).toBeLessThan(300 * 1024 ** 2);
  });

  it('in a zip member would be refused, as 128 MiB are', { timeout: 30_000 }, async () => {
    const bytes = await zipOf([
      { name: 'a.jsonl', bytes: Buffer.concat([Buffer.from(`${good('1')}\n`), Buffer.alloc(gibibyte / 8, 0x20)]) },
    ]);
    const failure = await importTexts({ 'a.zip': bytes }).then(
      () => null,
      (error: unknown) => error,
    );
    expect(failure).toMatchObject({ code: 'SOURCE_LIMIT', data: { where: 'a.zip!a.jsonl' } });
  });

  it('of spaces would be as much as a log that repeats itself is not', () => {
    const lines = Array.from({ length: 100_000 }, (_, index) =>
      JSON.stringify({
        id: `evt_${index}`,
        timestamp: new Date(1.7e12 + index * 1000).toISOString(),
        actor: { email: 'ana@acme.example' },
        action: 'access',
        resource: { type: 'recording', id: '49c52188-5d96-4066-b9c5-ad72709bf849' },
      }),
    ).join('\n');
    expect(lines.length / gzipSync(lines, { level: 9 }).length).toBeLessThan(expansionLimits.ratio / 10);
  });
});

const contentsWith = async (bytes: Buffer, limits: Partial<typeof expansionLimits>): Promise<string[]> => {
  const path = join(await temporaryFolder(), 'f');
  await writeFile(path, bytes);
  const file = { path, name: 'f', bytes: bytes.length, explicit: true };
  const names: string[] = [];
  for await (const { name, pieces } of unwrapFile(
    file,
    new ExpansionBudget(undefined, { ...expansionLimits, ...limits }),
  )) {
    for await (const _ of pieces);
    names.push(name);
  }
  return names;
};

describe('limits of a file', () => {
  const three = ['a', 'b', 'c'].map((name) => ({ name, bytes: 'x'.repeat(1000) }));

  it('members, also of containers within', async () => {
    expect(await contentsWith(await zipOf(three), { members: 3 })).toHaveLength(3);
    const refused = { code: 'SOURCE_LIMIT', data: { where: 'f', detail: expect.stringContaining('2 members') } };
    await expect(contentsWith(await zipOf(three), { members: 2 })).rejects.toMatchObject(refused);
    await expect(contentsWith(await tarOf(three), { members: 2 })).rejects.toMatchObject(refused);
    const nested = await tarOf([{ name: 'in.zip', bytes: await zipOf(three) }]);
    await expect(contentsWith(nested, { members: 3 })).rejects.toMatchObject({ data: { where: 'f!in.zip' } });
  });

  it('expanded bytes of all members together', async () => {
    await expect(contentsWith(await zipOf(three), { expandedBytes: 2500 })).rejects.toMatchObject({
      code: 'SOURCE_LIMIT',
      data: { where: 'f!c', detail: expect.stringContaining('expands to more than') },
    });
  });

  it('archives within each other, and names', async () => {
    let zip = await zipOf(three);
    for (let depth = 0; depth < 2; depth += 1) zip = await zipOf([{ name: 'in', bytes: zip }]);
    expect(await contentsWith(zip, {})).toEqual(['f!in!in!a', 'f!in!in!b', 'f!in!in!c']);
    await expect(contentsWith(await zipOf([{ name: 'in', bytes: zip }]), {})).rejects.toMatchObject({
      code: 'SOURCE_LIMIT',
      data: { where: 'f!in!in!in', detail: expect.stringContaining('3 archives') },
    });
    const long = await tarOf([{ name: `${'n'.repeat(5000)}.jsonl`, bytes: good('1') }]);
    await expect(contentsWith(long, {})).rejects.toMatchObject({ code: 'SOURCE_LIMIT', data: { where: 'f' } });
  });
});

describe('a record beyond all bounds', () => {
  it('of 100 MB in one line costs one record and little memory', { timeout: 60_000 }, async () => {
    const line = Buffer.alloc(100_000_000, 0x61);
    const bytes = Buffer.concat([Buffer.from(`${good('1')}\n{"id":"`), line, Buffer.from(`"}\n${good('2')}\n`)]);
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'a.jsonl'), bytes);
    let imported: Awaited<ReturnType<typeof importTexts>> | undefined;
    const grown = await peakDuring(async () => {
      imported = await importTexts({ 'a.jsonl': bytes });
    });
    expect(imported?.report).toMatchObject({ read: 3, accepted: 2, rejected: 1 });
    expect(imported?.writer.rejected[0]).toMatchObject({ reason: 'too_large', line: 2, bytes: 100_000_009 });
    expect(grown).toBeLessThan(300 * 1024 ** 2);
  });

  it('of 100,000 open brackets costs one record, in any format', async () => {
    const brackets = '['.repeat(100_000);
    const braces = '{"a":'.repeat(100_000);
    const time = '2026-05-20T10:23:45.123Z';
    const { report, writer } = await importTexts({
      'a.jsonl': `${good('1')}\n${brackets}\n${braces}\n{"id":"deep","timestamp":"${time}","diff":${brackets}${']'.repeat(100_000)}}\n${good('2')}\n`,
      'b.json': `[${good('3')},${brackets}`,
      'c.csv': `id,timestamp,diff\n4,${time},"${brackets}"\n`,
    });
    expect(report.read).toBe(report.accepted + report.rejected);
    expect(writer.events.map(({ event }) => event.id).sort()).toEqual(['1', '2', '3', '4']);
    expect(writer.rejected.map(({ source, reason }) => [source, reason])).toEqual([
      ['a.jsonl', 'truncated'],
      ['a.jsonl', 'truncated'],
      ['a.jsonl', 'bad_field'],
      ['b.json', 'truncated'],
    ]);
  });
});
