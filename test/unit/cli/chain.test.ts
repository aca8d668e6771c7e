// The command `chain`, over real archives.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createArchive } from '#core/archive/create-archive.ts';
import { openWriter } from '#core/archive/open-writer.ts';
import { demoCasesSchema } from '#core/demo/demo-answers.ts';
import { runImport } from '#core/ingest/run-import.ts';
import { jsonOf, runCli } from '#test/support/run-cli.ts';
import { toJsonLines } from '#test/support/sample-events.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const event = (number: number, days: [number, number], over: Record<string, unknown> = {}) => ({
  id: `e${number}`,
  timestamp: `2026-05-0${number}T10:00:00.000Z`,
  tenantId: 't1',
  actor: { id: 'u-1', email: 'ana@acme.example' },
  action: 'update',
  resource: { type: 'recording_policy', id: 'p1' },
  diff: { retention_days: { from: days[0], to: days[1] } },
  ...over,
});

const appVersion = '0.0.0';
const now = (): Date => new Date('2026-08-01T00:00:00.000Z');

/** An archive of the events; the file states that it holds 1 to 3 May whole. */
const archiveOf = async (events: readonly unknown[]): Promise<string> => {
  const folder = await temporaryFolder();
  const archive = join(folder, 'archive');
  await writeFile(join(folder, 'log.jsonl'), toJsonLines(events));
  createArchive(archive, { appVersion, now });
  const span = { from: '2026-05-01T00:00:00.000Z', to: '2026-05-04T00:00:00.000Z' };
  await runImport({
    writer: await openWriter(archive, { appVersion, now }),
    sources: [{ path: join(folder, 'log.jsonl'), name: 'log.jsonl' }],
    strict: false,
    covers: [{ ...span, basis: 'stated', source: 'log.jsonl' }],
    appVersion,
    now,
  });
  return archive;
};

describe('chain', () => {
  it('finds the update that the demo leaves out, and nothing else', async () => {
    const archive = join(await temporaryFolder(), 'demo');
    await runCli(['demo', archive, '--events', '5000', '--seed', '7']);
    const cases = demoCasesSchema.parse(JSON.parse(await readFile(join(archive, 'demo-cases.json'), 'utf8')));
    const result = await runCli(['chain', '--archive', archive, '--json']);
    expect([result.code, result.stderr]).toEqual([0, '']);
    const told = jsonOf(result);
    expect(cases.breaks).toHaveLength(1);
    expect(told).toMatchObject({ breaks: cases.breaks, breakTotal: 1, contradictionTotal: 0, flipHours: 24 });
    expect(told).toMatchObject({ checked: { unidentified: 0, conflicting: 0, spellings: 0, unsettled: 0 } });
    const flip = cases.cases.find(({ id }) => id === 'policy-flip');
    expect(told.flipFlops).toContainEqual(
      expect.objectContaining({
        field: 'active',
        value: true,
        other: false,
        firstEventId: flip?.eventIds[0],
        secondEventId: flip?.eventIds.at(-1),
      }),
    );
    expect(told).not.toHaveProperty('kind');
  });

  it('tells people what was left, what was found, and whether coverage explains it', async () => {
    const archive = await archiveOf([
      event(1, [30, 90]),
      event(2, [60, 180]),
      event(3, [180, 60]),
      event(9, [30, 90]),
      { ...event(4, [1, 2]), resource: { type: 'recording_policy', id: null } },
    ]);
    const { code, stdout } = await runCli(['chain', '--archive', archive, '--tz', 'Europe/Madrid']);
    expect(code).toBe(0);
    expect(stdout).toBe(`Breaks (2), newest first:
  recording_policy p1  retention_days: left as 60, found as 30
    left   2026-05-03 12:00:00.000  ana@acme.example  e3
    found  2026-05-09 12:00:00.000  ana@acme.example  e9
    1 stretch between that no import claims to hold: the change may be there
  recording_policy p1  retention_days: left as 90, found as 60
    left   2026-05-01 12:00:00.000  ana@acme.example  e1
    found  2026-05-02 12:00:00.000  ana@acme.example  e2
    imports claim to hold all of the time between: the log lacks a change, or it was never logged
Changed and changed back within 24 h (1), newest first:
  recording_policy p1  retention_days: 60 → 180 and back after 24.0 h
    2026-05-02 12:00:00.000  ana@acme.example  e2
    2026-05-03 12:00:00.000  ana@acme.example  e3
4 changes of 1 resource were checked: 3 links, times in Europe/Madrid.
1 change without a resource id, which stand in no chain.
2 breaks: a change is missing from the log, or was made without it.
`);
  });

  it('joins events without a tenant to the only one, checks whole histories of what fits, and fails only when told to', async () => {
    const archive = await archiveOf([
      event(1, [30, 90], { tenantId: undefined }),
      event(2, [60, 180], { actor: { email: 'ben@acme.example' } }),
      event(3, [1, 2], { resource: { type: 'queue', id: 'q1' } }),
      event(4, [3, 4], { resource: { type: 'queue', id: 'q1' } }),
    ]);
    const told = jsonOf(await runCli(['chain', 'actor:ben@acme.example', '--archive', archive, '--json']));
    expect(told).toMatchObject({
      checked: { resources: 1, changes: 2, links: 1 },
      breaks: [{ resource: { id: 'p1', tenantId: 't1' }, previousEventId: 'e1', eventId: 'e2' }],
    });
    const none = await runCli([
      'chain',
      '-actor:ana@acme.example',
      'action:delete',
      '--archive',
      archive,
      '--fail-on-break',
    ]);
    expect([none.code, none.stdout]).toEqual([
      0,
      '0 changes of 0 resources were checked: 0 links, times in UTC.\nEvery change found what the one before left behind.\n',
    ]);
    const failing = await runCli(['chain', '--archive', archive, '--fail-on-break', '--json']);
    expect([failing.code, jsonOf(failing).breakTotal]).toEqual([4, 2]);
  });

  it('walks the first stored version of a conflicting event', async () => {
    const archive = await archiveOf([event(1, [30, 90]), event(1, [30, 91]), event(2, [90, 180])]);
    expect(jsonOf(await runCli(['chain', '--archive', archive, '--json']))).toMatchObject({
      checked: { changes: 2, conflicting: 1 },
      breakTotal: 0,
    });
  });

  it('refuses hours that make no sense, and a folder without an archive', async () => {
    const archive = await archiveOf([event(1, [30, 90])]);
    for (const wrong of [
      ['--flip-hours', '-1'],
      ['--flip-hours', '9000'],
      ['--flip-hours', 'x'],
      ['--tz', 'Mars'],
    ]) {
      expect((await runCli(['chain', '--archive', archive, ...wrong])).code, wrong.join(' ')).toBe(2);
    }
    const missing = await runCli(['chain', '--archive', join(archive, 'nowhere'), '--json']);
    expect(jsonOf(missing)).toHaveProperty('error.code');
    expect(missing.code).not.toBe(0);
  });
});
