// Paths → the files to import, in a stable order. What a folder holds beside exports is listed as skipped, with the
// reason; what cannot be read stops the import, because it might have been evidence.
import { lstat, open, readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { sourceError } from './source-error.ts';

/** A path to import and the name by which provenance and messages call it. */
export interface ImportPath {
  path: string;
  name: string;
  /** False where nobody named it, as an object found below a prefix: what is no export is then skipped. True where it is absent. */
  explicit?: boolean | undefined;
  /** ETag of the object it was fetched from. */
  etag?: string | undefined;
}

export interface WalkedFile extends ImportPath {
  bytes: number;
  /** Named by the caller, not found in a folder: then it has to be importable. */
  explicit: boolean;
}

export interface SkippedFile {
  name: string;
  bytes: number;
  reason: string;
  etag?: string | undefined;
}

export interface Walk {
  files: WalkedFile[];
  skipped: SkippedFile[];
}

type Place = Pick<ImportPath, 'path' | 'name'>;

const manifestName = 'archive.json';
const manifestMark = '"sivo-audit-archive"';

/** Whether the folder is an archive of this workbench: its manifest names the format within the first 4 KiB. */
const isArchiveFolder = async (folder: string): Promise<boolean> => {
  try {
    const file = await open(join(folder, manifestName), 'r');
    try {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(4096), 0, 4096, 0);
      return buffer.toString('utf8', 0, bytesRead).includes(manifestMark);
    } finally {
      await file.close();
    }
  } catch {
    return false;
  }
};

/** Whether the path is a symbolic link that leads nowhere, or in a circle. */
const isLinkToNothing = async (path: string): Promise<boolean> => {
  const link = await lstat(path).catch(() => null);
  if (link?.isSymbolicLink() !== true) return false;
  return realpath(path).then(
    () => false,
    (error: unknown) =>
      error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ELOOP'),
  );
};

const walkFolder = async ({ path, name }: Place, above: ReadonlySet<string>, walk: Walk): Promise<void> => {
  const real = await realpath(path);
  if (above.has(real)) {
    walk.skipped.push({ name, bytes: 0, reason: 'a link to a folder it lies in' });
    return;
  }
  const here = new Set([...above, real]);
  for (const entry of (await readdir(path)).sort()) {
    await walkEntry({ path: join(path, entry), name: `${name}/${entry}` }, entry, here, walk);
  }
};

const walkEntry = async (at: Place, entry: string, above: ReadonlySet<string>, walk: Walk): Promise<void> => {
  try {
    const found = await stat(at.path);
    if (entry.startsWith('.'))
      walk.skipped.push({ name: at.name, bytes: found.isFile() ? found.size : 0, reason: 'hidden' });
    else if (found.isFile()) walk.files.push({ ...at, bytes: found.size, explicit: false });
    else if (!found.isDirectory()) walk.skipped.push({ name: at.name, bytes: 0, reason: 'not a regular file' });
    else if (await isArchiveFolder(at.path)) walk.skipped.push({ name: at.name, bytes: 0, reason: 'an audit archive' });
    else await walkFolder(at, above, walk);
  } catch (error) {
    if (!(await isLinkToNothing(at.path))) throw sourceError(error, at.name);
    walk.skipped.push({ name: at.name, bytes: 0, reason: 'a link to nothing' });
  }
};

const walkPath = async (source: ImportPath, walk: Walk): Promise<void> => {
  const found = await stat(source.path);
  if (found.isFile()) {
    walk.files.push({ ...source, bytes: found.size, explicit: source.explicit ?? true });
    return;
  }
  if (!found.isDirectory()) throw new WorkbenchError('SOURCE_UNREADABLE', source.name, 'not a regular file');
  if (await isArchiveFolder(source.path)) {
    throw new WorkbenchError(
      'SOURCE_UNRECOGNISED',
      source.name,
      'it is an audit archive; open it instead of importing it',
    );
  }
  const before = walk.files.length + walk.skipped.length;
  await walkFolder(source, new Set(), walk);
  if (walk.files.length + walk.skipped.length === before) throw new WorkbenchError('SOURCE_EMPTY', source.name);
};

/**
 * Files behind the given paths, folders recursively, each folder sorted by name. Throws SOURCE_NOT_FOUND,
 * SOURCE_UNREADABLE, SOURCE_EMPTY (a folder without anything), SOURCE_UNRECOGNISED (an archive).
 */
export const walkSources = async (sources: readonly ImportPath[]): Promise<Walk> => {
  const walk: Walk = { files: [], skipped: [] };
  for (const source of sources) {
    try {
      await walkPath(source, walk);
    } catch (error) {
      throw sourceError(error, source.name);
    }
  }
  return walk;
};
