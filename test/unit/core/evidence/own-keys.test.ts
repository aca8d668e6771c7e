import { generateKeyPairSync } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { KeySources } from '#core/evidence/find-key.ts';
import { installationSigner, processSigner } from '#core/evidence/installation-signer.ts';
import { createOwnKeys, type TellRotation } from '#core/evidence/own-keys.ts';
import { privateKeyText, type Signer } from '#core/evidence/signing-key.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { memoryKeychain, noKeychain } from '#test/support/memory-key-store.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const passphrase = 'correct horse battery';

const setUp = async (changes: Partial<KeySources> = {}, tell: TellRotation = async () => 'told') => {
  const file = join(await temporaryFolder(), 'own', 'signing-key.json');
  const sources: KeySources = {
    environment: {},
    keychains: [noKeychain],
    file,
    passphrase: null,
    processKey: processSigner(),
    patienceMs: 10_000,
    ...changes,
  };
  const own = installationSigner(sources);
  return { file: sources.file, sources, own, keys: createOwnKeys(own, tell) };
};

/** Everything a failure says, on the way to a log or a page. */
const said = (error: unknown): string =>
  `${String(error)} ${JSON.stringify(error)} ${error instanceof Error ? `${error.stack} ${String(error.cause)}` : ''}`;

describe('a key in a file', () => {
  it('is kept under its passphrase, for its owner alone, and opened again by the next run', async () => {
    const { file, sources, keys, own } = await setUp();
    const made = await keys.create('file', passphrase);
    expect(made).toMatchObject({
      current: { kept: 'file' },
      locked: false,
      lockedFingerprint: null,
      retired: [],
      keychain: false,
      file,
    });
    expect(made.current.publicKey).toMatch(/^ssh-ed25519 AAAA/);
    expect((await own.signer()).fingerprint).toBe(made.current.fingerprint);
    if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readdir(join(file, '..'))).toEqual(['signing-key.json']);
    const next = createOwnKeys(installationSigner(sources), async () => 'told');
    expect(await next.list()).toMatchObject({
      current: { kept: 'process' },
      locked: true,
      lockedFingerprint: made.current.fingerprint,
    });
    expect(await next.unlock(passphrase)).toEqual(made);
  });

  it('refuses another passphrase, none, a short one, and says none of them', async () => {
    const { keys, file } = await setUp();
    await expect(keys.create('file', null)).rejects.toMatchObject({ code: 'KEY_REFUSED' });
    await expect(keys.create('file', 'short')).rejects.toMatchObject({ code: 'KEY_REFUSED' });
    await expect(keys.unlock(passphrase)).rejects.toMatchObject({ data: { detail: 'there is no key file' } });
    expect(existsSync(file)).toBe(false);
    await keys.create('file', passphrase);
    const failure = await keys.unlock('a wrong secret').catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'KEY_REFUSED', data: { where: file } });
    expect(said(failure)).not.toContain('wrong secret');
  });

  it('is told as damaged where a byte of it was changed, and is never written over', async () => {
    const { keys, file, sources } = await setUp();
    await keys.create('file', passphrase);
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('"version": 1', '"version": 9'));
    const next = createOwnKeys(installationSigner(sources), async () => 'told');
    await expect(next.unlock(passphrase)).rejects.toMatchObject({
      data: { detail: 'it is not a key file of this version' },
    });
    for (const change of [() => next.create('file', passphrase), () => next.rotate('file', passphrase, [])]) {
      await expect(change()).rejects.toMatchObject({ code: 'KEY_REFUSED' });
    }
    expect(await readFile(file, 'utf8')).toContain('"version": 9');
  });
});

describe('a key that is kept', () => {
  it('is not replaced by creating one', async () => {
    const environment = { SIVO_AUDIT_SIGNING_KEY: privateKeyText(generateKeyPairSync('ed25519').privateKey) };
    const ofKeychain = await setUp({ keychains: [memoryKeychain()] });
    const handed = await setUp({ environment });
    for (const { keys } of [ofKeychain, handed]) {
      await expect(keys.create('file', passphrase)).rejects.toMatchObject({ code: 'KEY_REFUSED' });
    }
    await expect(handed.keys.rotate('file', passphrase, [])).rejects.toMatchObject({
      data: { where: 'SIVO_AUDIT_SIGNING_KEY' },
    });
    const none = await setUp();
    await expect(none.keys.rotate('file', passphrase, [])).rejects.toMatchObject({ code: 'KEY_REFUSED' });
  });

  it('is rotated in its keychain; the old one stays to vouch, and every archive is accounted for', async () => {
    const keychain = memoryKeychain();
    const asked: [string, Signer][] = [];
    const { keys, own } = await setUp({ keychains: [keychain] }, async (path, next) => {
      asked.push([path, next]);
      if (path === '/locked') throw new WorkbenchError('ARCHIVE_LOCKED', path, 'process 7');
      return path === '/foreign' ? 'foreign' : 'told';
    });
    const old = (await keys.list()).current;
    const rotation = await keys.rotate('keychain', null, ['/a', '/locked', '/foreign', '/a']);
    expect(rotation).toMatchObject({
      from: old,
      told: ['/a'],
      foreign: ['/foreign'],
      untold: [{ path: '/locked', why: 'ARCHIVE_LOCKED: process 7' }],
    });
    expect(rotation.to.fingerprint).not.toBe(old.fingerprint);
    expect(asked[0]?.[1].retired?.map(({ fingerprint }) => fingerprint)).toEqual([old.fingerprint]);
    expect((await own.signer()).fingerprint).toBe(rotation.to.fingerprint);
    expect(await keys.list()).toMatchObject({ current: rotation.to, retired: [old.fingerprint] });
  });

  it('moves between keychain and file, and leaves nothing where it was', async () => {
    const keychain = memoryKeychain();
    const { keys, file } = await setUp({ keychains: [keychain] });
    await keys.list();
    const toFile = await keys.rotate('file', passphrase, []);
    expect([toFile.to.kept, keychain.held]).toEqual(['file', null]);
    const back = await keys.rotate('keychain', null, []);
    expect([back.from, back.to.kept, existsSync(file)]).toEqual([toFile.to, 'keychain', false]);
    expect((await keys.list()).retired).toEqual([toFile.to.fingerprint, toFile.from.fingerprint]);
  });

  it.each(['write', 'read back', 'remove'] as const)('still signs after a rotation that fails to %s', async (step) => {
    const keychain = memoryKeychain();
    const { keys, file, sources } = await setUp({ keychains: [keychain] });
    const before = await keys.list();
    const held = keychain.held;
    const broken = { ...keychain, read: async () => held };
    if (step === 'write') broken.write = () => Promise.reject(new Error(`denied: ${held}`));
    if (step === 'read back') broken.write = async () => undefined;
    broken.remove = () => Promise.reject(new Error('denied'));
    const own = createOwnKeys(installationSigner({ ...sources, keychains: [broken] }), async () => 'told');
    const failure = await own
      .rotate(step === 'remove' ? 'file' : 'keychain', step === 'remove' ? passphrase : null, [])
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'KEY_REFUSED' });
    expect(said(failure)).not.toContain(held ?? '?');
    expect(await own.list()).toEqual(before);
    expect(existsSync(file)).toBe(false);
  });

  it('keeps eight retired keys, the last ones', async () => {
    const { keys } = await setUp({ keychains: [memoryKeychain()] });
    const seen = [(await keys.list()).current.fingerprint];
    for (let turn = 0; turn < 10; turn++) seen.unshift((await keys.rotate('keychain', null, [])).to.fingerprint);
    const { current, retired } = await keys.list();
    expect([current.fingerprint, ...retired]).toEqual(seen.slice(0, 9));
  });
});
