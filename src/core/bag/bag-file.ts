// One file of a bag while it is written: hashed as it goes, in pieces large enough for the disk.
import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { withIoErrors } from '../archive/io-error.ts';

export interface BagFile {
  write(piece: string | Uint8Array): void;
  /** `sha256`: hex. */
  close(): { bytes: number; sha256: string };
}

const pieceBytes = 1024 * 1024;

/** A new file at `path`. Throws DISK_FULL, ACCESS_DENIED, IO_FAILED; the last when there is one already. */
export const createBagFile = (path: string): BagFile => {
  const hash = createHash('sha256');
  const file = withIoErrors(path, () => {
    mkdirSync(dirname(path), { recursive: true });
    return openSync(path, 'wx');
  });
  let held: Buffer[] = [];
  let heldBytes = 0;
  let bytes = 0;
  const flush = (): void => {
    const piece = Buffer.concat(held);
    held = [];
    heldBytes = 0;
    hash.update(piece);
    withIoErrors(path, () => {
      for (let done = 0; done < piece.length; ) done += writeSync(file, piece, done);
    });
  };
  return {
    write: (piece) => {
      const part = Buffer.from(piece);
      held.push(part);
      heldBytes += part.length;
      bytes += part.length;
      if (heldBytes >= pieceBytes) flush();
    },
    close: () => {
      try {
        flush();
      } finally {
        closeSync(file);
      }
      return { bytes, sha256: hash.digest('hex') };
    },
  };
};
