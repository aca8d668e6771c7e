// The bytes of a file, in pieces.
import { open } from 'node:fs/promises';

/** Size of a piece in bytes. */
export const chunkBytes = 256 * 1024;

/**
 * Reads a file from start to end, one piece ahead of its user. The file is closed when the reader stops early, too.
 * With `reuse` a piece is valid until the next one is asked for; else it may be kept.
 */
export async function* readFileChunks(path: string, reuse = false): AsyncGenerator<Buffer> {
  const file = await open(path, 'r');
  const pair = reuse ? [Buffer.allocUnsafeSlow(chunkBytes), Buffer.allocUnsafeSlow(chunkBytes)] : [];
  let reads = 0;
  const read = (): Promise<Buffer> =>
    file
      .read(pair[reads++ % 2] ?? Buffer.allocUnsafeSlow(chunkBytes), 0, chunkBytes, null)
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
