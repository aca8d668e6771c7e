// Who signed a pack, and whether everything in it says so.

import type { BagSource } from '../../bag/bag-source.ts';
import { readWhole } from '../../bag/read-whole.ts';
import { checkSsh } from '../../evidence/sshsig.ts';
import { packNamespace } from '../files/signer-files.ts';
import { signatureName, tagManifestName } from './check-profile.ts';
import type { PackFindings } from './pack-findings.ts';

/** `publicKey`: `ssh-ed25519 AAAA…`. */
export interface PackSigner {
  publicKey: string;
  fingerprint: string;
  identity: string;
}

const mostBytes = 64 * 1024;
const mostManifestBytes = 128 * 1024 * 1024;

const allowedLine = /^([A-Za-z0-9._@+-]+) namespaces="([^"]*)" (ssh-ed25519 [A-Za-z0-9+/]+=*)\n$/;

/** The signer; null where there is none or where it cannot be told, which is then a problem. `expected`: the fingerprint that was told elsewhere. */
export const checkSignature = async (
  source: BagSource,
  expected: string | null,
  findings: PackFindings,
): Promise<PackSigner | null> => {
  const textOf = async (name: string, most = mostBytes): Promise<Buffer | null> => {
    if (!source.files.has(name)) return null;
    const bytes = await readWhole(source, name, most);
    if (typeof bytes !== 'string') return bytes;
    findings.problem('signature', name, bytes);
    return null;
  };
  const tagManifest = await textOf(tagManifestName, mostManifestBytes);
  const signature = await textOf(signatureName);
  const allowed = await textOf('allowed_signers');
  const signerPub = await textOf('signer.pub');
  if (tagManifest === null || signature === null) return null;
  const found = checkSsh(tagManifest, signature.toString('utf8'), packNamespace);
  if (typeof found === 'string') {
    findings.problem('signature', signatureName, found);
    return null;
  }
  const { publicKey, fingerprint } = found;
  const line = allowedLine.exec(allowed?.toString('utf8') ?? '');
  const identity = line?.[1] ?? null;
  if (allowed !== null && line === null) {
    findings.problem('key', 'allowed_signers', 'it is not one line with an identity, a namespace and an Ed25519 key');
  } else if (line !== null && line[2] !== packNamespace) {
    findings.problem('key', 'allowed_signers', `it allows signatures for ${line[2]}, not for ${packNamespace}`);
  } else if (line !== null && line[3] !== publicKey) {
    findings.problem('key', 'allowed_signers', `it tells another key than ${fingerprint}, which signed`);
  }
  if (signerPub !== null && signerPub.toString('utf8') !== `${publicKey} ${identity ?? ''}\n`) {
    findings.problem('key', 'signer.pub', `it tells another key or identity than ${fingerprint}, which signed`);
  }
  if (expected !== null && expected !== fingerprint) {
    findings.problem('key', signatureName, `the pack is signed by ${fingerprint}, expected was ${expected}`);
  }
  return { publicKey, fingerprint, identity: identity ?? '' };
};
