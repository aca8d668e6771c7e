// What is asked before an import on the command line, how it is decided, and what is remembered of it.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type CliResult, jsonOf, runCli } from '#test/support/run-cli.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const panel = (...rows: string[]): string =>
  `\uFEFF${['Fecha y hora;Correo;Acción;Tipo de recurso;Campaña', ...rows, ''].join('\r\n')}`;
const first = panel('25/04/2026 10:15:00;ana@acme.example;update;queue;verano', '03/04/2026 11:20:30;;delete;ivr;');

interface Place {
  folder: string;
  archive: string;
  run(...args: string[]): Promise<CliResult>;
}

const workplace = async (files: Record<string, string>): Promise<Place> => {
  const folder = await temporaryFolder();
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  const home = { SIVO_AUDIT_HOME: join(folder, 'home') };
  return { folder, archive: join(folder, 'archive'), run: (...args) => runCli(args, folder, home) };
};

const failureOf = (result: CliResult) => ({ exit: result.code, ...(jsonOf(result).error as object) });

describe('inspect', () => {
  it('prints one object: how a file is read, what becomes what and how sure that is, and what is to be decided', async () => {
    const { run, folder, archive } = await workplace({ 'panel.csv': first });
    const result = await run('inspect', 'panel.csv', '--json');
    expect(result.code).toBe(0);
    expect(jsonOf(result)).toMatchObject({
      sources: [
        {
          name: 'panel.csv',
          containers: [],
          format: 'csv',
          encoding: 'utf-8',
          dialect: { delimiter: ';', escape: 'doubled', preamble: 0, lineEnd: 'crlf' },
          origin: 'automatic',
          unmapped: ['Campaña'],
          questions: [{ kind: 'zone', column: 'Fecha y hora' }],
        },
      ],
    });
    const [source] = jsonOf(result).sources as { mapping: { field: string; from: string; confidence: number }[] }[];
    expect(source?.mapping.find(({ field }) => field === 'timestamp')?.from).toBe('Fecha y hora');
    expect(source?.mapping.every(({ confidence }) => confidence > 0 && confidence <= 1)).toBe(true);
    await expect(readFile(join(archive, 'archive.json'))).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(readFile(join(folder, 'home'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('shows what a decision would make of the records, for people', async () => {
    const { run } = await workplace({ 'panel.csv': first });
    const { code, stdout } = await run('inspect', 'panel.csv', '--zone', 'Europe/Madrid');
    expect(code).toBe(0);
    expect(stdout).toContain('2026-04-25T08:15:00');
    expect(stdout).toContain('Campaña');
    expect(stdout).not.toContain('Which zone');
  });
});

describe('import of what has to be decided', () => {
  it('writes nothing until it is decided, and remembers the decision when it is told to', async () => {
    const { run, archive } = await workplace({
      'panel.csv': first,
      'next.csv': panel('26/04/2026 09:00:00;luis@acme.example;update;queue;otoño'),
    });
    const refused = await run('import', 'panel.csv', '--archive', archive, '--json');
    expect(failureOf(refused)).toMatchObject({ exit: 3, code: 'DECISION_NEEDED', where: 'panel.csv' });
    expect(JSON.stringify(jsonOf(refused))).toContain('25/04/2026 10:15:00');
    await expect(readFile(join(archive, 'archive.json'))).rejects.toMatchObject({ code: 'ENOENT' });

    const made = ['--archive', archive, '--json'];
    const decided = await run('import', 'panel.csv', '--zone', 'Europe/Madrid', '--remember', ...made);
    expect(jsonOf(decided)).toMatchObject({ read: 2, accepted: 2, sources: [{ zone: 'Europe/Madrid' }] });
    const next = await run('import', 'next.csv', ...made);
    expect(jsonOf(next)).toMatchObject({ read: 1, accepted: 1, sources: [{ zone: 'Europe/Madrid' }] });
    const found = await run('query', 'from:2026-04-26T07:00:00Z to:2026-04-26T07:00:01Z', '--count', ...made);
    expect(jsonOf(found)).toEqual({ count: 1 });
    const kept = await run('query', 'otoño', '--count', ...made);
    expect(jsonOf(kept)).toEqual({ count: 1 });
  });

  it('takes what the files are said to cover into the receipt and the coverage', async () => {
    const { run, archive, folder } = await workplace({ 'panel.csv': first });
    const made = ['--archive', archive, '--json'];
    const span = ['--covers-from', '2026-04-01', '--covers-to', '2026-05-01'];
    const report = await run('import', 'panel.csv', '--zone', 'UTC', ...span, ...made);
    expect(report.code).toBe(0);
    const coverage = jsonOf(await run('coverage', ...made)) as {
      ranges: { from: string; to: string; source: string }[];
    };
    expect(coverage.ranges.map(({ from, to }) => [Date.parse(from), Date.parse(to)])).toEqual([
      [Date.parse('2026-04-01'), Date.parse('2026-05-01')],
    ]);
    const ledger = await readFile(join(folder, 'archive', 'ledger.jsonl'), 'utf8');
    const { body } = JSON.parse(ledger) as { body: { receipt: { coverage: { from: string } } } };
    expect(Date.parse(body.receipt.coverage.from)).toBe(Date.parse('2026-04-01'));
    expect((await run('verify', ...made)).code).toBe(0);
  });

  it('maps by a profile from a file, and says which member of a bad one is wrong', async () => {
    const profile = {
      format: 'sivo-audit-mapping',
      version: 1,
      name: 'Panel',
      fields: { timestamp: { from: ['Fecha y hora'] }, action: { value: 'seen' }, reason: { from: ['Campaña'] } },
      time: { format: 'day-first', zone: 'UTC' },
    };
    const { run, archive } = await workplace({
      'panel.csv': first,
      'good.json': JSON.stringify(profile),
      'bad.json': JSON.stringify({ ...profile, time: { format: 'sometimes' } }),
    });
    const made = ['--archive', archive, '--json'];
    const bad = await run('import', 'panel.csv', '--profile', 'bad.json', ...made);
    expect(failureOf(bad)).toMatchObject({ exit: 2, code: 'BAD_PROFILE' });
    expect(JSON.stringify(jsonOf(bad))).toContain('time.format');
    expect((await run('import', 'panel.csv', '--profile', 'good.json', ...made)).code).toBe(0);
    expect(jsonOf(await run('query', 'action:seen reason:verano', '--count', ...made))).toEqual({ count: 1 });
  });
});
