// The command that tells the SIVO team's accesses: its report, its files, and what it refuses.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { appFiles } from '#cli/app-root.ts';
import { runCli } from '#cli/program.ts';
import { sivoAccessReportSchema } from '#shared/model/sivo-access.ts';
import { archiveOfRecords } from '#test/support/export-archive.ts';
import { memoryTerminal } from '#test/support/memory-terminal.ts';
import { builtCli } from '#test/support/run-cli.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const files = appFiles(pathToFileURL(builtCli).href);

const run = async (...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> => {
  const terminal = memoryTerminal();
  const code = await runCli(['sivo-access', ...args], { terminal, files, signal: new AbortController().signal });
  return { code, ...terminal.written };
};

const record = (id: string, time: string, reason?: string): object => ({
  id,
  timestamp: `2026-05-20T${time}:00.000Z`,
  tenantId: 't1',
  actor: { id: 's1', email: 's1@sivo.example', role: 'superadmin' },
  action: 'access',
  resource: { type: 'queue', id: 'q1' },
  crossTenant: true,
  ...(reason === undefined ? {} : { reason }),
});

it('tells visits and alarms, holds reasons against tickets, and writes the statement', async () => {
  const archive = await archiveOfRecords([
    record('evt_1', '10:00', 'SUP-1: no audio'),
    record('evt_2', '10:20', 'SUP-2: no audio'),
    record('evt_3', '12:00'),
  ]);
  const folder = await temporaryFolder();
  const tickets = join(folder, 'tickets.csv');
  await writeFile(tickets, 'key,title\nSUP-1,x\n');
  const json = await run('--archive', archive, '--tickets', tickets, '--json');
  const report = sivoAccessReportSchema.parse(JSON.parse(json.stdout));
  expect(report.accesses.map(({ eventId, quality }) => [eventId, quality])).toEqual([
    ['evt_3', 'missing'],
    ['evt_2', 'ticket-unknown'],
    ['evt_1', 'ticket-known'],
  ]);
  expect(report.visits.map(({ eventIds }) => eventIds)).toEqual([['evt_3'], ['evt_1', 'evt_2']]);

  const text = (await run('to:2026-05-20T11:00', '--archive', archive, '--visit-minutes', '5')).stdout;
  expect(text).toContain('2 accesses in 2 visits by 1 member: 2 reads, 0 changes');
  expect((await run('--archive', archive)).stdout).toContain('▲ 1 cross-tenant flag without a reason');
  const own = (await run('--archive', archive, '--domain', 'sivo.example')).stdout;
  expect(own).toContain("▲ 3 cross-tenant flag with an address of the tenant's own domain");

  const out = join(folder, 'statement.html');
  const saved = await run('--archive', archive, '--lang', 'es', '-o', out, '--json');
  expect(JSON.parse(saved.stdout)).toMatchObject({ path: out, format: 'html', accesses: 3 });
  expect(await readFile(out, 'utf8')).toContain('Accesos del equipo SIVO');
  const again = await run('--archive', archive, '-o', out);
  expect(again.code).not.toBe(0);
  const csv = (await run('--archive', archive, '--format', 'csv')).stdout;
  expect(csv.trimEnd().split('\r\n')).toHaveLength(4);
}, 120_000);

it('refuses lists of tickets that are not there or hold none, and pauses that are none', async () => {
  const archive = await archiveOfRecords([record('evt_1', '10:00')]);
  const folder = await temporaryFolder();
  const empty = join(folder, 'empty.csv');
  await writeFile(empty, '\n');
  expect((await run('--archive', archive, '--tickets', join(folder, 'none.csv'))).code).toBe(5);
  const refused = await run('--archive', archive, '--tickets', empty, '--json');
  expect(JSON.parse(refused.stdout)).toMatchObject({ error: { code: 'BAD_INPUT', where: empty } });
  expect((await run('--archive', archive, '--visit-minutes', '0')).code).toBe(2);
}, 120_000);
