import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sourceError } from '#core/ingest/source-error.ts';
import { walkSources } from '#core/ingest/source-walk.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

describe('walkSources', () => {
  it('follows links, but never in a circle', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'a/b'), { recursive: true });
    await writeFile(join(folder, 'a/b/1.json'), '[]');
    await symlink(folder, join(folder, 'a/b/up'));
    await symlink('around', join(folder, 'around'));
    await symlink('gone', join(folder, 'broken'));
    await symlink(join(folder, 'a/b/1.json'), join(folder, 'link.json'));
    const { files, skipped } = await walkSources([{ path: folder, name: 'in' }]);
    expect(files.map(({ name, bytes, explicit }) => [name, bytes, explicit])).toEqual([
      ['in/a/b/1.json', 2, false],
      ['in/link.json', 2, false],
    ]);
    expect(skipped.map(({ name, reason }) => [name, reason])).toEqual([
      ['in/a/b/up', 'a link to a folder it lies in'],
      ['in/around', 'a link to nothing'],
      ['in/broken', 'a link to nothing'],
    ]);
  });

  it('keeps the order of the paths given', async () => {
    const folder = await temporaryFolder();
    for (const name of ['b.json', 'a.json']) await writeFile(join(folder, name), '[]');
    const named = ['b.json', 'a.json'].map((name) => ({ path: join(folder, name), name }));
    expect((await walkSources(named)).files.map(({ name }) => name)).toEqual(['b.json', 'a.json']);
  });

  it('refuses what is neither file nor folder', async () => {
    const device = { path: '/dev/null', name: 'null' };
    await expect(walkSources([device])).rejects.toMatchObject({ code: 'SOURCE_UNREADABLE', data: { where: 'null' } });
  });
});

describe('sourceError', () => {
  it.each([
    ['ENOENT', 'SOURCE_NOT_FOUND', ''],
    ['EACCES', 'SOURCE_UNREADABLE', 'permission denied'],
    ['EIO', 'SOURCE_UNREADABLE', 'the device reports an error'],
    ['EXDEV', 'SOURCE_UNREADABLE', 'EXDEV'],
    ['Z_BUF_ERROR', 'SOURCE_TRUNCATED', 'the compressed data stops in the middle'],
    ['Z_DATA_ERROR', 'SOURCE_CORRUPT', 'compressed data: oops'],
  ])('%s is %s', (code, expected, detail) => {
    const error = Object.assign(new Error('oops'), { code });
    expect(sourceError(error, 'x')).toMatchObject({ code: expected, data: { where: 'x', detail } });
  });
});
