import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRendererFile } from '#core/service/read-renderer-file.ts';

const secret = 'outside the renderer folder';
const inside = new Set(['<main>', 'code()', 'deep()', '{}']);
let base: string;
let folder: string;

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'renderer-file-'));
  folder = join(base, 'renderer');
  await mkdir(join(folder, 'assets', 'deep'), { recursive: true });
  await mkdir(join(base, 'renderer-other'));
  await writeFile(join(folder, 'index.html'), '<main>');
  await writeFile(join(folder, 'assets', 'app.js'), 'code()');
  await writeFile(join(folder, 'assets', 'deep', 'more.js'), 'deep()');
  await writeFile(join(folder, 'assets', 'data.json'), '{}');
  await writeFile(join(base, 'secret.txt'), secret);
  await writeFile(join(base, 'renderer-other', 'secret.txt'), secret);
  await symlink(join(base, 'secret.txt'), join(folder, 'assets', 'link.txt'));
  await symlink(base, join(folder, 'up'));
});

afterAll(() => rm(base, { recursive: true, force: true }));

const textOf = async (pathname: string): Promise<string | number> => {
  const file = await readRendererFile(folder, pathname);
  return file.kind === 'ok' ? new TextDecoder().decode(file.bytes) : file.status;
};

describe('readRendererFile', () => {
  it('serves a file with its media type', async () => {
    const file = await readRendererFile(folder, '/assets/app.js');
    expect(file).toMatchObject({ kind: 'ok', mediaType: 'text/javascript; charset=utf-8' });
    expect(await textOf('/assets/app.js')).toBe('code()');
  });

  it('answers every screen with index.html, and a missing file with 404', async () => {
    expect(await textOf('/')).toBe('<main>');
    expect(await textOf('/events')).toBe('<main>');
    expect(await textOf('/assets/none.js')).toBe(404);
    expect(await textOf('/assets')).toBe('<main>');
  });

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%5c..%5csecret.txt',
    '/assets/%00.js',
    '/C:/windows/win.ini',
    '/%E0%A4%A',
    '/../renderer-other/secret.txt',
  ])('refuses %s', async (pathname) => {
    expect(await textOf(pathname)).toBe(400);
  });

  it('does not follow links out of the folder', async () => {
    expect(await textOf('/assets/link.txt')).toBe(404);
    expect(await textOf('/up/secret.txt')).toBe(404);
  });

  it('says 404 where the renderer has not been built', async () => {
    expect(await readRendererFile(join(base, 'none'), '/')).toEqual({ kind: 'refused', status: 404 });
  });

  it('never serves anything that is not in the folder', async () => {
    const piece = fc.constantFrom(
      ...['..', '.', '/', '\\', '%2e', '%2E', '%2f', '%5c', '%00', '%252e', 'assets', 'deep', 'up', 'renderer-other'],
      ...['secret.txt', 'link.txt', 'app.js', 'more.js', 'index.html', '//', 'C:', '~', '%c0%ae', '…'],
    );
    const address = fc.oneof(
      fc.array(piece, { minLength: 1, maxLength: 9 }).map((pieces) => `/${pieces.join('')}`),
      fc.array(piece, { minLength: 1, maxLength: 7 }).map((pieces) => `/${pieces.join('/')}`),
      fc.string({ unit: 'binary' }),
    );
    await fc.assert(
      fc.asyncProperty(address, async (pathname) => {
        const answer = await textOf(pathname);
        expect(answer).not.toBe(secret);
        expect(answer === 400 || answer === 404 || inside.has(String(answer))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
