// Clears what an interrupted import left behind. Runs under the write lock only; readers simply ignore such files.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { files } from './archive-files.ts';
import { isErrno, withIoErrors } from './io-error.ts';
import { archiveFolders, columnsSidecar, isLeftOver, stemOf, temporaryMark } from './layout.ts';
import { cutLedgerTail } from './ledger-file.ts';
import type { Manifest } from './types.ts';

const namedFiles = (manifest: Manifest): Set<string> =>
  new Set([
    ...manifest.segments.flatMap((segment) => {
      const stem = stemOf(segment.file);
      return [segment.file, segment.originals?.file ?? '', columnsSidecar(stem)];
    }),
    ...manifest.imports.map((record) => record.quarantine?.file ?? ''),
  ]);

const list = (folder: string): string[] => {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return [];
    throw error;
  }
};

const ownSuffix = /\.(sqlite|bin|jsonl|columns|keys)$/;

/**
 * Removes segments, originals, quarantine and cache files the manifest does not name, and temporary files, and cuts the ledger's
 * uncommitted tail; returns the removed files' relative names. Throws what `cutLedgerTail` throws.
 */
export const removeOrphans = (archivePath: string, manifest: Manifest): string[] => {
  // First: where the ledger is not what the manifest says, nothing is removed.
  cutLedgerTail(archivePath, manifest);
  const named = namedFiles(manifest);
  const removed: string[] = [];
  const remove = (relative: string): void => {
    withIoErrors(join(archivePath, relative), () => files.remove(join(archivePath, relative)));
    removed.push(relative);
  };
  for (const folder of archiveFolders) {
    for (const name of withIoErrors(join(archivePath, folder), () => list(join(archivePath, folder)))) {
      const relative = `${folder}/${name}`;
      const orphan = ownSuffix.test(name) && !named.has(relative);
      if (name.includes(temporaryMark) || orphan) remove(relative);
    }
  }
  for (const name of list(archivePath)) if (isLeftOver(name)) remove(name);
  return removed;
};
