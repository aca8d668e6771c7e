// What hashing costs an import: SHA-256 of every record, of every node of the tree over them, and of the file, in one thread.
import { createHash, hash } from 'node:crypto';
import { open } from 'node:fs/promises';

const lineFeed = 0x0a;

/** Milliseconds for all lines of the file; reading it is not counted. */
export const hashingMs = async (path: string): Promise<number> => {
  const file = await open(path, 'r');
  const ofFile = createHash('sha256');
  const node = Buffer.alloc(65, 1);
  const buffer = Buffer.alloc(4 * 1024 * 1024);
  let spent = 0;
  let kept = 0;
  for (;;) {
    const { bytesRead } = await file.read(buffer, kept, buffer.length - kept, null);
    if (bytesRead === 0) break;
    const chunk = buffer.subarray(0, kept + bytesRead);
    const began = performance.now();
    ofFile.update(chunk.subarray(kept));
    let start = 0;
    for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, start)) {
      hash('sha256', chunk.subarray(start, end), 'binary');
      hash('sha256', node, 'binary');
      start = end + 1;
    }
    spent += performance.now() - began;
    kept = chunk.length - start;
    chunk.copy(buffer, 0, start);
  }
  await file.close();
  return spent;
};
