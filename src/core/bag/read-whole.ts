// A small file of a bag in one piece.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { BagSource } from './bag-source.ts';

/** Its bytes; a text that says why it cannot be had. Throws SOURCE_UNREADABLE and whatever else is not the file's own fault. */
export const readWhole = async (source: BagSource, name: string, most: number): Promise<Buffer | string> => {
  const pieces: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const piece of source.pieces(name)) {
      bytes += piece.length;
      if (bytes > most) return `it is larger than ${most} bytes`;
      pieces.push(piece);
    }
  } catch (error) {
    const isOwn =
      error instanceof WorkbenchError && (error.code === 'SOURCE_CORRUPT' || error.code === 'SOURCE_TRUNCATED');
    if (isOwn) return error.data.detail;
    throw error;
  }
  return Buffer.concat(pieces);
};
