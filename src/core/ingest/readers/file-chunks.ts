// The bytes of a file, in pieces that are never reused: records may keep views into them.
import { open } from 'node:fs/promises';

/** Size of a piece in bytes. */
export const chunkBytes = 256 * 1024;

/** Reads a file from start to end, one piece ahead of its user. The file is closed when the reader stops early, too. */
export async function* readFileChunks(path: string): AsyncGenerator<Buffer> {
  const file = await open(path, 'r');
  const read = (): Promise<Buffer> =>
    file
      .read(Buffer.allocUnsafeSlow(chunkBytes), 0, chunkBytes, null)
      .then(({ bytesRead, buffer }) => buffer.subarray(0, bytesRead));
  let next = read();
  try {
    for (let chunk = await next; chunk.length > 0; chunk = await next) {
      next = read();
      yield chunk;
    }
  } finally {
    // A failure of a piece nobody asks for any more is nobody's concern.
    await next.catch(() => undefined);
    await file.close();
  }
}
