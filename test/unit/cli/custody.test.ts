// `sivo-audit custody`: what commands leave in the ledger, and that no command suffers of it.
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { acquireLock } from '#core/archive/archive-lock.ts';
import { jsonOf, runCli } from '#test/support/run-cli.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const imported = async () => {
  const folder = await temporaryFolder();
  const archive = join(folder, 'archive');
  await writeFile(join(folder, 'a.jsonl'), '{"id":"1","timestamp":"2026-05-20T10:23:45Z","action":"delete"}\n');
  expect((await runCli(['import', join(folder, 'a.jsonl'), '--archive', archive])).code).toBe(0);
  const exportTo = (name: string) =>
    runCli(['export', 'action:delete', '--archive', archive, '--format', 'csv', '-o', join(folder, name)], undefined, {
      SIVO_AUDIT_OPERATOR: 'Ana Ruiz',
    });
  return { folder, archive, exportTo };
};

// Each test runs up to nine processes.
describe('custody', { timeout: 120_000 }, () => {
  it('tells exports and verifications, and no question', async () => {
    const { archive, exportTo } = await imported();
    expect((await exportTo('out.csv')).code).toBe(0);
    expect((await runCli(['query', 'action:delete', '--archive', archive])).code).toBe(0);
    expect((await runCli(['verify', '--archive', archive])).code).toBe(0);
    const result = await runCli(['custody', '--archive', archive, '--json']);
    expect([result.code, result.stderr]).toEqual([0, '']);
    const told = jsonOf(result);
    expect(told).toMatchObject({
      total: 3,
      counts: [
        { kind: 'import', count: 1 },
        { kind: 'export', count: 1 },
        { kind: 'verify', count: 1 },
      ],
      lines: [
        { sequence: 2, kind: 'custody', body: { act: { kind: 'verify', scope: 'everything', ok: true, events: 1 } } },
        {
          sequence: 1,
          body: {
            act: {
              kind: 'export',
              operator: 'Ana Ruiz',
              host: 'headless',
              format: 'csv',
              filter: 'action:delete',
              zone: 'UTC',
              events: 1,
              file: 'out.csv',
            },
          },
        },
        { sequence: 0, kind: 'import' },
      ],
    });
    expect(Object.keys(told)).toEqual(['total', 'counts', 'lines']);
    const text = await runCli(['custody', '--archive', archive, '--kind', 'export,pack', '--limit', 'all']);
    expect(text.stdout).toMatch(
      /^\S+ {2}line 2 {2}export by Ana Ruiz \(headless\) {2}out\.csv: csv, 1 events, 'action:delete' in UTC, SHA-256 [0-9a-f]{64}\n$/,
    );
    expect((await runCli(['custody', '--archive', archive, '--kind', 'pack'])).stdout).toBe('No pack is recorded.\n');
    const short = await runCli(['custody', '--archive', archive, '--limit', '1']);
    expect(short.stdout).toMatch(/\n… and 2 older ones\.\n$/);
  });

  it('refuses a kind there is none of', async () => {
    const { code, stderr } = await runCli(['custody', '--archive', '/nowhere', '--kind', 'theft']);
    expect(code).toBe(2);
    expect(stderr).toContain('"theft" is no kind of line');
  });

  it('says on stderr what another writer kept from being recorded, and the export stands', async () => {
    const { archive, exportTo } = await imported();
    const lock = acquireLock(archive);
    const { code, stderr } = await exportTo('out.csv');
    expect(code).toBe(0);
    expect(stderr).toContain(`not recorded: export of ${archive}: ARCHIVE_LOCKED: held by process ${process.pid}`);
    lock.release();
    const left = jsonOf(await runCli(['custody', '--archive', archive, '--json']));
    expect(left).toMatchObject({ total: 1 });
  });

  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
    'says so on media that cannot be written',
    async () => {
      const { archive, exportTo } = await imported();
      await chmod(archive, 0o555);
      const { code, stderr } = await exportTo('out.csv');
      await chmod(archive, 0o755);
      expect(code).toBe(0);
      expect(stderr).toContain(`not recorded: export of ${archive}: ACCESS_DENIED`);
    },
  );
});
