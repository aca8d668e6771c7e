// Tells whether the manifest on disk is still the one that was read, without reading it.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { manifestName } from '../archive/layout.ts';

/** A text that changes whenever the manifest is swapped; empty when there is none to be seen. */
export const manifestStamp = (archivePath: string): string => {
  const stats = statSync(join(archivePath, manifestName), { bigint: true, throwIfNoEntry: false });
  return stats === undefined ? '' : `${stats.ino} ${stats.mtimeNs} ${stats.size}`;
};
