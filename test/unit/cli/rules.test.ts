// `rules`: listed, checked and run at a terminal; a mistake is told with its file.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { appFiles } from '#cli/app-root.ts';
import { runCli } from '#cli/program.ts';
import type { RulesReport } from '#shared/model/rule.ts';
import { memoryTerminal } from '#test/support/memory-terminal.ts';
import { builtCli } from '#test/support/run-cli.ts';
import { toJsonLines } from '#test/support/sample-events.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const files = appFiles(pathToFileURL(builtCli).href);

const run = async (...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> => {
  const terminal = memoryTerminal();
  const code = await runCli(args, { terminal, files, signal: new AbortController().signal });
  return { code, ...terminal.written };
};

const attempt = (index: number, action: string, minute: number): object => ({
  id: `e${index}`,
  timestamp: `2026-03-10T07:${String(minute).padStart(2, '0')}:00Z`,
  actor: { id: 'u1', email: 'nuria@example.com', ip: '198.51.100.77' },
  action,
  resource: { type: 'user', id: 'u1' },
});

describe('rules', () => {
  it('run over an archive, by name, by file and under a filter', async () => {
    const folder = await temporaryFolder();
    const [log, archive, own] = [join(folder, 'log.jsonl'), join(folder, 'archive'), join(folder, 'own.json')];
    const events = [0, 1, 2, 3, 4].map((index) => attempt(index, 'login_failed', index));
    await writeFile(log, toJsonLines([...events, attempt(5, 'login', 20)]));
    expect(await run('import', log, '--archive', archive)).toMatchObject({ code: 0 });

    const text = await run('rules', 'run', '--archive', archive, '--tz', 'Europe/Madrid');
    expect(text.code).toBe(0);
    expect(text.stdout).toContain(
      'nuria@example.com: 5 failed logins from 2026-03-10 08:00 on, then a login at 2026-03-10 08:20 (Europe/Madrid)',
    );
    const name = 'failed-logins-then-success';
    const { stdout } = await run('rules', 'run', '--archive', archive, '--rule', name, '--lang', 'es', '--json');
    const report = JSON.parse(stdout) as RulesReport;
    expect(report).toMatchObject({ rules: [{ id: name, hits: 1 }], found: 1, events: 6, skipped: [] });
    expect(report.hits[0]).toMatchObject({
      rule: name,
      severity: 'high',
      events: 6,
      actor: { email: 'nuria@example.com' },
    });
    expect(report.hits[0]?.eventIds).toEqual(['e0', 'e1', 'e2', 'e3', 'e4', 'e5']);
    expect(report.hits[0]?.sentence).toContain('inicios de sesión fallidos');

    const listed = JSON.parse((await run('rules', 'list', '--json')).stdout) as {
      rules: { id: string; text: string }[];
    };
    const source = listed.rules.find(({ id }) => id === name)?.text ?? '';
    await writeFile(own, source.replace(`"${name}"`, '"own"'));
    expect(await run('rules', 'check', own)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('all of them hold'),
    });
    const filtered = await run('rules', 'run', '-action:login', '--archive', archive, '--rules-file', own, '--json');
    expect(JSON.parse(filtered.stdout)).toMatchObject({ rules: [{ id: 'own', hits: 0 }], found: 0 });
  });

  it('tell what is wrong and where', async () => {
    const folder = await temporaryFolder();
    const bad = join(folder, 'bad.json');
    await writeFile(bad, '{"format":"sivo-audit-rule","version":1,"id":"X"}');
    const { code, stdout } = await run('rules', 'check', bad, '--json');
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({
      error: { code: 'BAD_RULE', where: bad, detail: expect.stringContaining('id') },
    });
    expect(await run('rules', 'check', join(folder, 'none.json'))).toMatchObject({ code: 5 });
    expect((await run('rules', 'run', '--archive', join(folder, 'none'))).code).toBe(5);
  });
});
