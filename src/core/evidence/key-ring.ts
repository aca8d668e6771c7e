// What a key store holds: the key that signs, and the keys that signed before it. A retired key signs nothing but the one line
// that vouches for the current key, in an archive that does not know it yet.
import type { KeyKept } from '#shared/model/ledger.ts';
import { createSigner, privateKeyText, readPrivateKey, type Signer } from './signing-key.ts';

/** How many retired keys are kept; the one that was retired first goes first. */
const retiredLimit = 8;

/** Lines of base64 PKCS#8: the current key, then the retired ones, newest first. */
export type KeyRingText = string;

/** The signer of what a store holds; null where it holds something else. */
export const readKeyRing = (text: KeyRingText, kept: KeyKept): Signer | null => {
  if (text.includes('-----BEGIN')) return null;
  const keys = text.trim().split(/\s+/).map(readPrivateKey);
  const signers = keys.flatMap((key) => (key === null ? [] : [createSigner(key, kept)]));
  const [current, ...retired] = signers;
  return current === undefined || signers.length < keys.length ? null : { ...current, retired };
};

/** A ring with the new key in front of all that `text` holds; of the new key alone where that is null. */
export const addToKeyRing = (key: Parameters<typeof privateKeyText>[0], text: KeyRingText | null): KeyRingText => {
  const retired = text === null ? [] : text.trim().split(/\s+/);
  return [privateKeyText(key), ...retired.slice(0, retiredLimit)].join('\n');
};
