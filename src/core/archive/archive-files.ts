// Every change this room makes to the disk, as one table of operations: nothing else in the room writes, so a test that
// stands in front of this table can let any single write fail. Reads are not here: they change nothing.
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmdirSync,
  rmSync,
  statfsSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';

const writeAll = (file: number, bytes: Uint8Array): void => {
  for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done, bytes.length - done);
};

/** All of them throw what the file system reports, unmapped: callers name the file through `withIoErrors`. */
export const files = {
  /** Opens a new file for writing; EEXIST when there is one. */
  create: (path: string): number => openSync(path, 'wx'),
  /** Opens a file for appending, made when absent. */
  openToAppend: (path: string): number => openSync(path, 'a'),
  /** Writes all the bytes where the file stands. */
  write: writeAll,
  /** Forces the file's bytes to disk. */
  sync: (file: number): void => fsyncSync(file),
  close: (file: number): void => closeSync(file),
  /** A small new file in one call; EEXIST when there is one. */
  writeNew: (path: string, content: string): void => writeFileSync(path, content, { flag: 'wx' }),
  /** A derived file: neither forced to disk nor alone in its name. */
  writeLoosely: (path: string, bytes: Uint8Array): void => writeFileSync(path, bytes),
  rename: (from: string, to: string): void => renameSync(from, to),
  link: (from: string, to: string): void => linkSync(from, to),
  /** Cuts a file to so many bytes. */
  truncate: (path: string, bytes: number): void => truncateSync(path, bytes),
  /** Removes a file if it is there. */
  remove: (path: string): void => rmSync(path, { force: true }),
  removeFolder: (path: string): void => rmdirSync(path),
  /** Makes a folder and those above it; no matter if it is there. */
  makeFolder: (path: string): void => {
    mkdirSync(path, { recursive: true });
  },
  /** Makes a folder in one that is there; no matter if it is there itself. */
  makeSubfolder: (path: string): void => {
    if (!existsSync(path)) mkdirSync(path);
  },
  /** Forces a folder's entries to disk. Windows cannot open a folder and does not need it. */
  syncFolder: (path: string): void => {
    if (process.platform === 'win32') return;
    const folder = openSync(path, 'r');
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  },
  /** Bytes this process may still write to the file system of `path`. */
  freeBytes: (path: string): number => {
    const { bavail, bsize } = statfsSync(path);
    return bavail * bsize;
  },
};
