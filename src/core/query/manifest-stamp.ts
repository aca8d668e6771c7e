// Tells whether the manifest on disk is still the one that was read, without reading it.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { manifestName } from '../archive/layout.ts';

/** A text that changes whenever the manifest is swapped; empty when there is none to be seen. */
export const manifestStamp = (archivePath: string): string => {
  try {
    const { ino, mtimeNs, size } = statSync(join(archivePath, manifestName), { bigint: true });
    return `${ino} ${mtimeNs} ${size}`;
  } catch {
    // Reading the manifest, which comes next, says what is wrong in the product's own words.
    return '';
  }
};
