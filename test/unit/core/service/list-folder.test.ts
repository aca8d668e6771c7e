import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listFolder } from '#core/service/list-folder.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

describe('listFolder', () => {
  it('tells folders, archives and files apart, folders first', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'b-folder'));
    await mkdir(join(folder, 'an-archive'));
    await writeFile(join(folder, 'an-archive', 'archive.json'), '{}');
    await writeFile(join(folder, 'a10.jsonl'), '12345');
    await writeFile(join(folder, 'a9.jsonl'), '');
    await writeFile(join(folder, '.hidden'), '');
    await symlink(join(folder, 'b-folder'), join(folder, 'c-link'));
    await symlink(join(folder, 'gone'), join(folder, 'd-broken'));
    const listing = await listFolder(folder, '/');
    expect(listing.path).toBe(folder);
    expect(listing.parent).toBe(dirname(folder));
    expect(listing.entries.map(({ name, kind, bytes }) => [name, kind, bytes])).toEqual([
      ['an-archive', 'archive', 0],
      ['b-folder', 'folder', 0],
      ['c-link', 'folder', 0],
      ['a9.jsonl', 'file', 0],
      ['a10.jsonl', 'file', 5],
    ]);
    expect(listing.entries[0]?.path).toBe(join(folder, 'an-archive'));
  });

  it('starts at home, and the root has no parent', async () => {
    const home = await temporaryFolder();
    expect((await listFolder(null, home)).path).toBe(home);
    expect((await listFolder('/', home)).parent).toBeNull();
  });

  it('names what is no folder', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'file'), '');
    await expect(listFolder(join(folder, 'gone'), '/')).rejects.toMatchObject({ code: 'SOURCE_NOT_FOUND' });
    await expect(listFolder(join(folder, 'file'), '/')).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });
});
