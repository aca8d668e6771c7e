// Signatures that `ssh-keygen -Y verify` checks: the format SSHSIG of OpenSSH (its file PROTOCOL.sshsig), Ed25519 over SHA-512.
import { createHash, verify } from 'node:crypto';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { Signer } from './signing-key.ts';
import { fingerprintOf, readPublicKey } from './signing-key.ts';
import { readSshStrings, readSshTagged, readSshWire, sshString, sshTagged, sshWireOf } from './ssh-wire.ts';

const magic = Buffer.from('SSHSIG');
const version = Buffer.from([0, 0, 0, 1]);
const hashes: Readonly<Record<string, string>> = { sha256: 'sha256', sha512: 'sha512' };
const begin = '-----BEGIN SSH SIGNATURE-----';
const end = '-----END SSH SIGNATURE-----';

const signedBytes = (message: Uint8Array, namespace: string, hash: string): Buffer => {
  const digest = createHash(hash).update(message).digest();
  return Buffer.concat([magic, sshString(namespace), sshString(''), sshString(hash), sshString(digest)]);
};

/** The armoured signature, its line end included. The same message, namespace and key give the same text. */
export const signSsh = (message: Uint8Array, namespace: string, signer: Signer): string => {
  const key = readPublicKey(signer.publicKey);
  if (key === null) throw new WorkbenchError('INTERNAL', signer.fingerprint, 'the signer tells no Ed25519 public key');
  const signature = signer.sign(signedBytes(message, namespace, 'sha512'));
  const blob = Buffer.concat([
    magic,
    version,
    sshString(sshWireOf(key)),
    sshString(namespace),
    sshString(''),
    sshString('sha512'),
    sshString(sshTagged(signature)),
  ]);
  const lines = blob.toString('base64').match(/.{1,70}/g) ?? [];
  return `${[begin, ...lines, end].join('\n')}\n`;
};

const unarmour = (armored: string): Buffer | null => {
  const lines = armored.replaceAll('\r\n', '\n').replace(/\n+$/, '').split('\n');
  if (lines[0] !== begin || lines.at(-1) !== end) return null;
  const text = lines.slice(1, -1).join('');
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : null;
};

/** `publicKey`: `ssh-ed25519 AAAA…`; `fingerprint`: as `ssh-keygen -l` prints it. */
export interface SshSignature {
  publicKey: string;
  fingerprint: string;
}

/** Who signed `message` for `namespace`; a text that says what is wrong where nobody verifiably did. */
export const checkSsh = (message: Uint8Array, armored: string, namespace: string): SshSignature | string => {
  const blob = unarmour(armored);
  if (blob === null) return 'it is no SSH signature in its armour';
  const start = magic.length + version.length;
  if (!blob.subarray(0, start).equals(Buffer.concat([magic, version]))) return 'it is no SSH signature of version 1';
  const strings = readSshStrings(blob.subarray(start));
  const [wire, space, reserved, hash, tagged] = strings ?? [];
  if (strings?.length !== 5 || !wire || !space || !reserved || !hash || !tagged)
    return 'it is not made as SSH signatures are';
  const key = readSshWire(wire);
  if (key === null) return 'it was made with another kind of key than Ed25519';
  if (!space.equals(Buffer.from(namespace))) {
    return `it was made for ${JSON.stringify(space.toString().slice(0, 100))}, not for ${namespace}`;
  }
  const algorithm = hashes[hash.toString('latin1')];
  if (algorithm === undefined) return 'it was made over another digest than SHA-512 or SHA-256';
  const signature = readSshTagged(tagged, 64);
  if (signature === null) return 'it is no Ed25519 signature';
  if (!verify(null, signedBytes(message, namespace, algorithm), key, signature)) {
    return `it is not the signature of ${fingerprintOf(key)} over these bytes`;
  }
  return { publicKey: `ssh-ed25519 ${wire.toString('base64')}`, fingerprint: fingerprintOf(key) };
};
