// A signing key as OpenSSH writes it: what stands in `signer.pub`, `allowed_signers` and in proofs.
import { WorkbenchError } from '#shared/contract/errors.ts';
import { readPublicKey } from './signing-key.ts';
import { sshWireOf } from './ssh-wire.ts';

/** `ssh-ed25519 AAAA…` of a key in base64 of its SPKI form, as `Signer.publicKey`. Throws BAD_INPUT for anything else. */
export const sshPublicKey = (publicKeyText: string): string => {
  const key = readPublicKey(publicKeyText);
  if (key === null) throw new WorkbenchError('BAD_INPUT', publicKeyText.slice(0, 100), 'no Ed25519 public key');
  return `ssh-ed25519 ${sshWireOf(key).toString('base64')}`;
};
