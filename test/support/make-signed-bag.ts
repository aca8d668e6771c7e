// A small pack as far as its container goes: a bag with a signature. What its files say is not a pack's content.
import { join } from 'node:path';
import { createBagWriter } from '#core/bag/bag-writer.ts';
import { zipBag } from '#core/bag/zip-bag.ts';
import { processSigner } from '#core/evidence/installation-signer.ts';
import type { Signer } from '#core/evidence/signing-key.ts';
import { sshPublicKey } from '#core/evidence/ssh-public-key.ts';
import { signSsh } from '#core/evidence/sshsig.ts';
import { addSignerFiles, packNamespace } from '#core/packs/files/signer-files.ts';
import { verifierFiles } from '#core/packs/verifier/verifier-files.ts';

export const packIdentity = 'auditor@example.com';

export interface SignedBag {
  folder: string;
  signer: Signer;
  /** Writes the folder as it now is into a zip beside it. */
  zip(): Promise<string>;
}

const payload = {
  'data/00-README.html': '<p>¿Qué?</p>\n',
  'data/20-population.jsonl': '{"id":"1"}\n{"id":"2"}\n',
  'data/50-diffs/e-1.json': '{}',
};

/** `parent`: an empty folder; `files`: by name, instead of the usual ones. */
export const makeSignedBag = (parent: string, files: Readonly<Record<string, string>> = payload): SignedBag => {
  const folder = join(parent, 'pack');
  const signer = processSigner();
  const writer = createBagWriter(folder);
  for (const [name, content] of Object.entries(files)) writer.add(name, content);
  for (const { name, content } of verifierFiles()) writer.add(name, content);
  addSignerFiles(writer, { identity: packIdentity, publicKey: sshPublicKey(signer.publicKey) });
  writer.seal({
    info: [['External-Description', 'Una prueba']],
    sign: (bytes) => signSsh(bytes, packNamespace, signer),
  });
  const out = join(parent, 'pack.zip');
  const zip = async (): Promise<string> => {
    await zipBag({ folder, name: 'pack', out, signal: new AbortController().signal, onBytes: () => undefined });
    return out;
  };
  return { folder, signer, zip };
};
