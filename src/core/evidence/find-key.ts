// Looks for the signing key of this installation, in every place there is for one, and makes one where a keychain can keep it.
// Whatever the machine offers there is a key in the end, so that an import never waits for a keychain or fails because of it.
import { generateKeyPairSync } from 'node:crypto';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { environmentKeyStore, signingKeyVariable } from './environment-key-store.ts';
import { inTime } from './in-time.ts';
import { addToKeyRing, readKeyRing } from './key-ring.ts';
import type { KeyStore } from './key-store.ts';
import { type KeyFileState, keyPassphraseVariable, openKeyFile, passphraseKeyStore } from './passphrase-key-store.ts';
import { createSigner, readPrivateKey, type Signer } from './signing-key.ts';

/**
 * `keychains`: asked in this order. `passphrase`: given while the program runs; the environment may hold another one.
 * `processKey`: signs where no key is kept. `patienceMs`: how long a keychain may take to answer.
 */
export interface KeySources {
  environment: Readonly<Record<string, string | undefined>>;
  keychains: readonly KeyStore[];
  file: string;
  passphrase: string | null;
  processKey: Signer;
  patienceMs: number;
}

/** `store`, `text`: where the key is kept and all that stands there; null where it is kept nowhere or only read. */
export interface FoundKey {
  signer: Signer;
  store: KeyStore | null;
  text: string | null;
  /** There is a key file that could not be opened, and no other key. */
  locked: boolean;
}

/** Of the environment; null where it is not set. */
const environmentPassphrase = (environment: KeySources['environment']): string | null =>
  environment[keyPassphraseVariable] || null;

/** All that may open the key file, the one given at the door first. */
export const passphrasesOf = ({ environment, passphrase }: KeySources): string[] =>
  [passphrase, environmentPassphrase(environment)].filter((one) => one !== null);

/** What a store holds, or that it is none. */
const ask = async (store: KeyStore, limitMs: number): Promise<{ store: KeyStore; text: string | null } | null> => {
  try {
    return { store, text: await inTime(limitMs, (signal) => store.read(signal)) };
  } catch {
    return null;
  }
};

/** The keychains that answer here, in order. */
export const answeringKeychains = async ({ keychains, patienceMs }: KeySources) =>
  (await Promise.all(keychains.map((store) => ask(store, patienceMs)))).filter((answer) => answer !== null);

/** Keeps a text and reads it again; null where the store did not keep a key. Rejects with what the store says. */
export const keepIn = async (store: KeyStore, text: string, limitMs: number): Promise<FoundKey | null> => {
  await inTime(limitMs, async (signal) => store.write?.(text, signal));
  // Two processes may have made a key at once: the one that is kept counts.
  const kept = await inTime(limitMs, (signal) => store.read(signal));
  const signer = kept === null ? null : readKeyRing(kept, store.kept);
  return signer === null ? null : { signer, store, text: kept, locked: false };
};

const handedOver = async (environment: KeySources['environment']): Promise<FoundKey | null> => {
  const store = environmentKeyStore(environment);
  const text = await store.read(new AbortController().signal);
  if (text === null) return null;
  const key = readPrivateKey(text);
  if (key !== null) return { signer: createSigner(key, store.kept), store: null, text: null, locked: false };
  const detail = 'it holds no Ed25519 private key in PKCS#8, PEM or base64';
  throw new WorkbenchError('BAD_INPUT', signingKeyVariable, detail);
};

const inFile = async (sources: KeySources): Promise<KeyFileState> => {
  try {
    return await openKeyFile(sources.file, passphrasesOf(sources));
  } catch {
    return { is: 'locked' };
  }
};

const made = async (store: KeyStore, limitMs: number): Promise<FoundKey | null> => {
  try {
    return await keepIn(store, addToKeyRing(generateKeyPairSync('ed25519').privateKey, null), limitMs);
  } catch {
    return null;
  }
};

/**
 * The key to sign with. Throws BAD_INPUT only for a key that was handed over in the environment and is none: silently signing
 * with another one would not be what was asked for.
 */
export const findKey = async (sources: KeySources): Promise<FoundKey> => {
  const handed = await handedOver(sources.environment);
  if (handed !== null) return handed;
  const answering = await answeringKeychains(sources);
  for (const { store, text } of answering) {
    const signer = text === null ? null : readKeyRing(text, store.kept);
    if (signer !== null) return { signer, store, text, locked: false };
  }
  const state = await inFile(sources);
  if (state.is === 'open') {
    const { text, passphrase } = state;
    const signer = readKeyRing(text, 'file');
    if (signer !== null) return { signer, store: passphraseKeyStore(sources.file, passphrase), text, locked: false };
  }
  // A key file that is there is the key of this installation, also while it is locked: no other one is made beside it.
  if (state.is === 'absent') {
    for (const { store, text } of answering) {
      const kept = text === null && store.write !== undefined ? await made(store, sources.patienceMs) : null;
      if (kept !== null) return kept;
    }
  }
  return { signer: sources.processKey, store: null, text: null, locked: state.is !== 'absent' };
};
