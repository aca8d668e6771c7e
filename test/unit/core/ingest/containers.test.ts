// Members of containers are sources like files in a folder; what is wrong with a container is said with its name.
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { crc32, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { ImportReport } from '#shared/model/import-run.ts';
import { tarOf, zipOf, zstdRaw, zstdSkippable } from '#test/support/archive-files.ts';
import { importTexts } from '#test/support/import-texts.ts';
import { createMemoryWriter } from '#test/support/memory-writer.ts';

const good = (id: string): string => JSON.stringify({ id, timestamp: '2026-05-20T10:23:45.123Z', action: 'update' });
const csv = (id: string): string => `id,timestamp\n${id},2026-05-20T10:23:45.123Z\n`;

const importFile = (name: string, bytes: Buffer): ReturnType<typeof importTexts> => importTexts({ [name]: bytes });

const failure = async (name: string, bytes: Buffer): Promise<unknown> => {
  const writer = createMemoryWriter();
  const error: unknown = await importTexts({ [name]: bytes }, { writer }).catch((reason: unknown) => reason);
  expect(writer.state).toBe('aborted');
  return error;
};

const shown = ({ sources }: ImportReport): unknown[] =>
  sources.map(({ name, accepted, skipped }) => [name, skipped ?? accepted]);

const spooled = (): string[] => readdirSync(tmpdir()).filter((name) => /^sivo-audit-[A-Za-z0-9]{6}$/.test(name));

describe('a container', () => {
  it('gives each member a report of its own, and says what it is itself', async () => {
    const zip = await zipOf([
      { name: 'logs/a.jsonl', bytes: `${good('1')}\n${good('2')}\n` },
      { name: 'logs/', bytes: '' },
      { name: 'b.csv', bytes: csv('3'), stored: true, zip64: true },
      { name: 'c.json.gz', bytes: gzipSync(good('4')) },
      { name: 'd.zst', bytes: zstdRaw(good('5')) },
      { name: 'notes.txt', bytes: 'hello' },
      { name: '__MACOSX/._a.jsonl', bytes: 'x' },
      { name: '.hidden/e.json', bytes: good('6') },
    ]);
    const { report, writer } = await importFile('export.zip', zip);
    expect(shown(report)).toEqual([
      ['export.zip', 0],
      ['export.zip!logs/a.jsonl', 2],
      ['export.zip!b.csv', 1],
      ['export.zip!c.json.gz', 1],
      ['export.zip!d.zst', 1],
      ['export.zip!notes.txt', 'text that is neither JSON nor CSV with column names we know'],
      ['export.zip!__MACOSX/._a.jsonl', 'hidden'],
      ['export.zip!.hidden/e.json', 'hidden'],
    ]);
    expect(report.sources[0]).toMatchObject({
      members: 4,
      format: null,
      compressed: true,
      bytes: zip.length,
      sha256: createHash('sha256').update(zip).digest('hex'),
    });
    expect(report.sources[3]).toMatchObject({
      sha256: createHash('sha256')
        .update(gzipSync(good('4')))
        .digest('hex'),
      reading: { containers: ['zip', 'gzip'], encoding: 'utf-8' },
    });
    expect(writer.sources).toEqual(report.sources.slice(1, 5).map(({ name }) => name));
  });

  it('of any kind within another is read, and temporary copies are gone', async () => {
    const before = spooled();
    const zip = await zipOf([{ name: 'z.jsonl', bytes: good('1') }]);
    const inner = await tarOf([
      { name: './t.jsonl', bytes: good('2') },
      { name: 'in.zip', bytes: zip },
    ]);
    const outer = await zipOf([
      { name: 'in.tar.gz', bytes: gzipSync(inner) },
      { name: 'two.zip', bytes: zip },
    ]);
    const { report } = await importFile('o.zip', outer);
    expect(shown(report)).toEqual([
      ['o.zip', 0],
      ['o.zip!in.tar.gz!t.jsonl', 1],
      ['o.zip!in.tar.gz!in.zip!z.jsonl', 1],
      ['o.zip!two.zip!z.jsonl', 0],
    ]);
    expect(report).toMatchObject({ read: 3, accepted: 2, duplicates: 1 });
    const tar = await tarOf([{ name: 'a.csv', bytes: csv('3') }]);
    for (const [name, bytes] of [
      ['a.tgz', gzipSync(tar)],
      ['a.tzst', zstdRaw(tar)],
      ['a.gz', gzipSync(zip)],
    ] as const) {
      expect((await importFile(name, bytes)).report).toMatchObject({ read: 1, accepted: 1 });
    }
    expect(spooled()).toEqual(before);
  });

  it('may hold names of any kind: they are names and never paths', async () => {
    const names = ['../../etc/a.jsonl', '/abs.jsonl', 'C:/x.jsonl', 'a\u001b[31m.jsonl', 'same.jsonl', 'same.jsonl'];
    const zip = await zipOf(names.map((name, index) => ({ name, bytes: good(`${index}`) })));
    const { report } = await importFile('slip.zip', zip);
    expect(report.sources.slice(1).map(({ name }) => name)).toEqual([
      ...names.slice(0, 5).map((name) => `slip.zip!${name}`),
      'slip.zip!same.jsonl#2',
    ]);
    expect(report.accepted).toBe(6);
    const tar = await tarOf([{ name: '../up.jsonl', bytes: good('t') }]);
    expect(shown((await importFile('slip.tar', tar)).report)[1]).toEqual(['slip.tar!../up.jsonl', 1]);
  });

  it('passes over what is no regular file', async () => {
    const tar = await tarOf([
      { name: 'a.jsonl', bytes: good('1') },
      { name: 'to-passwd.jsonl', type: 'symlink', linkname: '/etc/passwd' },
      { name: 'hard.jsonl', type: 'link', linkname: 'a.jsonl' },
      { name: 'null.jsonl', type: 'character-device' },
      { name: 'pipe.jsonl', type: 'fifo' },
      { name: 'folder', type: 'directory' },
    ]);
    expect(shown((await importFile('a.tar', tar)).report).slice(2)).toEqual([
      ['a.tar!to-passwd.jsonl', 'a symbolic link'],
      ['a.tar!hard.jsonl', 'a hard link'],
      ['a.tar!null.jsonl', 'a device'],
      ['a.tar!pipe.jsonl', 'a pipe'],
    ]);
    const zip = await zipOf([
      { name: 'a.jsonl', bytes: good('1') },
      { name: 'link.jsonl', bytes: '/etc/passwd', mode: 0o120777 },
    ]);
    expect(shown((await importFile('a.zip', zip)).report)[2]).toEqual(['a.zip!link.jsonl', 'a symbolic link']);
  });

  it('found in a folder leaves a reason when nothing in it is an export', async () => {
    const zip = await zipOf([{ name: 'notes.txt', bytes: 'hello' }]);
    const sheet = await zipOf([
      { name: '[Content_Types].xml', bytes: '<x/>' },
      { name: 'xl/a.xml', bytes: '<x/>' },
    ]);
    const { report } = await importTexts({ 'a.jsonl': good('1'), 'b.zip': zip, 'c.xlsx': sheet }, { asFolder: true });
    expect(shown(report)).toEqual([
      ['in/a.jsonl', 1],
      ['in/b.zip', 'no export is in it'],
      ['in/b.zip!notes.txt', 'text that is neither JSON nor CSV with column names we know'],
      ['in/c.xlsx', 'an office document, such as a spreadsheet; save it as CSV first'],
    ]);
  });
});

const flip = (bytes: Buffer, at: number): Buffer => {
  const flipped = Buffer.from(bytes);
  flipped[at] = (flipped[at] ?? 0) ^ 0x40;
  return flipped;
};

describe('a damaged container', () => {
  const text = `${good('1')}\n${good('2')}\n`;
  const zipped = (): Promise<Buffer> =>
    zipOf([
      { name: 'ok.jsonl', bytes: good('0') },
      { name: 'a.jsonl', bytes: text, stored: true },
    ]);
  const crc = Buffer.alloc(4);
  crc.writeUInt32LE(crc32(Buffer.from(text)));

  it.each<[string, string, () => Promise<Buffer>, string, string, RegExp]>([
    [
      'a flipped byte in a zip',
      'a.zip',
      async () => {
        const zip = await zipped();
        return flip(zip, zip.indexOf(text) + 5);
      },
      'SOURCE_CORRUPT',
      'a.zip!a.jsonl',
      /CRC-32/,
    ],
    [
      'a wrong checksum in a zip',
      'a.zip',
      async () => {
        const zip = await zipped();
        return flip(zip, zip.lastIndexOf(crc));
      },
      'SOURCE_CORRUPT',
      'a.zip!a.jsonl',
      /CRC-32/,
    ],
    [
      'a zip that is cut',
      'a.zip',
      async () => (await zipped()).subarray(0, -30),
      'SOURCE_TRUNCATED',
      'a.zip',
      /middle/,
    ],
    [
      'bytes behind a zip',
      'a.zip',
      async () => Buffer.concat([await zipped(), Buffer.from('junk')]),
      'SOURCE_CORRUPT',
      'a.zip',
      /comment length/,
    ],
    ['an empty zip', 'a.zip', () => zipOf([]), 'SOURCE_EMPTY', 'a.zip', /no file/],
    [
      'a zip without an export',
      'a.zip',
      () => zipOf([{ name: 'a.txt', bytes: 'hi' }]),
      'SOURCE_UNRECOGNISED',
      'a.zip',
      /1 skipped, the first: a.zip!a.txt/,
    ],
    [
      'a spreadsheet',
      'a.xlsx',
      () => zipOf([{ name: '[Content_Types].xml', bytes: '<x/>' }]),
      'SOURCE_UNRECOGNISED',
      'a.xlsx',
      /save it as CSV/,
    ],
    [
      'a tar that is cut',
      'a.tar',
      async () => (await tarOf([{ name: 'a.jsonl', bytes: text.repeat(20) }])).subarray(0, 1200),
      'SOURCE_TRUNCATED',
      'a.tar',
      /middle/,
    ],
    [
      'a tar without its end',
      'a.tar',
      async () => (await tarOf([{ name: 'a.jsonl', bytes: text }])).subarray(0, 1024),
      'SOURCE_TRUNCATED',
      'a.tar',
      /lacks/,
    ],
    [
      'bytes behind a tar',
      'a.tar',
      async () => Buffer.concat([await tarOf([{ name: 'a.jsonl', bytes: text }]), Buffer.from('x'.repeat(512))]),
      'SOURCE_CORRUPT',
      'a.tar',
      /header/,
    ],
    [
      'a cut tar in gzip',
      'a.tgz',
      async () => gzipSync(await tarOf([{ name: 'a.jsonl', bytes: text }])).subarray(0, -9),
      'SOURCE_TRUNCATED',
      'a.tgz',
      /middle/,
    ],
    [
      'cut gzip in a tar',
      'a.tar',
      () => tarOf([{ name: 'a.gz', bytes: gzipSync(text).subarray(0, -9) }]),
      'SOURCE_TRUNCATED',
      'a.tar!a.gz',
      /middle/,
    ],
    ['cut zstd', 'a.zst', async () => zstdRaw(text).subarray(0, -3), 'SOURCE_TRUNCATED', 'a.zst', /middle/],
    [
      'bytes behind zstd',
      'a.zst',
      async () => Buffer.concat([zstdRaw(text), Buffer.from('junk')]),
      'SOURCE_CORRUPT',
      'a.zst',
      /other bytes/,
    ],
    ['zstd without a frame', 'a.zst', async () => zstdSkippable('hi'), 'SOURCE_EMPTY', 'a.zst', /empty/],
  ])('%s', async (_, name, make, code, where, detail) => {
    expect(await failure(name, await make())).toMatchObject({
      code,
      data: { where, detail: expect.stringMatching(detail) },
    });
  });

  it('that is encrypted or packed in another way says so', async () => {
    const zip = await zipOf([{ name: 'a.jsonl', bytes: text }]);
    const central = zip.lastIndexOf('PK\x01\x02');
    const encrypted = Buffer.from(zip);
    encrypted[central + 8] = 1;
    const other = Buffer.from(zip);
    other[central + 10] = 12;
    expect(await failure('a.zip', encrypted)).toMatchObject({
      code: 'SOURCE_UNRECOGNISED',
      data: { where: 'a.zip!a.jsonl', detail: expect.stringContaining('encrypted') },
    });
    expect(await failure('a.zip', other)).toMatchObject({
      code: 'SOURCE_UNRECOGNISED',
      data: { detail: expect.stringContaining('method 12') },
    });
  });

  it('leaves no temporary copy', async () => {
    const before = spooled();
    const zip = await zipped();
    const bad = flip(zip, zip.indexOf(text) + 5);
    expect(await failure('a.tar', await tarOf([{ name: 'in.zip', bytes: bad }]))).toMatchObject({
      code: 'SOURCE_CORRUPT',
      data: { where: 'a.tar!in.zip!a.jsonl' },
    });
    expect(spooled()).toEqual(before);
  });
});
