// The spelling of keys and signatures that OpenSSH uses (RFC 4251, section 5; RFC 8709, section 4).
import { createPublicKey, type KeyObject } from 'node:crypto';

const algorithm = 'ssh-ed25519';

/** A length in four bytes, then the bytes. */
export const sshString = (content: Uint8Array | string): Buffer => {
  const bytes = Buffer.from(content);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
};

/** The strings `bytes` is made of, to its very end; null when it is not made of whole ones. */
export const readSshStrings = (bytes: Buffer): Buffer[] | null => {
  const strings: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    if (at + 4 > bytes.length) return null;
    const start = at + 4;
    at = start + bytes.readUInt32BE(at);
    if (at > bytes.length) return null;
    strings.push(bytes.subarray(start, at));
  }
  return strings;
};

/** An Ed25519 public key, or its 64 bytes of signature, under the name of its algorithm. */
export const sshTagged = (raw: Uint8Array): Buffer => Buffer.concat([sshString(algorithm), sshString(raw)]);

/** What stands under the name of the algorithm; null for another algorithm or another length. */
export const readSshTagged = (wire: Buffer, length: number): Buffer | null => {
  const [name, raw, more] = readSshStrings(wire) ?? [];
  const fits = name?.toString('latin1') === algorithm && raw?.length === length && more === undefined;
  return fits ? raw : null;
};

export const sshWireOf = (publicKey: KeyObject): Buffer =>
  sshTagged(Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url'));

/** The key in its wire form; null when it is no Ed25519 key. */
export const readSshWire = (wire: Buffer): KeyObject | null => {
  const raw = readSshTagged(wire, 32);
  if (raw === null) return null;
  try {
    return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') }, format: 'jwk' });
  } catch {
    return null;
  }
};
