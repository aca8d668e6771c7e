// Bytes that have to be read at any place: a file on disk, or a stream put into a temporary file that has no name left
// by the time it is written, so that it is gone whatever happens.
import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface RandomAccess {
  handle: FileHandle;
  bytes: number;
  close(): Promise<void>;
}

/** Opens a file that is there already. */
export const openFile = async (path: string): Promise<RandomAccess> => {
  const handle = await open(path, 'r');
  const { size } = await handle.stat();
  return { handle, bytes: size, close: () => handle.close() };
};

/** Puts a stream into a temporary file. What goes wrong while the stream is read is thrown. */
export const spool = async (input: AsyncIterable<Buffer>): Promise<RandomAccess> => {
  const folder = await mkdtemp(join(tmpdir(), 'sivo-audit-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  const handle = await open(join(folder, 'member'), 'wx+', 0o600);
  // Where an open file cannot be removed it is removed once it is closed.
  await remove().catch(() => undefined);
  const close = async (): Promise<void> => {
    await handle.close();
    await remove();
  };
  try {
    let bytes = 0;
    for await (const piece of input) {
      await handle.write(piece, 0, piece.length, bytes);
      bytes += piece.length;
    }
    return { handle, bytes, close };
  } catch (error) {
    await close();
    throw error;
  }
};

/** The bytes from `start` up to `end` (exclusive), in pieces; fewer where the file ends before. */
export async function* readRange({ handle }: RandomAccess, start: number, end: number): AsyncGenerator<Buffer> {
  const pieceBytes = 256 * 1024;
  for (let at = start; at < end; ) {
    const piece = Buffer.allocUnsafe(Math.min(pieceBytes, end - at));
    const { bytesRead } = await handle.read(piece, 0, piece.length, at);
    if (bytesRead === 0) return;
    yield piece.subarray(0, bytesRead);
    at += bytesRead;
  }
}
