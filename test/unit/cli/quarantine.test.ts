import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { appFiles } from '#cli/app-root.ts';
import { runCli as runProgram } from '#cli/program.ts';
import { memoryTerminal } from '#test/support/memory-terminal.ts';
import { builtCli, type CliResult, jsonOf } from '#test/support/run-cli.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const files = appFiles(pathToFileURL(builtCli).href);

const runCli = async (args: string[]): Promise<CliResult> => {
  const terminal = memoryTerminal();
  const code = await runProgram(args, { terminal, files, signal: new AbortController().signal });
  return { code, ...terminal.written };
};

const csv = [
  'id;timestamp;action',
  ...[1, 2, 3, 4].map((minute) => `a${minute};2026-05-20T10:0${minute}:00Z;update`),
  'l1;2026-05-20 10:00:00;update',
  'l2;2026-05-20 11:00:00;update',
  'short;2026-05-20T10:00:00Z',
].join('\n');

/** An archive with three rejected records, and a way to ask about them. */
const rejected = async () => {
  const folder = await temporaryFolder();
  const source = join(folder, 'panel.csv');
  const archive = join(folder, 'archive');
  await writeFile(source, csv);
  await runCli(['import', source, '--archive', archive]);
  const quarantine = (...args: string[]) => runCli(['quarantine', ...args, '--archive', archive]);
  return { folder, source, archive, quarantine };
};

describe('quarantine', () => {
  it('lists what fits: by reason, source, import, and whether it still waits', async () => {
    const { source, quarantine } = await rejected();
    const all = jsonOf(await quarantine('list', '--json')) as { total: number; items: { importId: string }[] };
    expect(all).toMatchObject({
      total: 3,
      items: [{ line: 6, ordinal: 0, settledBy: null }, { line: 7 }, { line: 8 }],
    });
    const importId = all.items[0]?.importId ?? '';
    const times = await quarantine(
      'list',
      '--reason',
      'bad_timestamp',
      '--import',
      importId,
      '--source',
      source,
      '--json',
    );
    expect(jsonOf(times)).toMatchObject({ total: 2 });
    await quarantine('retry', '--reason', 'bad_timestamp', '--zone', 'Europe/Madrid');
    expect(jsonOf(await quarantine('list', '--unsettled', '--json'))).toMatchObject({ total: 1, items: [{ line: 8 }] });
    expect((await quarantine('list')).stdout).toContain('read again by import');
    const none = await quarantine('list', '--reason', 'too_large');
    expect([none.code, none.stdout, none.stderr]).toEqual([0, '', 'Nothing in quarantine fits.\n']);
  });

  it('reads again under new decisions, in one JSON object', async () => {
    const { archive, quarantine } = await rejected();
    const report = await quarantine('retry', '--zone', 'Europe/Madrid', '--json');
    expect(report.code).toBe(0);
    expect(jsonOf(report)).toMatchObject({ read: 3, accepted: 2, rejected: 1, archive: { events: 6 } });
    const shown = await runCli(['query', 'id:l1', '--archive', archive, '--format', 'jsonl']);
    expect(JSON.parse(shown.stdout).timestamp).toBe('2026-05-20T08:00:00.000Z');
    const nothing = await quarantine('retry', '--reason', 'bad_timestamp', '--json');
    expect([nothing.code, jsonOf(nothing)]).toMatchObject([5, { error: { code: 'NOTHING_TO_RETRY' } }]);
  });

  it('exports entries, or bare records that can be corrected and imported', async () => {
    const { folder, archive, quarantine } = await rejected();
    const entries = await quarantine('export', '--out', '-');
    expect(
      entries.stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).raw),
    ).toEqual(['l1;2026-05-20 10:00:00;update', 'l2;2026-05-20 11:00:00;update', 'short;2026-05-20T10:00:00Z']);
    const file = join(folder, 'to-correct.csv');
    expect((await quarantine('export', '--reason', 'column_count', '--raw', '--out', file)).code).toBe(0);
    const bare = await readFile(file, 'utf8');
    expect(bare).toBe('id;timestamp;action\nshort;2026-05-20T10:00:00Z\n');
    await writeFile(file, bare.trimEnd().concat(';delete\n'));
    expect(jsonOf(await runCli(['import', file, '--archive', archive, '--json']))).toMatchObject({
      accepted: 1,
      rejected: 0,
    });
    const twice = await quarantine('export', '--out', file);
    expect([twice.code, twice.stderr]).toEqual([2, expect.stringContaining('exists already')]);
  });

  it.each([
    [['list', '--reason', 'because'], 2],
    [['retry', '--zone', 'Mars'], 2],
    [['retry', '--date-order', 'year-first'], 2],
    [['retry', '--profile', 'no-such-profile.json'], 5],
    [['export'], 2],
  ])('refuses %j', async (args, code) => {
    const { quarantine } = await rejected();
    expect((await quarantine(...args)).code).toBe(code);
  });
});
