// The sealed files of one reader, held open: merging may remove them from the folder, the reader of the generation that
// named them reads on. A file that is not held (there are too many) is opened by its name whenever it is read.
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { isErrno, withIoErrors } from './io-error.ts';
import type { FileEntry } from './types.ts';
import { checkSize, readVerified, unreadable, wrongSize } from './verify-file.ts';

/** Far below what systems allow a process. */
const mostHeld = 1000;

const readAll = (file: number): Buffer => {
  const bytes = Buffer.allocUnsafeSlow(fstatSync(file).size);
  let done = 0;
  while (done < bytes.length) {
    const read = readSync(file, bytes, done, bytes.length - done, done);
    if (read === 0) break;
    done += read;
  }
  return bytes.subarray(0, done);
};

export class HeldFiles {
  readonly #held = new Map<string, number>();

  constructor(
    private readonly archivePath: string,
    private readonly most: number = mostHeld,
  ) {}

  /** Holds the file, which must be there and have its size. Throws as `checkSize`. */
  hold(entry: FileEntry): void {
    if (this.#held.has(entry.file)) return;
    const file = this.#held.size < this.most ? this.#open(entry) : null;
    if (file === null) {
      checkSize(this.archivePath, entry);
      return;
    }
    this.#held.set(entry.file, file);
    const { size } = fstatSync(file);
    if (size !== entry.bytes) throw wrongSize(this.archivePath, entry, size);
  }

  /** The file's bytes, compared with its SHA-256; a fresh buffer nobody else holds. Throws as `readVerified`. */
  read(entry: FileEntry): Buffer {
    const file = this.#held.get(entry.file);
    const path = join(this.archivePath, entry.file);
    return readVerified(
      this.archivePath,
      entry,
      file === undefined ? undefined : () => withIoErrors(path, () => readAll(file)),
    );
  }

  /** Lets go of all but these. */
  keepOnly(entries: Iterable<FileEntry>): void {
    const kept = new Set(Array.from(entries, ({ file }) => file));
    for (const [name, file] of this.#held) {
      if (kept.has(name)) continue;
      this.#held.delete(name);
      closeSync(file);
    }
  }

  close(): void {
    this.keepOnly([]);
  }

  /** null when the process may not open more files. */
  #open({ file }: FileEntry): number | null {
    try {
      return openSync(join(this.archivePath, file), 'r');
    } catch (error) {
      if (isErrno(error, 'EMFILE', 'ENFILE')) return null;
      throw unreadable(this.archivePath, file, error);
    }
  }
}
