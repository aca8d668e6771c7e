// A pack of a real archive as a folder that can be changed, sealed and signed anew.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Signer } from '#core/evidence/signing-key.ts';
import { sshPublicKey } from '#core/evidence/ssh-public-key.ts';
import { signSsh } from '#core/evidence/sshsig.ts';
import { packNamespace } from '#core/packs/files/signer-files.ts';
import type { JsonObject } from '#shared/model/json.ts';
import { keptSigner, makePack } from './build-test-pack.ts';
import { evidenceArchive } from './evidence-archive.ts';
import { readZip } from './read-zip.ts';

export interface UnpackedPack {
  folder: string;
  zip: string;
  signer: Signer;
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A fresh pack with changes, a sample and a proof of absence, beside its zip in `parent`. */
export const unpackedPack = async (parent: string): Promise<UnpackedPack> => {
  const signer = keptSigner();
  const archive = await evidenceArchive(parent, signer);
  const zip = join(parent, 'pack.zip');
  const spec = {
    title: 'Todo',
    filter: '',
    events: ['evt_audit_000003'],
    sample: { seed: 'seed', n: 5 },
    absence: [{ actor: 'u1@acme.example', resource: { type: 'transcript' }, from: '2026-05-29', to: '2026-06-03' }],
  };
  await makePack(archive, spec, zip, signer);
  const folder = join(parent, 'unpacked');
  for (const [name, content] of await readZip(zip)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return { folder, zip, signer };
};

const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .sort();

/** Makes every list of the folder and its signature anew, for what now lies in it. */
export const sealAnew = (folder: string, signer: Signer): void => {
  const bytesOf = (name: string): Buffer => readFileSync(join(folder, name));
  const listed = (names: string[]): string => names.map((name) => `${sha256(bytesOf(name))}  ${name}\n`).join('');
  const payload = filesOf(folder).filter((name) => name.startsWith('data/'));
  writeFileSync(join(folder, 'manifest-sha256.txt'), listed(payload));
  const bytes = payload.reduce((sum, name) => sum + bytesOf(name).length, 0);
  const info = bytesOf('bag-info.txt').toString('utf8');
  const oxum = `Payload-Oxum: ${bytes}.${payload.length}`;
  writeFileSync(join(folder, 'bag-info.txt'), info.replace(/^Payload-Oxum: .*$/m, oxum));
  const publicKey = sshPublicKey(signer.publicKey);
  const [identity = ''] = bytesOf('allowed_signers').toString('utf8').split(' ');
  writeFileSync(join(folder, 'allowed_signers'), `${identity} namespaces="${packNamespace}" ${publicKey}\n`);
  writeFileSync(join(folder, 'signer.pub'), `${publicKey} ${identity}\n`);
  const tags = filesOf(folder).filter((name) => !name.startsWith('data/') && !name.startsWith('tagmanifest-'));
  writeFileSync(join(folder, 'tagmanifest-sha256.txt'), listed(tags));
  const message = bytesOf('tagmanifest-sha256.txt');
  writeFileSync(join(folder, 'tagmanifest-sha256.txt.sig'), signSsh(message, packNamespace, signer));
};

/** Changes a JSON file in place; `change` alters what it is given. */
export const changeJson = (folder: string, name: string, change: (content: JsonObject) => void): void => {
  const content = JSON.parse(readFileSync(join(folder, name), 'utf8')) as JsonObject;
  change(content);
  writeFileSync(join(folder, name), `${JSON.stringify(content)}\n`);
};
