// The first look at a file: is it compressed, what is in it, can it be imported at all. Reads no more than its head.
import { type Detected, detectFormat, headBytes, isGzip } from './readers/detect.ts';
import { readFileChunks } from './readers/file-chunks.ts';
import { gunzipChunks } from './readers/gunzip.ts';
import { sourceError } from './source-error.ts';

export interface Sniffed {
  compressed: boolean;
  detected: Detected;
}

const readHead = async (chunks: AsyncGenerator<Buffer>): Promise<{ head: Buffer; complete: boolean }> => {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    parts.push(chunk);
    bytes += chunk.length;
    if (bytes > headBytes) return { head: Buffer.concat(parts).subarray(0, headBytes), complete: false };
  }
  return { head: Buffer.concat(parts), complete: true };
};

/** `name` is for messages. Throws SOURCE_NOT_FOUND, SOURCE_UNREADABLE, and for broken gzip SOURCE_TRUNCATED or SOURCE_CORRUPT. */
export const sniffSource = async (path: string, name: string): Promise<Sniffed> => {
  try {
    const onDisk = await readHead(readFileChunks(path));
    const compressed = isGzip(onDisk.head);
    const { head, complete } = compressed ? await readHead(gunzipChunks(readFileChunks(path), name)) : onDisk;
    return { compressed, detected: detectFormat(head, complete, name) };
  } catch (error) {
    throw sourceError(error, name);
  }
};
