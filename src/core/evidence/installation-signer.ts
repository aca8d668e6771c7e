// The signer of this installation for one thread: looked for once and by whoever asks first, and again when the key has changed.
import { generateKeyPairSync } from 'node:crypto';
import type { FoundKey, KeySources } from './find-key.ts';
import { findKey } from './find-key.ts';
import { createSigner, type Signer } from './signing-key.ts';

/** How long a keychain may take to answer, in ms: it may be asking the user for a password. */
export const keychainPatienceMs = 5000;

export interface InstallationSigner {
  signer(): Promise<Signer>;
  found(): Promise<FoundKey>;
  /** As they are now, with the passphrase given last. */
  sources(): KeySources;
  /** Looks for the key anew when it is next asked for. `passphrase` null: the one given before. */
  forget(passphrase: string | null): void;
}

/** A key made here and now that nobody keeps. */
export const processSigner = (): Signer => createSigner(generateKeyPairSync('ed25519').privateKey, 'process');

/** Takes a few seconds at most, and never fails for want of a key; see `findKey`. */
export const installationSigner = (first: KeySources): InstallationSigner => {
  let sources = first;
  let search: Promise<FoundKey> | null = null;
  const found = (): Promise<FoundKey> => {
    search ??= findKey(sources);
    return search;
  };
  return {
    found,
    signer: async () => (await found()).signer,
    sources: () => sources,
    forget: (passphrase) => {
      if (passphrase !== null) sources = { ...sources, passphrase };
      search = null;
    },
  };
};
