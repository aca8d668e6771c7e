// Bytes of a file at any place.
import { WorkbenchError } from '#shared/contract/errors.ts';
import { type RandomAccess, readRange } from '../ingest/readers/spool.ts';

/** So many bytes from a place on, all of them. */
export type ReadAt = (offset: number, bytes: number) => Promise<Buffer>;

/** `path`: for messages. Reading beyond the end throws NOT_A_PACK. */
export const createReadAt =
  (access: RandomAccess, path: string): ReadAt =>
  async (offset, bytes) => {
    const pieces: Buffer[] = [];
    for await (const piece of readRange(access, offset, offset + bytes)) pieces.push(piece);
    const all = Buffer.concat(pieces);
    if (all.length === bytes) return all;
    throw new WorkbenchError('NOT_A_PACK', path, 'the zip file leads beyond its own end');
  };
