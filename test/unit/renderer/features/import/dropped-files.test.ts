import { expect, it } from 'vitest';
import { droppedFiles, pickedFiles } from '#renderer/features/import/dropped-files.ts';

const file = (fullPath: string) => ({
  isDirectory: false,
  fullPath,
  file: (done: (file: File) => void) => done(new File(['{}'], fullPath.split('/').at(-1) ?? '')),
});

/** A folder that hands out its entries in batches of one, as browsers do with batches of a hundred. */
const folder = (fullPath: string, entries: object[]) => ({
  isDirectory: true,
  fullPath,
  createReader: () => {
    const left = [...entries];
    return { readEntries: (done: (some: object[]) => void) => done(left.splice(0, 1)) };
  },
});

const transfer = (items: object[]) => ({ items }) as unknown as DataTransfer;
const item = (entry: object | null, plain: File | null = null, kind = 'file') => ({
  kind,
  webkitGetAsEntry: () => entry,
  getAsFile: () => plain,
});

it('walks folders through every batch and keeps the path inside the drop as the name', async () => {
  const dropped = await droppedFiles(
    transfer([
      item(
        folder('/logs', [
          file('/logs/b.jsonl'),
          folder('/logs/2026', [file('/logs/2026/a.jsonl')]),
          file('/logs/c.csv'),
        ]),
      ),
      item(file('/one.json')),
    ]),
  );
  expect(dropped.map(({ name }) => name)).toEqual(['logs/2026/a.jsonl', 'logs/b.jsonl', 'logs/c.csv', 'one.json']);
});

it('takes the plain file where the browser gives no entry, and ignores what is no file', async () => {
  const dropped = await droppedFiles(
    transfer([item(null, new File(['{}'], 'plain.json')), item(null, null, 'string'), item(null)]),
  );
  expect(dropped.map(({ name }) => name)).toEqual(['plain.json']);
});

it('rejects with the reason when a file cannot be read', async () => {
  const broken = {
    isDirectory: false,
    fullPath: '/x',
    file: (_: unknown, fail: (error: Error) => void) => fail(new Error('NotReadableError')),
  };
  await expect(droppedFiles(transfer([item(broken)]))).rejects.toThrow('NotReadableError');
});

it('names the files of a picked folder by their path in it', () => {
  const inFolder = Object.assign(new File(['{}'], 'a.json'), { webkitRelativePath: 'logs/a.json' });
  const list = [inFolder, new File(['{}'], 'b.json')] as unknown as FileList;
  expect(pickedFiles(list).map(({ name }) => name)).toEqual(['logs/a.json', 'b.json']);
  expect(pickedFiles(null)).toEqual([]);
});
