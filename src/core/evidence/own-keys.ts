// The signing key of this installation, for its page and for its commands: what it is, where it is kept, and how it changes.
// At every moment of a change the key that signs is kept: the new one is in its place, and read back, before the old one leaves.
import { generateKeyPairSync } from 'node:crypto';
import { existsSync } from 'node:fs';
import { assertNever } from '#shared/assert-never.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { KeyPlace, KeyRotation, OwnKey, SigningKeys } from '#shared/model/signing-keys.ts';
import { signingKeyVariable } from './environment-key-store.ts';
import { answeringKeychains, type FoundKey, keepIn, passphrasesOf } from './find-key.ts';
import { inTime } from './in-time.ts';
import type { InstallationSigner } from './installation-signer.ts';
import { addToKeyRing } from './key-ring.ts';
import type { KeyStore } from './key-store.ts';
import { keyPassphraseVariable, openKeyFile, passphraseKeyStore, statedFingerprint } from './passphrase-key-store.ts';
import type { Signer } from './signing-key.ts';
import { sshPublicKey } from './ssh-public-key.ts';

/** `paths`: archives whose ledgers are to be told of a rotation. */
export interface OwnKeys {
  list(): Promise<SigningKeys>;
  create(place: KeyPlace, passphrase: string | null): Promise<SigningKeys>;
  unlock(passphrase: string): Promise<SigningKeys>;
  rotate(place: KeyPlace, passphrase: string | null, paths: readonly string[]): Promise<KeyRotation>;
}

/** Writes the line that vouches for `next` into the archive, signed by the older key it knows; `foreign`: it knows none. */
export type TellRotation = (path: string, next: Signer) => Promise<'told' | 'foreign'>;

const refused = (where: string, detail: string): WorkbenchError => new WorkbenchError('KEY_REFUSED', where, detail);

const ownKey = ({ fingerprint, publicKey, kept }: Signer): OwnKey => ({
  fingerprint,
  publicKey: sshPublicKey(publicKey),
  kept,
});

/** Why an archive could not be told, in one line. */
const reasonOf = (error: unknown): string => {
  if (error instanceof WorkbenchError) return [error.code, error.data.detail].filter(Boolean).join(': ');
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
};

export const createOwnKeys = (own: InstallationSigner, tell: TellRotation): OwnKeys => {
  const inPatience = <Result>(ask: (signal: AbortSignal) => Promise<Result>): Promise<Result> =>
    inTime(own.sources().patienceMs, ask);

  const list = async (): Promise<SigningKeys> => {
    const { signer, locked } = await own.found();
    return {
      current: ownKey(signer),
      retired: (signer.retired ?? []).map(({ fingerprint }) => fingerprint),
      locked,
      lockedFingerprint: locked ? await statedFingerprint(own.sources().file) : null,
      keychain: (await answeringKeychains(own.sources())).length > 0,
      file: own.sources().file,
    };
  };

  const newPassphrase = (given: string | null, found: FoundKey): string => {
    const [known] = passphrasesOf(own.sources());
    // Where the key is in the file already, whatever opened it locks it again.
    const passphrase = given ?? (found.store === null || found.store.kept === 'file' ? known : undefined);
    if (passphrase === undefined || passphrase.length < 8) {
      throw refused(
        own.sources().file,
        `a key file needs a passphrase of 8 characters or more; none was given, and ${keyPassphraseVariable} does not hold one`,
      );
    }
    return passphrase;
  };

  /** Where a new key goes; a place that holds another key, or something that is none, is never overwritten. */
  const targetOf = async (place: KeyPlace, passphrase: string | null, found: FoundKey): Promise<KeyStore> => {
    const { file } = own.sources();
    switch (place) {
      case 'file':
        if (existsSync(file) && found.store?.kept !== 'file') {
          throw refused(file, 'there is a key file already that is not in use; move it away first');
        }
        return passphraseKeyStore(file, newPassphrase(passphrase, found));
      case 'keychain': {
        const answering = await answeringKeychains(own.sources());
        if (answering.length === 0) throw refused('keychain', 'no keychain answers on this machine');
        const free = answering.find(({ store, text }) => store.write && (text === null || store === found.store));
        if (free === undefined) throw refused('keychain', 'it holds something else under the name of the signing key');
        return free.store;
      }
      default:
        return assertNever(place);
    }
  };

  const keep = async (store: KeyStore, text: string): Promise<FoundKey> => {
    const kept = await keepIn(store, text, own.sources().patienceMs).catch((error: unknown) => {
      if (error instanceof WorkbenchError) throw error;
      const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
      throw refused(store.kept, `it could not be written${code}`);
    });
    if (kept?.text === text) return kept;
    throw refused(store.kept, 'it did not keep the key it was given');
  };

  /** Takes the old key out of a place it has left. Where that fails the new one goes instead: it signed nothing yet. */
  const leave = async (old: KeyStore, next: KeyStore): Promise<void> => {
    try {
      await inPatience(async (signal) => old.remove?.(signal));
      if ((await inPatience((signal) => old.read(signal))) === null) return;
    } catch {
      // Told below, with what follows from it.
    }
    await inPatience(async (signal) => next.remove?.(signal)).catch(() => undefined);
    throw refused(old.kept, 'the key that is there cannot be removed, and would go on signing');
  };

  const tellAll = async (paths: readonly string[], next: Signer) => {
    const answer: Pick<KeyRotation, 'told' | 'foreign' | 'untold'> = { told: [], foreign: [], untold: [] };
    for (const path of new Set(paths)) {
      try {
        answer[await tell(path, next)].push(path);
      } catch (error) {
        answer.untold.push({ path, why: reasonOf(error) });
      }
    }
    return answer;
  };

  return {
    list,
    create: async (place, passphrase) => {
      own.forget(null);
      const found = await own.found();
      if (found.locked) throw refused(own.sources().file, 'there is a key file already; unlock it');
      if (found.signer.kept !== 'process') {
        throw refused(found.signer.fingerprint, `a key is kept already (${found.signer.kept}); it can be rotated`);
      }
      const store = await targetOf(place, passphrase, found);
      await keep(store, addToKeyRing(generateKeyPairSync('ed25519').privateKey, null));
      own.forget(place === 'file' ? newPassphrase(passphrase, found) : null);
      return list();
    },
    unlock: async (passphrase) => {
      const { file } = own.sources();
      const state = await openKeyFile(file, [passphrase]);
      if (state.is === 'absent') throw refused(file, 'there is no key file');
      if (state.is === 'damaged') throw refused(file, 'it is not a key file of this version');
      if (state.is === 'locked') throw refused(file, 'the passphrase does not open it');
      own.forget(passphrase);
      return list();
    },
    rotate: async (place, passphrase, paths) => {
      own.forget(null);
      const old = await own.found();
      if (old.signer.kept === 'environment') {
        throw refused(signingKeyVariable, 'the key is handed over from outside and is changed there');
      }
      if (old.locked) throw refused(own.sources().file, 'the key file is locked; unlock it first');
      if (old.store === null) throw refused(old.signer.fingerprint, 'it is kept nowhere; create a key instead');
      const target = await targetOf(place, passphrase, old);
      const fresh = await keep(target, addToKeyRing(generateKeyPairSync('ed25519').privateKey, old.text));
      const stays = target === old.store || (target.kept === 'file' && old.store.kept === 'file');
      if (!stays) await leave(old.store, target);
      own.forget(place === 'file' ? newPassphrase(passphrase, old) : null);
      return { from: ownKey(old.signer), to: ownKey(fresh.signer), ...(await tellAll(paths, fresh.signer)) };
    },
  };
};
