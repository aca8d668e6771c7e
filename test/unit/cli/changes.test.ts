// `changes`: sentences, files and JSON of the built command line.
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jsonOf, runCli } from '#test/support/run-cli.ts';
import { sampleEvents, toJsonLines } from '#test/support/sample-events.ts';

let folder = '';
let archive = '';

const changes = (...args: string[]) => runCli(['changes', ...args, '--archive', archive], folder);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sivo-audit-test-'));
  archive = join(folder, 'archive');
  await writeFile(join(folder, 'log.jsonl'), toJsonLines(sampleEvents(20)));
  expect((await runCli(['import', 'log.jsonl', '--archive', archive], folder)).code).toBe(0);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('changes', () => {
  it('prints a sentence a change, grouped by resource, in the zone asked for', async () => {
    const { code, stdout, stderr } = await changes('resource:recording_policy', '--tz', 'Europe/Madrid');
    const lines = stdout.trimEnd().split('\n');
    expect([code, lines.length]).toEqual([0, 4]);
    expect(lines[0]).toBe(
      'Recording policy recording_policy-0: retention 0 → 30 days by ana@acme.example, 1 Jan 2026 01:00 UTC+01:00 (Europe/Madrid)',
    );
    expect(stderr).toContain('4 changes of 4 resources');
    const spanish = await changes('id:evt_audit_00000002', '--lang', 'es');
    expect(spanish.stdout).toBe(
      'Cola queue-2: eliminación por team@sivo.example, 1 ene 2026 01:14 UTC (equipo SIVO)\n',
    );
  });

  it('--json gives one object, with the sentences and the fields', async () => {
    const report = jsonOf(await changes('resource:recording_policy', '-action:delete', '--json'));
    expect(report).toMatchObject({ changes: 4, unidentified: 0, zone: 'UTC', language: 'en' });
    expect(report.resources).toMatchObject([
      {
        changes: [
          {
            eventId: 'evt_audit_00000000',
            lines: ['retention 0 → 30 days'],
            fields: [{ path: 'retention_days', from: 0, to: 30 }],
          },
        ],
      },
      {},
      {},
      {},
    ]);
  });

  it('-o writes a file whole, by the ending of its name, and never over another', async () => {
    const written = jsonOf(await changes('-o', 'report.html', '--json'));
    const path = join(folder, 'report.html');
    expect(written).toMatchObject({ path, format: 'html', changes: 8, bytes: (await stat(path)).size });
    expect(await readFile(path, 'utf8')).toMatch(/^<!doctype html>/);
    const again = await changes('-o', 'report.html', '--json');
    expect([again.code, jsonOf(again).error]).toEqual([2, expect.objectContaining({ code: 'FILE_EXISTS' })]);
    expect((await changes('-o', 'report.html', '--format', 'csv', '--force')).code).toBe(0);
    expect(await readFile(path, 'utf8')).toMatch(/^\ufefftime_utc,/);
    const text = await changes('resource:queue', '-o', 'report.txt');
    expect([text.code, text.stdout]).toEqual([0, expect.stringContaining('4 changes in ')]);
  });

  it('--format prints the file itself on stdout', async () => {
    const { stdout } = await changes('--format', 'csv');
    expect(stdout.trimEnd().split('\r\n')).toHaveLength(1 + 8);
  });

  it('nothing that fits is an answer; a filter or language that cannot be read is a usage error', async () => {
    const none = await changes('action:nothing');
    expect([none.code, none.stdout, none.stderr]).toEqual([0, '', expect.stringContaining('0 changes of 0 resources')]);
    expect((await changes('from:yesterday-ish')).code).toBe(2);
    expect((await changes('--lang', 'fr')).code).toBe(2);
    expect((await runCli(['changes', '--archive', join(folder, 'nowhere')], folder)).code).toBe(5);
  });
});
