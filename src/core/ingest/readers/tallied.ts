// Counts and hashes bytes as they pass.
import { createHash } from 'node:crypto';

/** Grows while the source is read. `sha256` (hex, of all its bytes) is null until the end. */
export interface SourceTally {
  bytes: number;
  sha256: string | null;
}

/** Passes pieces on and tells `tally`. */
export async function* tallied(input: AsyncIterable<Buffer>, tally: SourceTally): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  for await (const piece of input) {
    hash.update(piece);
    tally.bytes += piece.length;
    yield piece;
  }
  tally.sha256 = hash.digest('hex');
}
