// The lines of a large file of a pack, one after the other, without holding more than a piece of it.
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { ContentTools, OpenPack } from './check-content.ts';

const newline = 0x0a;

/** Each line with its line end; the last one may lack it. Throws CANCELLED. */
export async function* linesOf(
  pack: Pick<OpenPack, 'pieces'>,
  name: string,
  { signal, onBytes }: Pick<ContentTools, 'signal' | 'onBytes'>,
): AsyncGenerator<Buffer> {
  let rest: Buffer[] = [];
  for await (const piece of pack.pieces(name)) {
    if (signal.aborted) throw new WorkbenchError('CANCELLED', name);
    onBytes(name, piece.length);
    let start = 0;
    for (let end = piece.indexOf(newline); end !== -1; end = piece.indexOf(newline, start)) {
      const line = piece.subarray(start, end + 1);
      yield rest.length === 0 ? line : Buffer.concat([...rest, line]);
      rest = [];
      start = end + 1;
    }
    // A copy: the reader may use the piece again.
    if (start < piece.length) rest.push(Buffer.from(piece.subarray(start)));
  }
  if (rest.length > 0) yield Buffer.concat(rest);
}
