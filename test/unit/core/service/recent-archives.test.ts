// The list of archives opened here: newest first, no more than it should be, and harmless when it is damaged.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recentArchives, recentLimit } from '#core/service/recent-archives.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const start = async () => {
  const folder = join(await temporaryFolder(), 'data');
  return { folder, file: join(folder, 'recent.json'), recent: recentArchives(folder) };
};

const archive = (path: string, minute: number) => ({
  path,
  name: path.slice(1),
  openedAt: new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString(),
  root: 'a'.repeat(64),
  earlierRoots: [],
  events: minute,
});

describe('recent archives', () => {
  it('are kept newest first, each once, and are forgotten', async () => {
    const { recent } = await start();
    expect(recent.list()).toEqual([]);
    recent.remember(archive('/one', 1));
    recent.remember(archive('/two', 2));
    recent.remember(archive('/one', 3));
    expect(recent.list()).toEqual([
      { ...archive('/one', 3), present: false },
      { ...archive('/two', 2), present: false },
    ]);
    recent.forget('/one');
    recent.forget('/unknown');
    expect(recent.list().map(({ path }) => path)).toEqual(['/two']);
  });

  it('tell whether the archive is still there', async () => {
    const { folder, recent } = await start();
    recent.remember(archive(join(folder, 'here'), 1));
    expect(recent.list()[0]?.present).toBe(false);
    await mkdir(join(folder, 'here'));
    await writeFile(join(folder, 'here', 'archive.json'), '{}');
    expect(recent.list()[0]?.present).toBe(true);
  });

  it('are as many as the limit, the oldest gone', async () => {
    const { recent } = await start();
    for (let minute = 0; minute < recentLimit + 5; minute += 1) recent.remember(archive(`/${minute}`, minute));
    const paths = recent.list().map(({ path }) => path);
    expect(paths).toHaveLength(recentLimit);
    expect(paths[0]).toBe(`/${recentLimit + 4}`);
    expect(paths).not.toContain('/4');
  });

  it('are none in a damaged file, and an entry nobody can read is left out', async () => {
    const { folder, file, recent } = await start();
    await mkdir(folder);
    for (const text of ['', '{', '[]', '{"version":2,"archives":[]}']) {
      await writeFile(file, text);
      expect(recent.list()).toEqual([]);
    }
    const entries = [archive('/good', 1), { path: '/bad' }, null];
    await writeFile(file, JSON.stringify({ version: 1, archives: entries }));
    expect(recent.list().map(({ path }) => path)).toEqual(['/good']);
    recent.remember(archive('/next', 2));
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({
      archives: [{ path: '/next' }, { path: '/good' }],
    });
  });
});
