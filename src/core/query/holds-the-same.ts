// Whether a manifest was swapped for its ledger's sake alone: then what it holds, and all that was made of it, still stands.
import { readManifest } from '../archive/manifest.ts';
import type { Manifest } from '../archive/types.ts';

const contentOf = ({ archiveId, generation, segments }: Manifest): string =>
  JSON.stringify([archiveId, generation, segments]);

/** False also where the manifest cannot be read: whoever opens it next says why. */
export const holdsTheSame = (path: string, known: Manifest): boolean => {
  try {
    return contentOf(readManifest(path)) === contentOf(known);
  } catch {
    return false;
  }
};
