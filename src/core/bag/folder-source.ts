// A folder as the source of a bag. Links are not followed: what they lead to is no part of it.
import { constants } from 'node:fs';
import { lstat, open, readdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { readRange } from '../ingest/readers/spool.ts';
import { bagLimits } from './bag-limits.ts';
import { byBytes } from './bag-names.ts';
import type { BagProblem, BagSource } from './bag-source.ts';
import { pathProblems } from './path-problems.ts';

interface Listing {
  files: [name: string, bytes: number][];
  problems: BagProblem[];
}

const list = async (root: string, folder: string, listing: Listing): Promise<void> => {
  for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
    const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (listing.files.length > bagLimits.members) return;
    if (entry.isDirectory()) await list(root, name, listing);
    else if (entry.isFile()) listing.files.push([name, (await lstat(join(root, name))).size]);
    else {
      const message = entry.isSymbolicLink() ? 'it is a symbolic link' : 'it is neither a file nor a folder';
      listing.problems.push({ kind: 'archive', where: name, message });
    }
  }
};

async function* piecesOf(path: string): AsyncGenerator<Buffer> {
  const handle = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  try {
    const { size } = await handle.stat();
    yield* readRange({ handle, bytes: size, close: () => handle.close() }, 0, size);
  } finally {
    await handle.close();
  }
}

/** Throws what the file system says. */
export const openFolderSource = async (path: string): Promise<BagSource> => {
  const listing: Listing = { files: [], problems: [] };
  await list(path, '', listing);
  const name = basename(resolve(path));
  if (listing.files.length > bagLimits.members) {
    listing.problems.push({ kind: 'limit', where: name, message: `it has more than ${bagLimits.members} files` });
    listing.files = [];
  }
  listing.files.sort(([left], [right]) => byBytes(left, right));
  return {
    name,
    files: new Map(listing.files),
    problems: [...listing.problems, ...pathProblems(listing.files.map(([file]) => file))],
    container: null,
    pieces: (file) => piecesOf(join(path, ...file.split('/'))),
    close: () => Promise.resolve(),
  };
};
