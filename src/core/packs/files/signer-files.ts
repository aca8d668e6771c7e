// Tag files that tell whose signature it is, in the forms ssh-keygen reads.
import type { BagWriter } from '../../bag/bag-writer.ts';

export const packNamespace = 'sivo-evidence-pack@v1';

/** `publicKey`: `ssh-ed25519 AAAA…`. */
export const addSignerFiles = (
  bag: BagWriter,
  { identity, publicKey }: { identity: string; publicKey: string },
): void => {
  bag.add('allowed_signers', `${identity} namespaces="${packNamespace}" ${publicKey}\n`);
  bag.add('signer.pub', `${publicKey} ${identity}\n`);
};
