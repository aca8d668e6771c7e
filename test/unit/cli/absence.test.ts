// The command that states what is not in an archive: its object, its text, its page, and what it refuses.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { appFiles } from '#cli/app-root.ts';
import { runCli } from '#cli/program.ts';
import { absenceReportSchema } from '#shared/model/absence.ts';
import { archiveOfRecords } from '#test/support/export-archive.ts';
import { memoryTerminal } from '#test/support/memory-terminal.ts';
import { builtCli } from '#test/support/run-cli.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const files = appFiles(pathToFileURL(builtCli).href);

const run = async (...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> => {
  const terminal = memoryTerminal();
  const code = await runCli(['absence', ...args], { terminal, files, signal: new AbortController().signal });
  return { code, ...terminal.written };
};

it('answers with 0 whatever the verdict, as JSON, text and page', async () => {
  const archive = await archiveOfRecords([
    {
      id: 'evt_1',
      timestamp: '2026-05-20T10:00:00.000Z',
      actor: { id: 'u1', email: 'ana@acme.example' },
      action: 'access',
      resource: { type: 'recording', id: 'r:1' },
    },
  ]);
  const may = ['--archive', archive, '--from', '2026-05-01', '--to', '2026-06-01'];
  const found = await run(...may, '--actor', 'ANA@acme.example', '--resource', 'recording:r:1', '--json');
  expect(found.code).toBe(0);
  expect(absenceReportSchema.parse(JSON.parse(found.stdout))).toMatchObject({
    verdict: 'found',
    matches: 1,
    positiveControl: { count: 1 },
    resource: { type: 'recording', id: 'r:1' },
  });
  const none = await run(
    ...may,
    '--actor',
    'u1',
    '--resource',
    'queue',
    '--class',
    'data_access',
    '--class',
    'security',
  );
  expect(none.code).toBe(0);
  expect(none.stdout).toMatch(/^◐ NONE FOUND, not fully covered\n/);
  expect(none.stdout).toContain('[unknown-resource]');
  const out = join(await temporaryFolder(), 'statement.html');
  const saved = await run(...may, '--actor', 'u1', '--resource', 'recording', '--lang', 'es', '-o', out, '--json');
  expect(JSON.parse(saved.stdout)).toMatchObject({ path: out, format: 'html', verdict: 'found', matches: 1 });
  expect(await readFile(out, 'utf8')).toContain('Declaración sobre accesos');
  expect((await run(...may, '--actor', 'u1', '--resource', 'recording', '-o', out)).code).toBe(2);
}, 120_000);

it('refuses a window without time, times and classes that are none, and a resource without a type', async () => {
  const archive = await archiveOfRecords([]);
  const who = ['--archive', archive, '--actor', 'u1', '--resource'];
  const day = ['--from', '2026-05-01', '--to', '2026-05-02'];
  const upside = await run(...who, 'recording', '--from', '2026-05-02', '--to', '2026-05-02', '--json');
  expect(upside.code).toBe(2);
  expect(JSON.parse(upside.stdout)).toMatchObject({ error: { code: 'BAD_INPUT', where: 'to' } });
  expect((await run(...who, ':id', ...day)).code).toBe(2);
  expect((await run(...who, 'recording', ...day, '--class', 'access')).code).toBe(2);
  expect((await run(...who, 'recording', '--from', '2026-02-30', '--to', '2026-05-02')).code).toBe(2);
  expect((await run(...who, 'recording', ...day, '--tz', 'Mars/Base')).code).toBe(2);
}, 120_000);
