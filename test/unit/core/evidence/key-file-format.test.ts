import { execFileSync, spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lockKeyFile, readKeyFile, unlockKeyFile } from '#core/evidence/key-file-format.ts';
import { addToKeyRing, readKeyRing } from '#core/evidence/key-ring.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const text = addToKeyRing(generateKeyPairSync('ed25519').privateKey, null);
const fingerprint = readKeyRing(text, 'file')?.fingerprint ?? '';
const passphrase = 'contraseña segura';
const locked = await lockKeyFile(text, fingerprint, passphrase);

const python = spawnSync('python3', ['-c', 'import cryptography']).status === 0;

describe('a key file', () => {
  it('opens with its passphrase, however its letters are composed, and with no other', async () => {
    const file = readKeyFile(locked);
    if (file === null) throw new Error('it cannot be read');
    expect(locked).not.toContain(text.slice(0, 20));
    expect(await unlockKeyFile(file, passphrase.normalize('NFD'))).toBe(text);
    expect(await unlockKeyFile(file, 'contrasena segura')).toBeNull();
    const other = Buffer.from(file.locked, 'base64');
    other[3] = (other[3] ?? 0) ^ 1;
    expect(await unlockKeyFile({ ...file, locked: other.toString('base64') }, passphrase)).toBeNull();
  });

  it.each([
    ['another version', ['"version": 1', '"version": 2']],
    ['work without end', ['"n": 131072', '"n": 1073741824']],
    ['work that is no power of two', ['"n": 131072', '"n": 131071']],
    ['a member nobody wrote', ['"version": 1', '"version": 1, "x": 1']],
    ['no JSON', ['{', '<']],
  ] as const)('is none with %s', (_, [from, to]) => {
    expect(readKeyFile(locked.replace(from, to))).toBeNull();
  });

  it.skipIf(!python)('opens by the lines of Python in the documentation', async () => {
    const docs = await readFile(resolve(import.meta.dirname, '../../../../docs/signing-keys.md'), 'utf8');
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'open.py'), /^```python\n(.*?)^```/ms.exec(docs)?.[1] ?? '');
    await writeFile(join(folder, 'key.json'), locked);
    const args = [join(folder, 'open.py'), join(folder, 'key.json')];
    expect(execFileSync('python3', args, { input: `${passphrase}\n`, encoding: 'utf8' }).trim()).toBe(text);
  });
});
