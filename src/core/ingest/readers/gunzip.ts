// gzip as a stream of pieces, several members included (RFC 1952, section 2.2), and the bare deflate of zip members.
import { createGunzip, createInflateRaw, type Gunzip, type InflateRaw } from 'node:zlib';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { sourceError } from '../source-error.ts';
import { chunkBytes } from './file-chunks.ts';

/** How many compressed bytes what has come out so far was made of. */
export interface Consumed {
  bytes: number;
}

const lengthWithoutZeros = (chunk: Buffer): number => {
  let length = chunk.length;
  while (length > 0 && chunk[length - 1] === 0) length -= 1;
  return length;
};

/** Whether the piece was taken; false once the stream has failed or was given up, which its reader learns by itself. */
const write = (gunzip: Gunzip | InflateRaw, chunk: Buffer): Promise<boolean> =>
  new Promise((resolve) => {
    if (gunzip.destroyed) {
      resolve(false);
      return;
    }
    const giveUp = (): void => resolve(false);
    gunzip.once('close', giveUp);
    gunzip.write(chunk, (error) => {
      gunzip.off('close', giveUp);
      resolve(error === null || error === undefined);
    });
  });

/** Feeds the whole input; returns its length without zeros at its end, which tools use as padding. */
const feed = async (input: AsyncIterable<Buffer>, gunzip: Gunzip | InflateRaw): Promise<number> => {
  let fed = 0;
  let meant = 0;
  for await (const chunk of input) {
    const length = lengthWithoutZeros(chunk);
    if (length > 0) meant = fed + length;
    fed += chunk.length;
    if (!(await write(gunzip, chunk))) return meant;
  }
  gunzip.end();
  return meant;
};

/**
 * Decompresses `input`; `name` is for messages, `consumed` is kept up to date. Throws SOURCE_TRUNCATED when it stops inside a member, SOURCE_CORRUPT
 * when it is damaged or goes on with anything but zeros after the last member.
 */
export const gunzipChunks = (input: AsyncIterable<Buffer>, name: string, consumed?: Consumed): AsyncGenerator<Buffer> =>
  decompress(input, createGunzip({ chunkSize: chunkBytes }), { name, what: 'gzip' }, consumed);

/** As `gunzipChunks`, for deflate without a header around it (RFC 1951). */
export const inflateChunks = (
  input: AsyncIterable<Buffer>,
  name: string,
  consumed?: Consumed,
): AsyncGenerator<Buffer> =>
  decompress(input, createInflateRaw({ chunkSize: chunkBytes }), { name, what: 'deflate' }, consumed);

async function* decompress(
  input: AsyncIterable<Buffer>,
  gunzip: Gunzip | InflateRaw,
  { name, what }: { name: string; what: string },
  consumed: Consumed = { bytes: 0 },
): AsyncGenerator<Buffer> {
  let failure: unknown;
  const feeding = feed(input, gunzip).catch((error: unknown) => {
    failure = error;
    gunzip.destroy(error instanceof Error ? error : new Error(String(error)));
    return 0;
  });
  try {
    for await (const chunk of gunzip) {
      consumed.bytes = gunzip.bytesWritten;
      yield chunk as Buffer;
    }
    const meant = await feeding;
    // Of an empty content no piece came that would have told it.
    consumed.bytes = gunzip.bytesWritten;
    if (failure !== undefined) throw failure;
    if (meant > gunzip.bytesWritten) {
      const detail = `${meant - gunzip.bytesWritten} bytes follow the ${what} data`;
      throw new WorkbenchError('SOURCE_CORRUPT', name, detail);
    }
  } catch (error) {
    throw sourceError(failure ?? error, name);
  } finally {
    gunzip.destroy();
    await feeding;
  }
}
