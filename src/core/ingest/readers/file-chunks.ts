// The bytes of a file, in pieces that are never reused: records may keep views into them.
import { open } from 'node:fs/promises';

/** Size of a piece in bytes; larger ones were slower to parse. */
export const chunkBytes = 64 * 1024;

/** Reads a file from start to end. The file is closed when the reader stops early, too. */
export async function* readFileChunks(path: string): AsyncGenerator<Buffer> {
  const file = await open(path, 'r');
  try {
    for (;;) {
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafeSlow(chunkBytes), 0, chunkBytes, null);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}
