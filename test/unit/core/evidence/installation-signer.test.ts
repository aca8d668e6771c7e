import { createPublicKey, generateKeyPairSync, type KeyObject, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { installationSigner } from '#core/evidence/installation-signer.ts';
import type { KeyStore } from '#core/evidence/key-store.ts';
import { fingerprintOf, privateKeyText, type Signer } from '#core/evidence/signing-key.ts';

const noKeychain: KeyStore = { kept: 'keychain', read: () => Promise.reject(new Error('no keychain here')) };

const memoryKeychain = (held: { text: string | null }): KeyStore => ({
  kept: 'keychain',
  read: async () => held.text,
  write: async (text) => {
    held.text = text;
  },
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
    const signer = await installationSigner({ SIVO_AUDIT_SIGNING_KEY: write(key) }, noKeychain);
    expectKey(signer, key);
    expect(signer.kept).toBe('environment');
  });

  it.each([
    ['no key', 'hunter2-not-a-key'],
    [
      'a key of another kind',
      generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    ],
  ])('refuses %s in the environment without repeating it', async (_, text) => {
    const failure = await installationSigner({ SIVO_AUDIT_SIGNING_KEY: text }, noKeychain).catch(
      (error: Error) => error,
    );
    expect(failure).toMatchObject({ code: 'BAD_INPUT', data: { where: 'SIVO_AUDIT_SIGNING_KEY' } });
    expect(JSON.stringify(failure)).not.toContain(text.slice(0, 12));
    expect(String(failure)).not.toContain(text.slice(0, 12));
    expect((failure as Error).cause).toBeUndefined();
  });

  it('makes a key once and finds it in the keychain afterwards', async () => {
    const held = { text: null };
    const first = await installationSigner({}, memoryKeychain(held));
    const second = await installationSigner({}, memoryKeychain(held));
    expect(first.kept).toBe('keychain');
    expect(second.fingerprint).toBe(first.fingerprint);
  });

  it.each<[string, KeyStore]>([
    ['there is no keychain', noKeychain],
    ['the keychain keeps nothing', { kept: 'keychain', read: async () => null, write: async () => undefined }],
    ['the keychain holds something else', { kept: 'keychain', read: async () => 'somebody’s password' }],
    [
      'the keychain refuses',
      { kept: 'keychain', read: async () => null, write: () => Promise.reject(new Error('denied')) },
    ],
  ])('signs with a key of its own where %s', async (_, store) => {
    const signer = await installationSigner({}, store);
    expect(signer.kept).toBe('process');
    expect((await installationSigner({}, store)).fingerprint).not.toBe(signer.fingerprint);
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
    const signer = await installationSigner({}, silent, 50);
    expect(signer.kept).toBe('process');
    expect(aborted).toBe(true);
  });
});

describe('a fingerprint', () => {
  it('is what `ssh-keygen -l` prints for the public key of RFC 8032, section 7.1, test 1', () => {
    const x = Buffer.from('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a', 'hex');
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: x.toString('base64url') }, format: 'jwk' });
    expect(fingerprintOf(key)).toBe('SHA256:bbXpuKG6zhzdmnxq256TlqzFBzRl2f6OOg722cYNbU8');
  });
});
