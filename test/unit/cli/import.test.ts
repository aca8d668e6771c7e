import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { jsonOf, runCli, startCli } from '#test/support/run-cli.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const event = (id: string, action = 'update'): string =>
  JSON.stringify({ id, timestamp: '2026-05-20T10:23:45.123Z', actor: { email: 'ana@acme.example' }, action });

/** A folder for one test: `archive` in it does not exist yet. */
const workplace = async (files: Record<string, string | Uint8Array>): Promise<{ folder: string; archive: string }> => {
  const folder = await temporaryFolder();
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return { folder, archive: join(folder, 'archive') };
};

const manifestOf = (archive: string): Promise<string> => readFile(join(archive, 'archive.json'), 'utf8');

/** What is told of a source that needed no decision. */
const asTheyAre = { skipped: null, zone: null, dateOrder: null, profile: null, warnings: [] };

describe('import', () => {
  it('makes the archive, reconciles, and prints exactly the promised JSON', async () => {
    const { folder, archive } = await workplace({
      'a.jsonl': `${event('1')}\n\nnot json\n${event('2')}\n${event('1')}\n${event('1', 'delete')}\n`,
      'b.json.gz': gzipSync(`[${event('3')}]`),
    });
    const result = await runCli(['import', 'a.jsonl', 'b.json.gz', '--archive', archive, '--json'], folder);
    expect(result.code).toBe(0);
    expect(jsonOf(result)).toEqual({
      read: 6,
      accepted: 3,
      duplicates: 1,
      conflicts: 1,
      rejected: 1,
      archive: { events: 4, segments: 1 },
      elapsedMs: expect.any(Number),
      receipt: { line: 1, key: expect.stringMatching(/^SHA256:/), keyKept: true },
      sources: [
        { name: 'a.jsonl', read: 5, accepted: 2, duplicates: 1, conflicts: 1, rejected: 1, ...asTheyAre },
        { name: 'b.json.gz', read: 1, accepted: 1, duplicates: 0, conflicts: 0, rejected: 0, ...asTheyAre },
      ],
    });
  });

  it('adds nothing the second time', async () => {
    const { folder, archive } = await workplace({ 'a.jsonl': `${event('1')}\n${event('2')}\n` });
    await runCli(['import', 'a.jsonl', '--archive', archive], folder);
    const again = jsonOf(await runCli(['import', 'a.jsonl', '--archive', archive, '--json'], folder));
    expect(again).toMatchObject({ read: 2, accepted: 0, duplicates: 2, archive: { events: 2 } });
  });

  it('names rejected records with line and reason, and quarantine lists them', async () => {
    const { folder, archive } = await workplace({ 'a.jsonl': `${event('1')}\n[7]\n{"id":"no time"}\n` });
    const { code, stdout } = await runCli(['import', 'a.jsonl', '--archive', archive], folder);
    expect(code).toBe(0);
    expect(stdout).toContain('3 read = 1 accepted + 0 duplicates + 0 conflicts + 2 rejected');
    expect(stdout).toContain('a.jsonl, line 2: not_an_object');
    expect(stdout).toContain('a.jsonl, line 3: no_timestamp');
    const listed = jsonOf(await runCli(['quarantine', 'list', '--archive', archive, '--json']));
    expect(listed).toMatchObject({ total: 2, items: [{ line: 2, raw: '[7]' }, { line: 3 }] });
    expect((await runCli(['quarantine', 'list', '--archive', archive])).stdout).toContain('line 3: no_timestamp');
  });

  it('names what it skipped of a folder', async () => {
    const { folder, archive } = await workplace({});
    await mkdir(join(folder, 'tree'));
    await writeFile(join(folder, 'tree/a.jsonl'), `${event('1')}\n`);
    await writeFile(join(folder, 'tree/picture.png'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]));
    const result = await runCli(['import', 'tree', '--archive', archive, '--json'], folder);
    expect(jsonOf(result)).toMatchObject({ read: 1, accepted: 1 });
    expect(result.stderr).toMatch(/^Skipped .*picture\.png: /m);
  });

  it('tells its progress on stderr when asked to', async () => {
    const { folder, archive } = await workplace({ 'a.jsonl': `${event('1')}\n` });
    const { stderr } = await runCli(['import', 'a.jsonl', '--archive', archive, '--progress', '--json'], folder);
    expect(stderr).toMatch(/^(reading|sealing|committing) · /m);
    const quiet = await runCli(['import', 'a.jsonl', '--archive', archive, '--json'], folder);
    expect(quiet.stderr).toBe('');
  });
});

describe('an import that fails', () => {
  const cases: [string, Record<string, string | Uint8Array>, string[], string, number][] = [
    ['a missing file', {}, ['none.jsonl'], 'SOURCE_NOT_FOUND', 5],
    ['an empty file', { 'a.json': '' }, ['a.json'], 'SOURCE_EMPTY', 3],
    ['no export at all', { 'a.txt': 'Dear Sir or Madam,\n' }, ['a.txt'], 'SOURCE_UNRECOGNISED', 3],
    ['a cut gzip', { 'a.gz': gzipSync(`${event('1')}\n`).subarray(0, 40) }, ['a.gz'], 'SOURCE_TRUNCATED', 3],
    ['CSV without a time', { 'a.csv': 'id,action\n1,update\n' }, ['a.csv'], 'COLUMN_MISSING', 3],
    ['a bad line, strictly', { 'a.jsonl': `${event('1')}\n{]\n` }, ['a.jsonl', '--strict'], 'STRICT_REJECTED', 3],
    ['one bad file of two', { 'a.jsonl': `${event('1')}\n`, 'b.json': '' }, ['a.jsonl', 'b.json'], 'SOURCE_EMPTY', 3],
  ];

  it.each(cases)('because of %s says so and leaves no new folder', async (_, files, args, code, exit) => {
    const { folder, archive } = await workplace(files);
    const result = await runCli(['import', ...args, '--archive', archive, '--json'], folder);
    expect(jsonOf(result)).toMatchObject({ error: { code } });
    expect(result.code).toBe(exit);
    expect(result.stderr).toMatch(/^error: /);
    expect(await readdir(folder)).toEqual(Object.keys(files).sort());
  });

  it('leaves an archive that was there as it was, and an empty folder empty', async () => {
    const { folder, archive } = await workplace({ 'a.jsonl': `${event('1')}\n`, 'bad.json': '' });
    await runCli(['import', 'a.jsonl', '--archive', archive], folder);
    const before = await manifestOf(archive);
    expect((await runCli(['import', 'bad.json', '--archive', archive], folder)).code).toBe(3);
    expect(await manifestOf(archive)).toBe(before);

    const empty = join(folder, 'empty');
    await mkdir(empty);
    expect((await runCli(['import', 'bad.json', '--archive', empty], folder)).code).toBe(3);
    expect(await readdir(empty)).toEqual([]);
  });

  it('does not make an archive among other files', async () => {
    const { folder } = await workplace({ 'a.jsonl': `${event('1')}\n` });
    const result = await runCli(['import', 'a.jsonl', '--archive', folder, '--json'], folder);
    expect([result.code, jsonOf(result)]).toMatchObject([5, { error: { code: 'NOT_AN_ARCHIVE' } }]);
    expect(await readdir(folder)).toEqual(['a.jsonl']);
  });
});

describe('an interrupted import', () => {
  it('ends with exit code 1 and the archive as it was', async () => {
    const many = Array.from({ length: 60_000 }, (_, index) => event(`many-${index}`)).join('\n');
    const { folder, archive } = await workplace({ 'a.jsonl': `${event('1')}\n`, 'many.jsonl': many });
    await runCli(['import', 'a.jsonl', '--archive', archive], folder);
    const before = await manifestOf(archive);
    const { child, end } = startCli(['import', 'many.jsonl', '--archive', archive, '--progress', '--json'], folder);
    child.stderr.once('data', () => child.kill('SIGINT'));
    const result = await end;
    expect(result.code).toBe(1);
    expect(jsonOf(result)).toMatchObject({ error: { code: 'CANCELLED' } });
    expect(await manifestOf(archive)).toBe(before);
    const retried = jsonOf(await runCli(['import', 'many.jsonl', '--archive', archive, '--json'], folder));
    expect(retried).toMatchObject({ accepted: 60_000, archive: { events: 60_001 } });
  });
});
