// The signer of this installation: from the first key store that has a key or can keep a new one; else a key that lives
// as long as this process, so that an import never waits for a keychain or fails because of it.
import { generateKeyPairSync } from 'node:crypto';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { environmentKeyStore, signingKeyVariable } from './environment-key-store.ts';
import type { KeyStore } from './key-store.ts';
import { keychainKeyStore } from './keychain-key-store.ts';
import { createSigner, privateKeyText, readPrivateKey, type Signer } from './signing-key.ts';

/** How long a keychain may take to answer, in ms: it may be asking the user for a password. */
const patienceMs = 5000;

/** Rejects when the store has not answered in time, whether or not it heeds its signal. */
const inTime = <Result>(limitMs: number, ask: (signal: AbortSignal) => Promise<Result>): Promise<Result> => {
  const controller = new AbortController();
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      controller.abort();
      reject(new Error('no answer in time'));
    }, limitMs);
    ask(controller.signal)
      .then(resolve, reject)
      .finally(() => clearTimeout(timer));
  });
};

/** The signer of one store; null when the store is absent, refuses, or holds something else. */
const fromStore = async (store: KeyStore, limitMs: number): Promise<Signer | null> => {
  try {
    const text = await inTime(limitMs, (signal) => store.read(signal));
    const held = text === null ? null : readPrivateKey(text);
    if (held !== null) return createSigner(held, store.kept);
    if (text !== null || store.write === undefined) return null;
    const { privateKey } = generateKeyPairSync('ed25519');
    await inTime(limitMs, async (signal) => store.write?.(privateKeyText(privateKey), signal));
    // Two processes may have made a key at once: the one that is kept counts.
    const kept = readPrivateKey((await inTime(limitMs, (signal) => store.read(signal))) ?? '');
    return kept === null ? null : createSigner(kept, store.kept);
  } catch {
    return null;
  }
};

/** A key made here and now that nobody keeps. */
export const processSigner = (): Signer => createSigner(generateKeyPairSync('ed25519').privateKey, 'process');

/**
 * The signer to use, whatever the machine offers; it takes a few seconds at most. Throws BAD_INPUT only for a key that
 * was handed over in the environment and is none: silently signing with another one would not be what was asked for.
 */
export const installationSigner = async (
  environment: Readonly<Record<string, string | undefined>>,
  keychain: KeyStore = keychainKeyStore,
  limitMs: number = patienceMs,
): Promise<Signer> => {
  const handed = environmentKeyStore(environment);
  if ((await handed.read(AbortSignal.timeout(limitMs))) !== null) {
    const signer = await fromStore(handed, limitMs);
    if (signer !== null) return signer;
    throw new WorkbenchError(
      'BAD_INPUT',
      signingKeyVariable,
      'it holds no Ed25519 private key in PKCS#8, PEM or base64',
    );
  }
  return (await fromStore(keychain, limitMs)) ?? processSigner();
};
