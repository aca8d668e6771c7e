// `sivo-audit verify`: the fixed shape of its answer, its exit codes, and what it says to people.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { receiptNotices } from '#cli/import-summary.ts';
import { runCli } from '#test/support/run-cli.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const event = (number: number): string =>
  `${JSON.stringify({ id: `evt_${number}`, timestamp: '2026-05-20T10:23:45.123Z', action: 'update' })}\n`;

const imported = async () => {
  const folder = await temporaryFolder();
  const archive = join(folder, 'archive');
  await writeFile(join(folder, 'a.jsonl'), `${[1, 2, 3].map(event).join('')}oops\n`);
  const result = await runCli(['import', join(folder, 'a.jsonl'), '--archive', archive, '--json']);
  return { archive, result };
};

const flip = async (file: string, at: number): Promise<void> => {
  const bytes = await readFile(file);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  await writeFile(file, bytes);
};

describe('the note on a receipt', () => {
  it('is given when its key was not kept, and only then', () => {
    const report = (keyKept: 'process' | 'keychain') =>
      ({ receipt: { sequence: 4, key: 'SHA256:x', keyKept } }) as Parameters<typeof receiptNotices>[0];
    expect(receiptNotices(report('process'))).toEqual([expect.stringMatching(/line 5.*not kept/)]);
    expect(receiptNotices(report('keychain'))).toEqual([]);
  });
});

describe('verify', () => {
  it('finds a fresh archive whole', async () => {
    const { archive, result } = await imported();
    expect(result.code).toBe(0);
    const { code, stdout } = await runCli(['verify', '--archive', archive, '--json']);
    expect(code).toBe(0);
    const answer = JSON.parse(stdout);
    expect(answer).toMatchObject({
      ok: true,
      checked: { events: 3, segments: 1, receipts: 1 },
      problems: [],
      remarks: [],
    });
  });

  it('names the file of a changed byte and ends with 4', async () => {
    const { archive } = await imported();
    const [segment = ''] = await readdir(join(archive, 'segments'));
    await flip(join(archive, 'segments', segment), 12_345);
    const { code, stdout } = await runCli(['verify', '--archive', archive, '--json']);
    expect(code).toBe(4);
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      problems: [{ kind: 'segment', where: `segments/${segment}`, message: expect.stringContaining('SHA-256') }],
    });
    const text = await runCli(['verify', '--archive', archive]);
    expect(text.code).toBe(4);
    expect(text.stdout).toContain(segment);
  });

  it('also tells of a manifest that cannot be opened any more', async () => {
    const { archive } = await imported();
    await flip(join(archive, 'archive.json'), 80);
    const { code, stdout } = await runCli(['verify', '--archive', archive, '--json']);
    expect(code).toBe(4);
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, problems: [{ kind: 'manifest', where: 'archive.json' }] });
  });

  it('has nothing to say of a folder that is no archive', async () => {
    const { code, stdout } = await runCli(['verify', '--archive', await temporaryFolder(), '--json']);
    expect(code).toBe(5);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'NOT_AN_ARCHIVE' } });
  });
});
