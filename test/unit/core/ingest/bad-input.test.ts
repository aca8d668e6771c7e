// What is wrong with an input is said once, precisely, and nothing is imported; a wrong record goes to quarantine.
import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { runImport } from '#core/ingest/run-import.ts';
import { importTexts } from '#test/support/import-texts.ts';
import { createMemoryWriter } from '#test/support/memory-writer.ts';

const time = '2026-05-20T10:23:45.123Z';
const good = (id: string): string => JSON.stringify({ id, timestamp: time, action: 'update' });

const failure = async (files: Record<string, string | Uint8Array>, asFolder = false): Promise<unknown> => {
  const writer = createMemoryWriter();
  const error: unknown = await importTexts(files, { writer, asFolder }).catch((reason: unknown) => reason);
  expect(writer.state).toBe('aborted');
  return error;
};

describe('a source named by the user', () => {
  it.each<[string, Record<string, string | Uint8Array>, string, string, RegExp]>([
    ['is empty', { 'a.json': '' }, 'SOURCE_EMPTY', 'a.json', /empty/],
    ['is white space', { 'a.jsonl': ' \n\n' }, 'SOURCE_EMPTY', 'a.jsonl', /white space/],
    ['is an empty gzip', { 'a.gz': gzipSync('') }, 'SOURCE_EMPTY', 'a.gz', /empty/],
    ['is binary', { 'a.json': randomBytes(1000) }, 'SOURCE_UNRECOGNISED', 'a.json', /./],
    ['is a web page', { 'a.csv': '<html><body>Sign in' }, 'SOURCE_UNRECOGNISED', 'a.csv', /login/],
    ['is prose', { 'a.json': 'no events today' }, 'SOURCE_UNRECOGNISED', 'a.json', /neither/],
    [
      'is gzip four times over',
      { 'a.gz': gzipSync(gzipSync(gzipSync(gzipSync(good('a'))))) },
      'SOURCE_LIMIT',
      'a.gz',
      /3 compressions/,
    ],
    ['is cut gzip', { 'a.jsonl.gz': gzipSync(good('a')).subarray(0, 20) }, 'SOURCE_TRUNCATED', 'a.jsonl.gz', /middle/],
    [
      'is damaged gzip',
      { 'a.gz': Buffer.concat([gzipSync(good('a')), Buffer.from('behind')]) },
      'SOURCE_CORRUPT',
      'a.gz',
      /incorrect header check/,
    ],
    ['lacks the time', { 'a.csv': 'id,action\n1,update' }, 'COLUMN_MISSING', 'a.csv', /found: id, action$/],
    ['has an unreadable header', { 'a.csv': 'timestamp,"id\n1,2' }, 'SOURCE_UNRECOGNISED', 'a.csv', /quotes/],
  ])('that %s stops the import', async (_, files, code, where, detail) => {
    expect(await failure({ 'good.jsonl': good('a'), ...files })).toMatchObject({
      code,
      data: { where, detail: expect.stringMatching(detail) },
    });
  });

  it('that breaks off far behind its head stops the import, too', async () => {
    const lines = Array.from({ length: 20_000 }, (_, index) => good(`${index}-${randomBytes(8).toString('hex')}`));
    const whole = gzipSync(lines.join('\n'));
    expect(whole.length).toBeGreaterThan(200_000);
    const cut = await failure({ 'a.jsonl.gz': whole.subarray(0, whole.length - 100) });
    expect(cut).toMatchObject({ code: 'SOURCE_TRUNCATED', data: { where: 'a.jsonl.gz' } });
    const flipped = Buffer.from(whole);
    flipped[whole.length - 6] = (flipped[whole.length - 6] ?? 0) ^ 1;
    expect(await failure({ 'a.jsonl.gz': flipped })).toMatchObject({ code: 'SOURCE_CORRUPT' });
  });

  it('that does not exist stops the import', async () => {
    for (const path of ['/nowhere/a.json', `${import.meta.filename}/a.json`]) {
      const writer = createMemoryWriter();
      const run = runImport({
        writer,
        sources: [{ path, name: 'a.json' }],
        strict: false,
        appVersion: '0',
        now: () => new Date(),
      });
      await expect(run).rejects.toMatchObject({ code: 'SOURCE_NOT_FOUND', data: { where: 'a.json' } });
      expect(writer.state).toBe('aborted');
    }
  });
});

describe('a folder', () => {
  it('is read with all below it, in order; what is no export is listed as skipped', async () => {
    const { report } = await importTexts(
      {
        'b/2.jsonl.gz': gzipSync(good('2')),
        'b/1.json': `[${good('1')}]`,
        'a.csv': `id,timestamp\n3,${time}`,
        'notes.txt': 'hello',
        'people.txt': 'user,role,ip\nana,admin,1',
        'empty.jsonl': '',
        'logo.png': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 1]),
        '.hidden/4.json': good('4'),
        'old/archive.json': '{\n  "format": "sivo-audit-archive",\n  "version": 1\n}',
        'old/quarantine/x.jsonl': good('5'),
      },
      { asFolder: true },
    );
    expect(report).toMatchObject({ read: 3, accepted: 3 });
    expect(report.sources.map(({ name, format, skipped }) => [name, format, skipped])).toEqual([
      ['in/a.csv', 'csv', null],
      ['in/b/1.json', 'json', null],
      ['in/b/2.jsonl.gz', 'jsonl', null],
      ['in/.hidden', null, 'hidden'],
      ['in/old', null, 'an audit archive'],
      ['in/empty.jsonl', null, 'it is empty'],
      ['in/logo.png', null, 'binary data'],
      ['in/notes.txt', null, 'text that is neither JSON nor CSV with column names we know'],
      ['in/people.txt', null, 'no timestamp column; columns found: user, role, ip'],
    ]);
  });

  it.each<[string, Record<string, string>, string]>([
    ['without any export', { 'a.txt': 'hello', '.b.json': good('a') }, 'SOURCE_UNRECOGNISED'],
    [
      'that is an archive',
      { 'archive.json': '{"format":"sivo-audit-archive"}', 'a.json': good('a') },
      'SOURCE_UNRECOGNISED',
    ],
    ['without any file', {}, 'SOURCE_EMPTY'],
    ['with a CSV file that lacks the time', { 'a.json': good('a'), 'b.csv': 'id,action\n1,2' }, 'COLUMN_MISSING'],
  ])('%s is refused', async (_, files, code) => {
    expect(await failure(files, true)).toMatchObject({ code });
  });
});

describe('a wrong record', () => {
  it('is one that names a member twice, wherever; in a CSV cell such JSON stays text', async () => {
    const { report, writer } = await importTexts({
      'a.jsonl': `${good('1')}\n{"id":"2","timestamp":"${time}","action":"read","action":"delete"}\n`,
      'b.json': `[{"id":"3","timestamp":"${time}","actor":{"email":"a","email" : "b"}}]`,
      'c.csv': `id,timestamp,diff\n4,${time},"{""a"":1,""a"":2}"\n`,
    });
    expect(report).toMatchObject({ read: 4, accepted: 2, rejected: 2 });
    expect(writer.rejected.map(({ reason, message }) => [reason, message])).toEqual([
      ['bad_field', '"action" stands twice in one object'],
      ['bad_field', '"email" stands twice in one object'],
    ]);
    expect(writer.events.find(({ event }) => event.id === '4')?.event.diff).toBe('{"a":1,"a":2}');
  });

  it('goes to quarantine with its line, offset, reason and bytes, and the rest is imported', async () => {
    const lines = [
      good('1'),
      'not json',
      '',
      '[1]',
      '{"id":"2","timest',
      '{"id":"3"}',
      '{"id":"4","timestamp":"2026-02-30T00:00:00Z"}',
      good('5'),
    ];
    const bytes = Buffer.concat([
      Buffer.from(`${lines.join('\n')}\n`),
      Buffer.from([0x22, 0xff, 0x0a]),
      Buffer.from(good('6')),
    ]);
    const { report, writer } = await importTexts({ 'a.jsonl': bytes });
    expect(report).toMatchObject({ read: 9, accepted: 3, duplicates: 0, conflicts: 0, rejected: 6 });
    expect(writer.rejected.map(({ line, reason, raw, encoding }) => [line, reason, raw, encoding])).toEqual([
      [2, 'not_json', 'not json', 'utf8'],
      [4, 'not_an_object', '[1]', 'utf8'],
      [5, 'truncated', '{"id":"2","timest', 'utf8'],
      [6, 'no_timestamp', '{"id":"3"}', 'utf8'],
      [7, 'bad_timestamp', '{"id":"4","timestamp":"2026-02-30T00:00:00Z"}', 'utf8'],
      [9, 'bad_encoding', Buffer.from([0x22, 0xff]).toString('base64'), 'base64'],
    ]);
    for (const { byteOffset, bytes: length, raw, encoding } of writer.rejected) {
      expect(bytes.subarray(byteOffset, byteOffset + length).toString(encoding)).toBe(raw);
    }
    expect(report.rejects.map(({ source, line, reason }) => [source, line, reason])).toEqual(
      writer.rejected.map(({ source, line, reason }) => [source, line, reason]),
    );
  });

  it('of a CSV file goes to quarantine, too', async () => {
    const csv = `id,timestamp,note\n1,${time},a\n2,${time}\n3,${time},"x\ny"\n4,never,b\n\n5,${time},"oops"x\n6,${time},"open\n7,${time},c\n`;
    const { report, writer } = await importTexts({ 'a.csv': csv });
    expect(report).toMatchObject({ read: 7, accepted: 3, rejected: 4 });
    expect(writer.rejected.map(({ line, reason }) => [line, reason])).toEqual([
      [3, 'column_count'],
      [6, 'bad_timestamp'],
      [8, 'bad_field'],
      [9, 'bad_field'],
    ]);
    expect(writer.rejected[3]?.raw).toBe(`6,${time},"open`);
  });

  it('shows at most twenty in the report and keeps at most 64 KiB of each', async () => {
    const lines = Array.from({ length: 30 }, () => `${'ñ'.repeat(40_000)}x`);
    const { report, writer } = await importTexts({ 'a.jsonl': [good('1'), good('2'), ...lines].join('\n') });
    expect(report.rejects).toHaveLength(20);
    expect(writer.rejected).toHaveLength(30);
    expect(writer.rejected[0]).toMatchObject({ bytes: 80_001, raw: 'ñ'.repeat(32_768), encoding: 'utf8' });
  });
});
