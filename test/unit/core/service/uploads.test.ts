import { spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createUploadStore } from '#core/service/uploads.ts';
import { uploadChunkBytes } from '#shared/contract/contract.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const start = async () => {
  const parent = await temporaryFolder();
  const store = createUploadStore(parent);
  onTestFinished(() => store.close());
  return { parent, store };
};

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('createUploadStore', () => {
  it('puts pieces together in a private folder, under a name of its own', async () => {
    const { parent, store } = await start();
    expect(await readdir(parent)).toEqual([]);
    const id = await store.begin('../../etc/pass\0wd', 6);
    expect(await store.append(id, 0, bytes('abc'))).toBe(3);
    expect(await store.append(id, 3, bytes('def'))).toBe(6);
    const { path, name } = store.staged(id);
    expect(name).toBe('../../etc/pass\0wd');
    expect(await readFile(path, 'utf8')).toBe('abcdef');
    expect(dirname(dirname(path))).toBe(parent);
    expect((await stat(dirname(path))).mode & 0o777).toBe(0o700);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('keeps the order of pieces sent without waiting', async () => {
    const { store } = await start();
    const id = await store.begin('a', 400);
    const pieces = Array.from({ length: 100 }, (_, index) => store.append(id, index * 4, bytes('abcd')));
    expect(await Promise.all(pieces)).toEqual(Array.from({ length: 100 }, (_, index) => index * 4 + 4));
    expect(await readFile(store.staged(id).path, 'utf8')).toBe('abcd'.repeat(100));
  });

  it('refuses a piece out of order, too long or too large, and goes on after it', async () => {
    const { store } = await start();
    const id = await store.begin('a', 4);
    await expect(store.append(id, 1, bytes('b'))).rejects.toMatchObject({
      code: 'BAD_INPUT',
      data: { where: 'offset' },
    });
    await expect(store.append(id, 0, bytes('abcde'))).rejects.toMatchObject({ code: 'BAD_INPUT' });
    const large = await store.begin('b', uploadChunkBytes * 2);
    const piece = new Uint8Array(uploadChunkBytes + 1);
    await expect(store.append(large, 0, piece)).rejects.toMatchObject({ code: 'TOO_LARGE' });
    expect(await store.append(id, 0, bytes('abcd'))).toBe(4);
  });

  it('does not hand out what is incomplete or unknown', async () => {
    const { store } = await start();
    const id = await store.begin('half.jsonl', 4);
    await store.append(id, 0, bytes('ab'));
    expect(() => store.staged(id)).toThrow(/2 of 4 bytes/);
    expect(() => store.staged('nothing')).toThrow(/UPLOAD_NOT_FOUND/);
    await expect(store.append('nothing', 0, bytes('x'))).rejects.toMatchObject({ code: 'UPLOAD_NOT_FOUND' });
  });

  it('sweeps what a killed process left, and nothing else', async () => {
    const { parent, store } = await start();
    const { pid } = spawnSync(process.execPath, ['--version']);
    const left = join(parent, `sivo-audit-uploads-${pid}-a1B2c3`);
    const others = [`sivo-audit-uploads-${process.ppid}-a1B2c3`, 'sivo-audit-uploads-x', `other-${pid}-a1B2c3`];
    for (const folder of [left, ...others.map((name) => join(parent, name))]) {
      await mkdir(folder);
      await writeFile(join(folder, 'log'), 'x');
    }
    await store.begin('a', 0);
    const names = await readdir(parent);
    expect(names).toHaveLength(4);
    expect(names).toEqual(expect.arrayContaining(others));
  });

  it('removes what is discarded, and everything at the end', async () => {
    const { parent, store } = await start();
    const id = await store.begin('a', 1);
    await store.append(id, 0, bytes('x'));
    await store.begin('empty', 0);
    const folder = join(parent, (await readdir(parent))[0] ?? '');
    expect(await readdir(folder)).toHaveLength(2);
    await store.discard(id);
    expect(await readdir(folder)).toHaveLength(1);
    await expect(store.discard(id)).rejects.toMatchObject({ code: 'UPLOAD_NOT_FOUND' });
    await store.close();
    expect(await readdir(parent)).toEqual([]);
  });
});
