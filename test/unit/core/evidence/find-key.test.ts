import { createPublicKey, generateKeyPairSync, type KeyObject, verify } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findKey, type KeySources } from '#core/evidence/find-key.ts';
import { processSigner } from '#core/evidence/installation-signer.ts';
import type { KeyStore } from '#core/evidence/key-store.ts';
import { passphraseKeyStore } from '#core/evidence/passphrase-key-store.ts';
import { fingerprintOf, privateKeyText, type Signer } from '#core/evidence/signing-key.ts';
import { memoryKeychain, noKeychain } from '#test/support/memory-key-store.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const sourcesOf = (changes: Partial<KeySources>): KeySources => ({
  environment: {},
  keychains: [noKeychain],
  file: join(import.meta.dirname, 'no-such-folder', 'signing-key.json'),
  passphrase: null,
  processKey: processSigner(),
  patienceMs: 5000,
  ...changes,
});

const newKey = (): KeyObject => generateKeyPairSync('ed25519').privateKey;
const expectKey = (signer: Signer, key: KeyObject): void => {
  expect(signer.fingerprint).toBe(fingerprintOf(createPublicKey(key)));
  const bytes = Buffer.from('a line');
  expect(verify(null, bytes, createPublicKey(key), signer.sign(bytes))).toBe(true);
};

describe('the signer of an installation', () => {
  it.each([
    ['PEM', (key: KeyObject) => key.export({ format: 'pem', type: 'pkcs8' }).toString()],
    [
      'PEM on one line',
      (key: KeyObject) => key.export({ format: 'pem', type: 'pkcs8' }).toString().replaceAll('\n', '\\n'),
    ],
    ['base64', privateKeyText],
  ])('takes the key handed over in the environment as %s', async (_, write) => {
    const key = newKey();
    const keychains = [memoryKeychain(privateKeyText(newKey()))];
    const environment = { SIVO_AUDIT_SIGNING_KEY: write(key) };
    const { signer, store } = await findKey(sourcesOf({ environment, keychains }));
    expectKey(signer, key);
    expect([signer.kept, store]).toEqual(['environment', null]);
  });

  it.each([
    ['no key', 'hunter2-not-a-key'],
    [
      'a key of another kind',
      generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    ],
  ])('refuses %s in the environment without repeating it', async (_, text) => {
    const failure = await findKey(sourcesOf({ environment: { SIVO_AUDIT_SIGNING_KEY: text } })).catch(
      (error: Error) => error,
    );
    expect(failure).toMatchObject({ code: 'BAD_INPUT', data: { where: 'SIVO_AUDIT_SIGNING_KEY' } });
    expect(JSON.stringify(failure)).not.toContain(text.slice(0, 12));
    expect(String(failure)).not.toContain(text.slice(0, 12));
    expect((failure as Error).cause).toBeUndefined();
  });

  it('makes a key once and finds it in the keychain afterwards', async () => {
    const keychains = [memoryKeychain()];
    const first = await findKey(sourcesOf({ keychains }));
    const second = await findKey(sourcesOf({ keychains }));
    expect(first.signer.kept).toBe('keychain');
    expect(second.signer.fingerprint).toBe(first.signer.fingerprint);
  });

  it('asks the host’s own store first, and goes on with the key the system’s keychain has', async () => {
    const key = newKey();
    const vault = memoryKeychain();
    const found = await findKey(sourcesOf({ keychains: [vault, memoryKeychain(privateKeyText(key))] }));
    expectKey(found.signer, key);
    expect(vault.held).toBeNull();
    const own = newKey();
    vault.held = privateKeyText(own);
    expectKey((await findKey(sourcesOf({ keychains: [vault, memoryKeychain(privateKeyText(key))] }))).signer, own);
  });

  it.each<[string, KeyStore]>([
    ['there is no keychain', noKeychain],
    ['the keychain keeps nothing', { kept: 'keychain', read: async () => null, write: async () => undefined }],
    ['the keychain holds something else', { kept: 'keychain', read: async () => 'somebody’s password' }],
    [
      'the keychain refuses',
      { kept: 'keychain', read: async () => null, write: () => Promise.reject(new Error('denied')) },
    ],
  ])('signs with the key of this run where %s', async (_, store) => {
    const sources = sourcesOf({ keychains: [store] });
    expect(await findKey(sources)).toEqual({ signer: sources.processKey, store: null, text: null, locked: false });
  });

  it('gives a keychain that never answers up', async () => {
    let aborted = false;
    const silent: KeyStore = {
      kept: 'keychain',
      read: (signal) =>
        new Promise(() => {
          signal.addEventListener('abort', () => {
            aborted = true;
          });
        }),
    };
    const { signer } = await findKey(sourcesOf({ keychains: [silent], patienceMs: 50 }));
    expect(signer.kept).toBe('process');
    expect(aborted).toBe(true);
  });

  it('opens the key file with a passphrase given or in the environment; a locked one is told, and no key is made beside it', async () => {
    const file = join(await temporaryFolder(), 'signing-key.json');
    const key = newKey();
    await passphraseKeyStore(file, 'correct horse').write(privateKeyText(key), AbortSignal.timeout(60_000));
    const keychain = memoryKeychain();
    const locked = sourcesOf({ file, keychains: [keychain], passphrase: 'another one' });
    expect(await findKey(locked)).toMatchObject({ signer: locked.processKey, locked: true });
    expect(keychain.held).toBeNull();
    const environment = { SIVO_AUDIT_KEY_PASSPHRASE: 'correct horse' };
    for (const sources of [sourcesOf({ file, passphrase: 'correct horse' }), { ...locked, environment }]) {
      const found = await findKey(sources);
      expectKey(found.signer, key);
      expect([found.signer.kept, found.locked]).toEqual(['file', false]);
    }
  });
});

describe('a fingerprint', () => {
  it('is what `ssh-keygen -l` prints for the public key of RFC 8032, section 7.1, test 1', () => {
    const x = Buffer.from('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a', 'hex');
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: x.toString('base64url') }, format: 'jwk' });
    expect(fingerprintOf(key)).toBe('SHA256:bbXpuKG6zhzdmnxq256TlqzFBzRl2f6OOg722cYNbU8');
  });
});
