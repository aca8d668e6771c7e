// The command `coverage`, over a real archive.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openWriter } from '#core/archive/open-writer.ts';
import { runImport } from '#core/ingest/run-import.ts';
import { jsonOf, runCli } from '#test/support/run-cli.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const appVersion = '0.0.0';
const now = (): Date => new Date('2026-08-01T00:00:00.000Z');

/** An archive of two files: one states 4 to 10 May, with events on all days but Wednesday the 6th; the other nothing. */
const archiveOfTwo = async (): Promise<string> => {
  const folder = await temporaryFolder();
  const archive = join(folder, 'archive');
  const lines = ['04', '05', '07', '08', '09', '10'].flatMap((day) =>
    [1, 2, 3, 4, 5].map((hour) => `{"id":"${day}-${hour}","timestamp":"2026-05-${day}T0${hour}:00:00Z"}\n`),
  );
  await writeFile(join(folder, 'week.jsonl'), lines.join(''));
  await writeFile(join(folder, 'other.jsonl'), '{"id":"other","timestamp":"2026-05-13T10:00:00Z"}\n');
  expect((await runCli(['import', join(folder, 'other.jsonl'), '--archive', archive])).code).toBe(0);
  await runImport({
    writer: await openWriter(archive, { appVersion, now }),
    sources: [{ path: join(folder, 'week.jsonl'), name: 'week.jsonl' }],
    strict: false,
    covers: [
      { from: '2026-05-04T00:00:00.000Z', to: '2026-05-11T00:00:00.000Z', basis: 'stated', source: 'week.jsonl' },
    ],
    appVersion,
    now,
  });
  return archive;
};

describe('coverage', () => {
  it('prints ranges, gaps and empty days as one JSON object', async () => {
    const archive = await archiveOfTwo();
    const result = await runCli(['coverage', '--archive', archive, '--json']);
    expect([result.code, result.stderr]).toEqual([0, '']);
    const told = jsonOf(result);
    expect(told).toMatchObject({
      zone: 'UTC',
      ranges: [
        { from: '2026-05-04T00:00:00.000Z', to: '2026-05-11T00:00:00.000Z', source: 'week.jsonl', basis: 'stated' },
      ],
      gaps: [{ from: '2026-05-11T00:00:00.000Z', to: '2026-05-13T10:00:00.001Z' }],
      emptyDays: [{ day: '2026-05-06', suspicious: true }],
    });
    expect(told.unstated).toHaveLength(1);
    expect(told.days).toHaveLength(10);
  });

  it('is told to people in their zone', async () => {
    const archive = await archiveOfTwo();
    const { code, stdout } = await runCli(['coverage', '--archive', archive, '--zone', 'Europe/Madrid']);
    expect(code).toBe(0);
    expect(stdout).toContain('10 days in Europe/Madrid: 6 covered, 4 not or in part.');
    expect(stdout).toContain('2026-05-04 02:00 to 2026-05-11 02:00  week.jsonl (stated by the user)');
    expect(stdout).toContain('2026-05-11 02:00 to 2026-05-13 12:00:00.001');
    expect(stdout).toContain('2026-05-06  suspicious: the days around it are busy');
    expect(stdout).toContain('other.jsonl (import ');
  });

  it('needs a zone that exists, and an archive', async () => {
    expect((await runCli(['coverage', '--archive', 'x', '--tz', 'Mars/Base', '--json'])).code).toBe(2);
    const folder = await temporaryFolder();
    expect((await runCli(['coverage', '--archive', join(folder, 'none')])).code).toBe(5);
  });
});
