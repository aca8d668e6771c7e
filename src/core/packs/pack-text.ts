// A file within a pack, for reading, a stretch at a time. A stretch never ends within a character.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { PackText, PackTextInput } from '#shared/model/pack.ts';
import type { BagSource } from '../bag/bag-source.ts';
import { openBagSource, unreadable } from '../bag/open-source.ts';

/** At most so many bytes of a character may be on the other side of a cut. */
const longestRest = 3;

const stretch = async (source: BagSource, name: string, offset: number, length: number): Promise<Buffer> => {
  const pieces: Buffer[] = [];
  let at = 0;
  for await (const piece of source.pieces(name)) {
    const from = Math.max(0, offset - at);
    const to = Math.min(piece.length, offset + length - at);
    if (from < to) pieces.push(piece.subarray(from, to));
    at += piece.length;
    if (at >= offset + length) break;
  }
  return Buffer.concat(pieces);
};

const isRest = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80;

/** How many of the bytes are whole characters. */
const wholeLength = (bytes: Buffer): number => {
  for (let back = 1; back <= Math.min(longestRest, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (isRest(byte)) continue;
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return needed > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
};

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const readText = async (source: BagSource, { name, offset, length }: PackTextInput): Promise<PackText> => {
  const bytes = source.files.get(name);
  if (bytes === undefined) throw new WorkbenchError('BAD_INPUT', name, 'the pack has no such file');
  const wanted = await stretch(source, name, offset, Math.max(length, longestRest + 1));
  if (isRest(wanted[0]))
    throw new WorkbenchError('BAD_INPUT', name, `byte ${offset} is within a character, or no text`);
  const isEnd = offset + wanted.length >= bytes;
  const whole = isEnd ? wanted : wanted.subarray(0, wholeLength(wanted));
  try {
    return { name, text: utf8.decode(whole), bytes, next: isEnd ? null : offset + whole.length };
  } catch {
    throw new WorkbenchError('BAD_INPUT', name, 'it is no text in UTF-8');
  }
};

/** Throws SOURCE_NOT_FOUND, SOURCE_UNREADABLE, NOT_A_PACK, BAD_INPUT for a name that is not in it or no text. */
export const packText = async (input: PackTextInput): Promise<PackText> => {
  const source = await openBagSource(input.path);
  try {
    const [wrong] = source.problems;
    if (wrong !== undefined) throw new WorkbenchError('NOT_A_PACK', wrong.where, wrong.message);
    return await readText(source, input);
  } catch (error) {
    const corrupt = error instanceof WorkbenchError && error.code === 'SOURCE_CORRUPT';
    throw corrupt
      ? new WorkbenchError('NOT_A_PACK', error.data.where, error.data.detail)
      : unreadable(error, input.path);
  } finally {
    await source.close();
  }
};
