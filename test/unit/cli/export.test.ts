// `export` as a user runs it: the built command line, with its streams and exit codes.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDemoArchive } from '#core/demo/create-demo-archive.ts';
import { exportFormats, exportReportSchema } from '#shared/model/export.ts';
import { jsonOf, runCli, startCli } from '#test/support/run-cli.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

let own: string;
let archive: string;

beforeAll(async () => {
  own = await mkdtemp(join(tmpdir(), 'sivo-audit-test-'));
  archive = join(own, 'demo');
  await createDemoArchive(archive, { appVersion: '0.0.0', now: () => new Date(), events: 2000 });
});
afterAll(() => rm(own, { recursive: true, force: true }));

it.each(['csv', 'jsonl'] as const)('%s is exactly what query prints', async (format) => {
  const path = join(await temporaryFolder(), 'out');
  const asked = ['-action:login', '--archive', archive, '--tz', 'Europe/Madrid', '--sort', 'actor'];
  const printed = await runCli(['query', ...asked, '--format', format, '--limit', 'all']);
  const { code, stdout, stderr } = await runCli(['export', ...asked, '--format', format, '-o', path]);
  expect([code, stderr]).toEqual([0, '']);
  expect(readFileSync(path, 'utf8')).toBe(printed.stdout);
  expect(stdout).toContain(` events in ${path}\n`);
  expect(stdout).toContain(`${path}.about.json`);
});

it.each(exportFormats)('--json tells of %s in one object', async (format) => {
  const folder = await temporaryFolder();
  const args = ['export', 'action:delete resource:queue', '--archive', archive, '--format', format, '--json'];
  const result = await runCli([...args, '--out', 'out', '--columns', 'timestamp, actor.email'], folder);
  const report = exportReportSchema.parse(jsonOf(result));
  const counted = jsonOf(
    await runCli(['query', 'action:delete resource:queue', '--archive', archive, '--count', '--json']),
  );
  expect(report).toMatchObject({ format, filter: 'action:delete resource.type:queue', events: counted.count });
  expect(report.columns.length).toBe(format === 'jsonl' ? 19 : 2);
  expect(readFileSync(join(folder, 'out'))).toHaveLength(report.bytes);
});

it('tells what was neutralised, and progress where it is asked for', async () => {
  const folder = await temporaryFolder();
  writeFileSync(join(folder, 'a.jsonl'), '{"id":"=1","timestamp":"2026-05-01T10:00:00Z"}');
  await runCli(['import', 'a.jsonl', '--archive', 'archive'], folder);
  const args = ['export', '--archive', 'archive', '--format', 'csv-spreadsheet', '-o', 'out.csv', '--progress'];
  const { code, stderr } = await runCli(args, folder);
  expect(code).toBe(0);
  expect(stderr).toContain('0 of 1 events');
  expect(stderr).toContain('1 cell would have run as formulas and begin with an apostrophe; ');
  expect(readFileSync(join(folder, 'out.csv'), 'utf8')).toContain("\n'=1,2026");
});

it('says in one code what is wrong, and leaves what was there', async () => {
  const folder = await temporaryFolder();
  writeFileSync(join(folder, 'mine.csv'), 'mine');
  const base = ['export', '--archive', archive, '--json', '--format', 'csv'];
  const cases: [args: string[], code: string, exit: number][] = [
    [['-o', 'mine.csv'], 'FILE_EXISTS', 2],
    [['-o', 'absent/a.csv'], 'SOURCE_NOT_FOUND', 5],
    [['-o', '.'], 'BAD_INPUT', 2],
    [['-o', 'a.csv', '--columns', 'id,nope'], 'BAD_INPUT', 2],
    [['-o', 'a.csv', '--columns', 'id,id'], 'BAD_INPUT', 2],
    [['-o', 'a.csv', '--tz', 'Mars/Base'], 'BAD_INPUT', 2],
    [['-o', 'a.csv', '(action:x'], 'BAD_FILTER', 2],
    [[], 'BAD_INPUT', 2],
  ];
  for (const [args, code, exit] of cases) {
    const result = await runCli([...base, ...args], folder);
    expect([jsonOf(result).error, result.code], args.join(' ')).toEqual([expect.objectContaining({ code }), exit]);
  }
  expect(readdirSync(folder)).toEqual(['mine.csv']);
  expect(readFileSync(join(folder, 'mine.csv'), 'utf8')).toBe('mine');
  expect((await runCli([...base, '-o', 'mine.csv', '--force'], folder)).code).toBe(0);
  expect(readFileSync(join(folder, 'mine.csv'), 'utf8')).toMatch(/^id,timestamp/);
}, 60_000);

it.skipIf(process.platform === 'win32')('an interrupt leaves nothing', async () => {
  const folder = await temporaryFolder();
  const args = ['export', '--archive', archive, '--format', 'xlsx', '-o', 'a.xlsx', '--progress'];
  const { child, end } = startCli(args, folder);
  child.stderr.once('data', () => child.kill('SIGINT'));
  const { code } = await end;
  // It may have been done before the interrupt came.
  if (code === 0) expect(readdirSync(folder)).toEqual(['a.xlsx']);
  else expect([code, readdirSync(folder)]).toEqual([1, []]);
  expect(existsSync(join(archive, 'archive.json'))).toBe(true);
});
