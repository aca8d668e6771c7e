import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { appFiles } from '#cli/app-root.ts';
import { runCli } from '#cli/program.ts';
import { createArchive } from '#core/archive/create-archive.ts';
import { memoryTerminal } from '#test/support/memory-terminal.ts';
import { builtCli } from '#test/support/run-cli.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const view = (name: string, query: string) => ({
  name,
  query,
  time: { kind: 'any' },
  zone: null,
  sort: 'newest',
  page: '/events',
  layout: null,
});
const pack = (...views: object[]): string => JSON.stringify({ format: 'sivo-audit-filter-pack', version: 1, views });

const files = appFiles(pathToFileURL(builtCli).href);

const run = async (...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> => {
  const terminal = memoryTerminal();
  const code = await runCli(['case', ...args], { terminal, files, signal: new AbortController().signal });
  return { code, ...terminal.written };
};

const archiveAt = (path: string): string => {
  createArchive(path, { appVersion: '0.0.0', now: () => new Date() });
  return path;
};

describe('case', () => {
  it('tells what there is, and takes saved views from one archive to another', async () => {
    const folder = await temporaryFolder();
    const archive = archiveAt(join(folder, 'a'));
    const other = archiveAt(join(folder, 'b'));
    const views = join(folder, 'views.json');
    const copy = join(folder, 'copy.json');
    await writeFile(views, pack(view('One', 'action:delete'), view('Two', '')));
    expect(await run('import-views', views, '--archive', archive)).toMatchObject({
      code: 0,
      stdout: '2 views added or replaced; 2 views in all.\n',
    });
    const { stdout } = await run('--archive', archive);
    expect(stdout.split('\n')).toEqual([
      '2 saved views',
      '  One: action:delete',
      '  Two: ()',
      '0 starred events',
      '0 tagged events',
      '0 notes',
      '0 steps of the story',
      '0 decisions',
      '',
    ]);
    const written = await run('export-views', '--archive', archive, '-o', copy, '--json');
    expect(JSON.parse(written.stdout)).toEqual({ path: copy, views: 2 });
    const taken = await run('import-views', copy, '--archive', other, '--json');
    expect(JSON.parse(taken.stdout)).toEqual({ changed: 2, views: 2 });
    const whole = await run('--archive', other, '--json');
    expect(JSON.parse(whole.stdout)).toMatchObject({
      revision: 1,
      views: [view('One', 'action:delete'), view('Two', '')],
      undo: { kind: 'importPack', count: 2 },
    });
  }, 120_000);

  it('refuses files that are no packs, that are there already, and that are not there', async () => {
    const folder = await temporaryFolder();
    const archive = archiveAt(join(folder, 'archive'));
    const views = join(folder, 'views.json');
    await writeFile(views, pack(view('Bad', 'a (b')));
    const refused = async (...args: string[]): Promise<unknown> => {
      const { code, stdout } = await run(...args, '--archive', archive, '--json');
      return [code, JSON.parse(stdout).error.code, JSON.parse(stdout).error.where];
    };
    expect(await refused('import-views', join(folder, 'none.json'))).toEqual([
      5,
      'SOURCE_NOT_FOUND',
      join(folder, 'none.json'),
    ]);
    expect(await refused('import-views', views)).toEqual([2, 'BAD_PACK', 'views.json']);
    expect(await refused('export-views', '-o', views)).toEqual([2, 'BAD_INPUT', archive]);
    await writeFile(views, pack(view('Good', 'a b')));
    expect((await run('import-views', views, '--archive', archive)).code).toBe(0);
    expect(await refused('export-views', '-o', views)).toEqual([2, 'FILE_EXISTS', views]);
    expect(await readFile(views, 'utf8')).toBe(pack(view('Good', 'a b')));
  }, 120_000);
});
