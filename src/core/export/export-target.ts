// Where an export may be written: a file in a folder that is there, and nothing that belongs to the archive.
import { lstatSync, realpathSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { ioError, isErrno } from '../archive/io-error.ts';

const badPath = (path: string, finding: string): WorkbenchError => new WorkbenchError('BAD_INPUT', path, finding);

const realFolder = (folder: string): string => {
  try {
    const real = realpathSync(folder);
    if (statSync(real).isDirectory()) return real;
  } catch (error) {
    if (isErrno(error, 'ENOENT')) throw new WorkbenchError('SOURCE_NOT_FOUND', folder, '', { cause: error });
    if (!isErrno(error, 'ENOTDIR')) throw ioError(error, folder);
  }
  throw badPath(folder, 'it is not a folder');
};

/** The file behind a link; one that leads nowhere would silently become a file of its own. */
const behindLink = (path: string): string => {
  try {
    return realpathSync(path);
  } catch (error) {
    throw isErrno(error, 'ENOENT') ? badPath(path, 'it is a link that leads nowhere') : ioError(error, path);
  }
};

const entryAt = (path: string): Stats | null => {
  try {
    return lstatSync(path);
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return null;
    throw isErrno(error, 'ENAMETOOLONG') ? badPath(path, 'the name is too long') : ioError(error, path);
  }
};

/**
 * The absolute path of the file that will be written, links followed. Throws SOURCE_NOT_FOUND for a missing folder,
 * BAD_INPUT for a folder, a device, an overlong name or a place inside the archive, FILE_EXISTS unless `overwrite`.
 */
export const exportTarget = (path: string, archivePath: string, overwrite: boolean): string => {
  if (path.includes('\0')) throw badPath('path', 'it holds a NUL');
  if (path.endsWith('/') || path.endsWith(sep)) throw badPath(path, 'it names a folder, not a file');
  const absolute = resolve(path);
  const named = join(realFolder(dirname(absolute)), basename(absolute));
  const found = entryAt(named);
  const target = found?.isSymbolicLink() === true ? behindLink(named) : named;
  const archive = realpathSync(archivePath);
  if (target === archive || target.startsWith(archive + sep)) throw badPath(path, 'it lies inside the archive');
  const entry = target === named ? found : entryAt(target);
  if (entry?.isDirectory() === true) throw badPath(path, 'it is a folder');
  if (entry !== null && entry?.isFile() !== true) throw badPath(path, 'it is not a regular file');
  if (entry !== null && !overwrite) throw new WorkbenchError('FILE_EXISTS', target);
  return target;
};
