// The folder browser behind hosts that have no native dialog.
import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { FolderListing } from '#shared/model/host.ts';

type Entry = FolderListing['entries'][number];

const rank = { archive: 0, folder: 0, file: 1 } as const;

/** What one name is, links followed; null for sockets, devices, broken links and what we may not look at. */
const describeEntry = async (folder: string, entry: Dirent): Promise<Entry | null> => {
  const path = join(folder, entry.name);
  const info = await stat(path).catch(() => null);
  if (info?.isFile() === true) return { name: entry.name, path, kind: 'file', bytes: info.size };
  if (info?.isDirectory() !== true) return null;
  const manifest = await stat(join(path, 'archive.json')).catch(() => null);
  return { name: entry.name, path, kind: manifest?.isFile() === true ? 'archive' : 'folder', bytes: 0 };
};

const readEntries = async (path: string): Promise<Dirent[]> => {
  try {
    return await readdir(path, { withFileTypes: true });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    if (code === 'ENOENT') throw new WorkbenchError('SOURCE_NOT_FOUND', path, code, { cause: error });
    if (code === 'ENOTDIR') throw new WorkbenchError('BAD_INPUT', 'path', `${path} is not a folder`, { cause: error });
    throw new WorkbenchError('SOURCE_UNREADABLE', path, code, { cause: error });
  }
};

/** Folders and archives first, then files, each by name; names that begin with a dot are left out. `path` null: `home`. */
export const listFolder = async (path: string | null, home: string): Promise<FolderListing> => {
  const folder = resolve(path ?? home);
  const visible = (await readEntries(folder)).filter((entry) => !entry.name.startsWith('.'));
  const described = await Promise.all(visible.map((entry) => describeEntry(folder, entry)));
  const entries = described.filter((entry) => entry !== null);
  entries.sort((a, b) => rank[a.kind] - rank[b.kind] || a.name.localeCompare(b.name, 'en', { numeric: true }));
  const parent = dirname(folder);
  return { path: folder, parent: parent === folder ? null : parent, entries };
};
