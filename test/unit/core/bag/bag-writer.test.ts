// What the writer of bags refuses, and that a zip depends on nothing but names and contents.
import { createHash } from 'node:crypto';
import { readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createBagWriter } from '#core/bag/bag-writer.ts';
import { zipBag } from '#core/bag/zip-bag.ts';
import { processSigner } from '#core/evidence/installation-signer.ts';
import { checkSsh, signSsh } from '#core/evidence/sshsig.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const going = (): AbortSignal => new AbortController().signal;
const zip = (folder: string, out: string, signal = going()) =>
  zipBag({ folder, name: 'pack', out, signal, onBytes: () => undefined });

describe('the writer of bags', () => {
  it.each([
    '../x',
    '/x',
    'data/../x',
    'data//x',
    'C:x',
    'data\\x',
    'data/ñ',
    'data/a b',
    'data/con.txt',
    'data/x.',
    '',
    '-x',
    'a\nb',
  ])('refuses the name %j', async (name) => {
    const writer = createBagWriter(await temporaryFolder());
    expect(() => writer.add(name, '')).toThrow(expect.objectContaining({ code: 'INTERNAL' }));
  });

  it('refuses a name twice, in other case too, and a seal before all files are closed', async () => {
    const writer = createBagWriter(await temporaryFolder());
    writer.add('data/a', '');
    expect(() => writer.add('data/A', '')).toThrow('in the bag already');
    writer.open('data/b');
    expect(() => writer.seal({ info: [], sign: () => '' })).toThrow('still being written');
  });

  it('hashes what it writes in pieces, texts as UTF-8', async () => {
    const folder = await temporaryFolder();
    const writer = createBagWriter(folder);
    const file = writer.open('data/big');
    for (let number = 0; number < 3000; number++) file.write(`ñ ${'x'.repeat(1000)}\n`);
    const { bytes, sha256 } = file.close();
    const content = await readFile(join(folder, 'data/big'));
    expect(bytes).toBe(content.length);
    expect(sha256).toBe(createHash('sha256').update(content).digest('hex'));
    const { payloadBytes, payloadFiles, files } = writer.seal({ info: [['Title', 'T']], sign: () => 'none\n' });
    expect({ payloadBytes, payloadFiles }).toEqual({ payloadBytes: bytes, payloadFiles: 1 });
    expect(files.map(({ name }) => name)).toEqual([
      'bag-info.txt',
      'bagit.txt',
      'data/big',
      'manifest-sha256.txt',
      'tagmanifest-sha256.txt',
      'tagmanifest-sha256.txt.sig',
    ]);
    expect(await readFile(join(folder, 'bag-info.txt'), 'utf8')).toBe(`Title: T\nPayload-Oxum: ${bytes}.1\n`);
  });
});

describe('a zip', () => {
  const contents = { 'b.txt': 'two', 'a.txt': 'one', 'run.sh': 'true' };
  const make = async (names: readonly (keyof typeof contents)[], seconds: number): Promise<string> => {
    const folder = await temporaryFolder();
    for (const name of names) {
      await writeFile(join(folder, name), contents[name]);
      await utimes(join(folder, name), seconds, seconds);
    }
    return folder;
  };

  it('has the same bytes whenever, wherever and in whichever order its files were written', async () => {
    const out = await temporaryFolder();
    const zone = process.env.TZ;
    const results = [];
    try {
      for (const [index, tz] of ['UTC', 'Pacific/Kiritimati', 'America/St_Johns'].entries()) {
        process.env.TZ = tz;
        const names = (['a.txt', 'b.txt', 'run.sh'] as const).toSorted(() => (index === 1 ? -1 : 1));
        results.push(await zip(await make(names, 1_000_000_000 + index * 1e7), join(out, `${index}.zip`)));
      }
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
    expect(new Set(results.map(({ sha256 }) => sha256)).size).toBe(1);
  });

  it('is not there where it was cancelled, and one that is there already is left alone', async () => {
    const folder = await make(['a.txt'], 0);
    const out = join(await temporaryFolder(), 'x.zip');
    await expect(zip(folder, out, AbortSignal.abort())).rejects.toMatchObject({ code: 'CANCELLED' });
    await expect(readFile(out)).rejects.toMatchObject({ code: 'ENOENT' });
    await writeFile(out, 'mine');
    await expect(zip(folder, out)).rejects.toMatchObject({ code: 'IO_FAILED' });
    expect(await readFile(out, 'utf8')).toBe('mine');
  });
});

describe('a signature', () => {
  const message = Buffer.from('what was signed\n');
  const signer = processSigner();
  const armoured = signSsh(message, 'test@v1', signer);

  it('is the same for the same message, and tells its key', () => {
    expect(signSsh(message, 'test@v1', signer)).toBe(armoured);
    expect(checkSsh(message, armoured, 'test@v1')).toMatchObject({ fingerprint: signer.fingerprint });
    expect(checkSsh(message, armoured.replaceAll('\n', '\r\n'), 'test@v1')).toMatchObject({
      fingerprint: signer.fingerprint,
    });
  });

  it('does not hold for other bytes, another purpose, or with any of its bytes changed', () => {
    expect(checkSsh(Buffer.from('else'), armoured, 'test@v1')).toMatch(/not the signature of/);
    expect(checkSsh(message, armoured, 'other@v1')).toMatch(/made for "test@v1"/);
    const [head = '', ...rest] = armoured.trimEnd().split('\n');
    const tail = rest.pop() ?? '';
    const blob = Buffer.from(rest.join(''), 'base64');
    for (let at = 0; at < blob.length; at++) {
      const bytes = Buffer.from(blob);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      expect(typeof checkSsh(message, [head, bytes.toString('base64'), tail].join('\n'), 'test@v1')).toBe('string');
    }
  });
});
