import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { jsonOf, runCli } from '#test/support/run-cli.ts';
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

describe('case', () => {
  it('tells what there is, and takes saved views from one archive to another', async () => {
    const folder = await temporaryFolder();
    const [archive, other, views, copy] = ['a', 'b', 'views.json', 'copy.json'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
      string,
    ];
    const log = join(folder, 'log.jsonl');
    await writeFile(log, '{"id":"e1","timestamp":"2026-05-20T10:23:45Z"}\n');
    for (const path of [archive, other]) expect((await runCli(['import', log, '--archive', path])).code).toBe(0);
    expect(jsonOf(await runCli(['case', '--archive', archive, '--json']))).toMatchObject({ revision: 0, views: [] });
    const none = await runCli(['case', 'export-views', '--archive', archive, '-o', copy]);
    expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('no saved view')]);

    await writeFile(views, pack(view('One', 'action:delete'), view('Two', '')));
    expect(await runCli(['case', 'import-views', views, '--archive', archive])).toMatchObject({
      code: 0,
      stdout: '2 views added or replaced; 2 views in all.\n',
    });
    const again = await runCli(['case', 'import-views', views, '--archive', archive, '--json']);
    expect(jsonOf(again)).toEqual({ changed: 0, views: 2 });
    const { stdout } = await runCli(['case', '--archive', archive]);
    expect(stdout.split('\n').slice(0, 4)).toEqual([
      '2 saved views',
      '  One: action:delete',
      '  Two: ()',
      '0 starred events',
    ]);

    const written = await runCli(['case', 'export-views', '--archive', archive, '-o', copy, '--json']);
    expect(jsonOf(written)).toEqual({ path: copy, views: 2 });
    const printed = await runCli(['case', 'export-views', '--archive', archive, '-o', '-']);
    expect(printed.stdout).toBe(await readFile(copy, 'utf8'));
    expect((await runCli(['case', 'import-views', copy, '--archive', other])).code).toBe(0);
    const copied = jsonOf(await runCli(['case', '--archive', other, '--json'])).views;
    expect(copied).toMatchObject([view('One', 'action:delete'), view('Two', '')]);
  });

  it('refuses files that are no packs, that are there already, and that are not there', async () => {
    const folder = await temporaryFolder();
    const archive = join(folder, 'archive');
    const log = join(folder, 'log.jsonl');
    await writeFile(log, '{"id":"e1","timestamp":"2026-05-20T10:23:45Z"}\n');
    await runCli(['import', log, '--archive', archive]);
    const views = join(folder, 'views.json');
    await writeFile(views, pack(view('One', 'action:delete')));
    await runCli(['case', 'import-views', views, '--archive', archive]);
    const errorOf = async (...args: string[]): Promise<unknown> => {
      const result = await runCli(['case', ...args, '--archive', archive, '--json']);
      return [result.code, (jsonOf(result).error as { code: string; where: string }).code];
    };
    expect(await errorOf('export-views', '-o', views)).toEqual([2, 'FILE_EXISTS']);
    expect(await errorOf('import-views', join(folder, 'none.json'))).toEqual([5, 'SOURCE_NOT_FOUND']);
    await writeFile(join(folder, 'bad.json'), pack(view('Bad', 'a (b')));
    expect(await errorOf('import-views', join(folder, 'bad.json'))).toEqual([2, 'BAD_PACK']);
    expect(await errorOf('import-views', log)).toEqual([2, 'BAD_PACK']);
    expect(await errorOf('export-views', '-o', join(folder, 'none', 'x.json'))).toEqual([1, 'IO_FAILED']);
    expect(jsonOf(await runCli(['case', '--archive', archive, '--json'])).views).toHaveLength(1);
  });
});
