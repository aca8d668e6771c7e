// The README is part of the product: its command lines run, and its tables say what the code does.
import { spawn } from 'node:child_process';
import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { errorTable } from '#shared/contract/errors.ts';
import { filterFields } from '#shared/model/field.ts';
import { parseFilter } from '#shared/model/filter-text.ts';
import { builtCli } from '#test/support/run-cli.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const root = resolve(import.meta.dirname, '../../..');
const readme = await readFile(join(root, 'README.md'), 'utf8');

/** Lines of the blocks marked `sh`, in order: they are meant to be run one after another. */
const commandLines = [...readme.matchAll(/^```sh\n(.*?)^```/gms)]
  .flatMap(([, block = '']) => block.split('\n'))
  .filter((line) => line !== '');

/** Rows of the table under the heading whose first column is called `first`, as trimmed cells. */
const tableRows = (first: string): string[][] => {
  const lines = readme.split('\n');
  const head = lines.findIndex((line) => line.startsWith(`| ${first} |`));
  const rows: string[][] = [];
  for (const line of lines.slice(head + 2)) {
    if (!line.startsWith('|')) break;
    rows.push(
      line
        .slice(1, -1)
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim()),
    );
  }
  return rows;
};
const code = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text);

const shell = (
  line: string,
  cwd: string,
  path: string,
): Promise<{ exit: number | null; stdout: string; stderr: string }> =>
  new Promise((done, failed) => {
    const child = spawn('sh', ['-c', line], { cwd, env: { ...process.env, PATH: path } });
    const output = { stdout: '', stderr: '' };
    child.stdout.on('data', (piece) => {
      output.stdout += piece;
    });
    child.stderr.on('data', (piece) => {
      output.stderr += piece;
    });
    child.on('error', failed);
    child.on('close', (exit) => done({ exit, ...output }));
  });

describe.skipIf(process.platform === 'win32')("the README's command lines", () => {
  it('run as they stand and answer the questions', async () => {
    const folder = await temporaryFolder();
    const bin = join(folder, 'bin');
    await mkdir(bin);
    await writeFile(join(bin, 'npx'), `#!/bin/sh\nshift\nexec "${process.execPath}" "${builtCli}" "$@"\n`);
    await chmod(join(bin, 'npx'), 0o755);
    const path = `${bin}${delimiter}${process.env.PATH ?? ''}`;

    expect(commandLines.length).toBeGreaterThanOrEqual(8);
    const answers: string[] = [];
    for (const line of commandLines) {
      expect(line).toMatch(/^(npx sivo-audit|echo|tail|while) /);
      const { exit, stdout, stderr } = await shell(line, folder, path);
      expect([exit, stderr.includes('error:')], `${line}\n${stderr}`).toEqual([0, false]);
      answers.push(stdout);
    }
    const answerTo = (part: string): string => answers[commandLines.findIndex((line) => line.includes(part))] ?? '';
    const { questions } = JSON.parse(await readFile(join(folder, 'demo-archive/demo-cases.json'), 'utf8'));
    const expected = (id: string): number => questions.find((one: { id: string }) => one.id === id).count;
    expect(JSON.parse(answerTo('--count --json'))).toEqual({ count: expected('queue-deletions') });
    expect(answerTo('16:15')).toContain('marta@acme.example');
    expect(answerTo('--facets actor.email')).toContain('rosa@acme.example');
    expect(answerTo('sara@acme.example').trim()).toBe('0');
    expect(answerTo("'resource:recording resource.id").trimEnd().split('\n')).toHaveLength(
      1 + expected('who-accessed-the-recording'),
    );
    const policies = await readFile(join(folder, 'policies.csv'), 'utf8');
    expect(policies.trimEnd().split('\r\n')).toHaveLength(1 + expected('recording-policies-this-month'));
    expect(answerTo('verify pack.zip')).toContain('Everything is as it was signed.');
    expect(answerTo(' absence ')).toContain('NONE FOUND, not fully covered');
    const redrawn = answerTo('while IFS').trimEnd().split('\n');
    expect(redrawn).toHaveLength(5);
    const drawn = [...answerTo(' sample ').matchAll(/^ +\d+ {2}([0-9a-f]{16}) {2}(\S+)$/gm)].slice(0, 5);
    expect(redrawn.map((row) => [row.slice(0, 16), row.slice(65)])).toEqual(drawn.map(([, key, id]) => [key, id]));
    expect(answerTo(' sample ')).toContain(answerTo('tail -n').slice(0, 64));
    expect(answerTo('prove --absent')).toContain('No event of 1 import has a key that begins with');
  }, 600_000);
});

describe("the README's tables", () => {
  it('give every error code the exit code it has', () => {
    const rows = tableRows('exit code');
    expect(rows.map(([exit]) => exit)).toEqual(['0', '1', '2', '3', '4', '5']);
    const told = rows.flatMap(([exit, , codes = '']) => code(codes).map((name) => [name, Number(exit)]));
    const real = Object.entries(errorTable).map(([name, { exit }]) => [name, exit]);
    expect(Object.fromEntries(told)).toEqual(Object.fromEntries(real));
    expect(told).toHaveLength(real.length);
  });

  it('show filters that can be read, and name every field', () => {
    const filters = tableRows('you write').flatMap(([cell = '']) => code(cell));
    expect(filters.length).toBeGreaterThan(8);
    for (const filter of filters) expect(() => parseFilter(filter), filter).not.toThrow();
    const [, paragraph = ''] = /^Fields: (.*?)^\n/ms.exec(readme) ?? [];
    const named = new Set(code(paragraph).map((name) => (name === 'resource' ? 'resource.type' : name)));
    for (const field of filterFields) expect(named, field).toContain(field);
  });

  it('list the commands there are', async () => {
    const commands = tableRows('command').map(([cell = '']) => code(cell)[0]?.split(' ')[0]);
    const files = await readdir(join(root, 'src/cli/commands'));
    expect(commands.sort()).toEqual(files.map((file) => file.replace(/\.ts$/, '')).sort());
  });
});
