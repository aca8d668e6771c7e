// A pack's texts, a stretch at a time: put together they are the file, and no character is ever cut.

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packText } from '#core/packs/pack-text.ts';
import { makeSignedBag } from '#test/support/make-signed-bag.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const text = 'aé€😀\ufeffñ'.repeat(9);
const files = { 'data/t.txt': text, 'data/empty.txt': '', 'data/b.bin': '' };

const readAll = async (path: string, length: number): Promise<string> => {
  let whole = '';
  for (let offset: number | null = 0; offset !== null; ) {
    const piece: Awaited<ReturnType<typeof packText>> = await packText({ path, name: 'data/t.txt', offset, length });
    whole += piece.text;
    offset = piece.next;
  }
  return whole;
};

describe('packText', () => {
  it('gives a file in stretches of any length, from a folder and from a zip', async () => {
    const pack = makeSignedBag(await temporaryFolder(), files);
    for (const path of [pack.folder, await pack.zip()]) {
      for (const length of [1, 2, 3, 4, 5, 7, 100, 1_000_000]) expect(await readAll(path, length)).toBe(text);
    }
  });

  it('gives an empty file, and one character more than nothing', async () => {
    const { folder: path } = makeSignedBag(await temporaryFolder(), files);
    const empty = await packText({ path, name: 'data/empty.txt', offset: 0, length: 10 });
    expect(empty).toEqual({ name: 'data/empty.txt', text: '', bytes: 0, next: null });
  });

  it('refuses a name that is not there, a place within a character, and what is no text', async () => {
    const { folder: path } = makeSignedBag(await temporaryFolder(), files);
    await writeFile(join(path, 'data/b.bin'), Buffer.from([0x61, 0xff, 0xfe, 0x62]));
    const ask = (name: string, offset: number) => packText({ path, name, offset, length: 100 });
    for (const [name, offset] of [
      ['../../etc/passwd', 0],
      ['data/none.txt', 0],
      ['data/t.txt', 2],
      ['data/b.bin', 0],
    ] as const) {
      await expect(ask(name, offset)).rejects.toMatchObject({ code: 'BAD_INPUT' });
    }
  });
});
