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

/** Twice where need be: on some systems an indexer or a virus scanner holds a file for a moment. */
const removePatiently = (path: string): void => {
  try {
    files.remove(path);
  } catch {
    files.remove(path);
  }
};

const ownSuffix = /\.(sqlite|bin|jsonl|columns|keys)$/;

/**
 * Removes segments, originals, quarantine and cache files the manifest does not name, and temporary files, and cuts the ledger's
 * uncommitted tail; returns the removed files' relative names. Throws what `cutLedgerTail` throws, and the first failure
 * after it has tried them all.
 */
export const removeOrphans = (archivePath: string, manifest: Manifest): string[] => {
  // First: where the ledger is not what the manifest says, nothing is removed.
  cutLedgerTail(archivePath, manifest);
  const named = namedFiles(manifest);
  const removed: string[] = [];
  let failure: { error: unknown } | null = null;
  const remove = (relative: string): void => {
    const path = join(archivePath, relative);
    try {
      withIoErrors(path, () => removePatiently(path));
      removed.push(relative);
    } catch (error) {
      failure ??= { error };
    }
  };
  for (const folder of archiveFolders) {
    for (const name of withIoErrors(join(archivePath, folder), () => list(join(archivePath, folder)))) {
      const relative = `${folder}/${name}`;
      const orphan = ownSuffix.test(name) && !named.has(relative);
      if (name.includes(temporaryMark) || orphan) remove(relative);
    }
  }
  for (const name of list(archivePath)) if (isLeftOver(name)) remove(name);
  if (failure) throw (failure as { error: unknown }).error;
  return removed;
};
