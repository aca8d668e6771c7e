// An Ed25519 key that signs ledger lines. The private half lives in a KeyObject and is never printed, logged or stored here.
import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import type { KeyKept } from '#shared/model/ledger.ts';
import { sshWireOf } from './ssh-wire.ts';

export interface Signer {
  /** As `ssh-keygen -l` prints it. */
  readonly fingerprint: string;
  /** Base64 of the public key's SPKI form: the body of its PEM file. */
  readonly publicKey: string;
  readonly kept: KeyKept;
  /** Keys this one took the place of, newest first: each may vouch for it, and signs nothing else. */
  readonly retired?: readonly Signer[];
  /** The Ed25519 signature, 64 bytes. */
  sign(bytes: Uint8Array): Buffer;
}

/** `SHA256:…` over the key's SSH wire form (RFC 8709, section 4). */
export const fingerprintOf = (publicKey: KeyObject): string =>
  `SHA256:${createHash('sha256').update(sshWireOf(publicKey)).digest('base64').replace(/=+$/, '')}`;

/** The public key behind its base64 SPKI form; null when it is no Ed25519 key in exactly that form. */
export const readPublicKey = (text: string): KeyObject | null => {
  try {
    const key = createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' });
    const exact = key.asymmetricKeyType === 'ed25519' && publicKeyText(key) === text;
    return exact ? key : null;
  } catch {
    return null;
  }
};

const publicKeyText = (key: KeyObject): string => key.export({ format: 'der', type: 'spki' }).toString('base64');

export const createSigner = (privateKey: KeyObject, kept: KeyKept): Signer => {
  const publicKey = createPublicKey(privateKey);
  return {
    fingerprint: fingerprintOf(publicKey),
    publicKey: publicKeyText(publicKey),
    kept,
    sign: (bytes) => sign(null, bytes, privateKey),
  };
};

/** A private key from its PKCS#8 PEM or the base64 of its PKCS#8 DER form; null when it is not an Ed25519 key in either. */
export const readPrivateKey = (text: string): KeyObject | null => {
  try {
    const key = text.includes('-----BEGIN')
      ? createPrivateKey({ key: text.replaceAll('\\n', '\n'), format: 'pem' })
      : createPrivateKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'pkcs8' });
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    // What the parser says may quote the key.
    return null;
  }
};

/** The form in which a private key is put into a key store: base64 of PKCS#8 DER. */
export const privateKeyText = (key: KeyObject): string =>
  key.export({ format: 'der', type: 'pkcs8' }).toString('base64');
