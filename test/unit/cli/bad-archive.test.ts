import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type CliResult, jsonOf, runCli, startCli } from '#test/support/run-cli.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const event = (index: number): string =>
  `{"id":"e${index}","timestamp":"2026-05-20T10:23:45.123Z","action":"update","resource":{"type":"queue","id":"q"}}\n`;

const archiveOf = async (): Promise<{ folder: string; archive: string }> => {
  const folder = await temporaryFolder();
  const archive = join(folder, 'archive');
  await writeFile(join(folder, 'a.jsonl'), event(1) + event(2));
  expect((await runCli(['import', join(folder, 'a.jsonl'), '--archive', archive])).code).toBe(0);
  return { folder, archive };
};

const expectError = (result: CliResult, code: string, exit: number): void => {
  expect(jsonOf(result)).toMatchObject({ error: { code } });
  expect(result.code).toBe(exit);
};

describe('an archive that cannot be used', () => {
  it('because a newer program wrote it is left alone', async () => {
    const { folder, archive } = await archiveOf();
    const manifest = join(archive, 'archive.json');
    const newer = (await readFile(manifest, 'utf8'))
      .replace('"version": 2', '"version": 3')
      .replace(/"appVersion": "[^"]*"/, '"appVersion": "99.0.0"');
    await writeFile(manifest, newer);
    expectError(await runCli(['query', '--archive', archive, '--json']), 'ARCHIVE_TOO_NEW', 1);
    const again = ['import', join(folder, 'a.jsonl'), '--archive', archive, '--json'];
    expectError(await runCli(again), 'ARCHIVE_TOO_NEW', 1);
    expect(await readFile(manifest, 'utf8')).toBe(newer);
  });

  it('because a segment was altered is called damaged, never answered wrongly', async () => {
    const { archive } = await archiveOf();
    const [segment = ''] = await readdir(join(archive, 'segments'));
    const file = join(archive, 'segments', segment);
    const bytes = await readFile(file);
    const place = bytes.length - 100;
    bytes[place] = (bytes[place] ?? 0) ^ 1;
    await writeFile(file, bytes);
    const result = await runCli(['query', '--archive', archive, '--json', '--format', 'jsonl']);
    expectError(result, 'ARCHIVE_DAMAGED', 4);
    expect(result.stderr).toContain(segment);
    expect(Object.keys(jsonOf(result))).toEqual(['error']);
  });

  it('beyond the first page ends the one JSON object with the error', async () => {
    const folder = await temporaryFolder();
    const archive = join(folder, 'archive');
    const log = Array.from({ length: 1500 }, (_, index) => event(index));
    await writeFile(join(folder, 'a.jsonl'), event(1500).replace('2026-05', '2026-04') + log.join(''));
    await runCli(['import', join(folder, 'a.jsonl'), '--archive', archive]);
    const [oldest = ''] = (await readdir(join(archive, 'segments'))).sort();
    const file = join(archive, 'segments', oldest);
    await writeFile(file, (await readFile(file)).fill(0, 4096, 8192));
    const result = await runCli(['query', '--archive', archive, '--json', '--limit', 'all']);
    expectError(result, 'ARCHIVE_DAMAGED', 4);
    expect(jsonOf(result)).toMatchObject({ count: 1501, events: { length: 1000 } });
  });

  it('because its manifest is not one is no archive or a damaged one', async () => {
    const { archive } = await archiveOf();
    await writeFile(join(archive, 'archive.json'), '{"format":"sivo-audit-archive","version":1,"appVersion":"0"}');
    expectError(await runCli(['query', '--archive', archive, '--json']), 'ARCHIVE_DAMAGED', 4);
    await writeFile(join(archive, 'archive.json'), '{"name":"something else"}');
    expectError(await runCli(['query', '--archive', archive, '--json']), 'NOT_AN_ARCHIVE', 5);
  });
});

describe.skipIf(process.platform === 'win32')('an archive another process writes to', () => {
  it('is refused to a second writer, who is told by whom; readers are not kept out', async () => {
    const { folder, archive } = await archiveOf();
    const many = join(folder, 'many.jsonl');
    await writeFile(many, Array.from({ length: 50_000 }, (_, index) => event(index)).join(''));
    const first = startCli(['import', many, '--archive', archive, '--progress', '--json']);
    await new Promise((resolve) => first.child.stderr.once('data', resolve));
    first.child.kill('SIGSTOP');
    try {
      const second = await runCli(['import', join(folder, 'a.jsonl'), '--archive', archive, '--json']);
      expectError(second, 'ARCHIVE_LOCKED', 1);
      expect(second.stderr).toContain(`process ${first.child.pid}`);
      expect(jsonOf(await runCli(['query', '--archive', archive, '--count', '--json']))).toEqual({ count: 2 });
    } finally {
      first.child.kill('SIGCONT');
    }
    expect(jsonOf(await first.end)).toMatchObject({ read: 50_000, accepted: 49_998, duplicates: 2 });
  });

  it('because it is a file is no archive', async () => {
    const file = join(await temporaryFolder(), 'a.jsonl');
    await writeFile(file, event(1));
    expectError(await runCli(['query', '--archive', file, '--json']), 'NOT_AN_ARCHIVE', 5);
    expectError(await runCli(['import', file, '--archive', file, '--json']), 'NOT_AN_ARCHIVE', 5);
    expect(await readFile(file, 'utf8')).toBe(event(1));
  });
});
