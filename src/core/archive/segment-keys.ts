// What the duplicate check needs of a sealed segment. Derived, like the column index.
import { flagBits } from './types.ts';

/**
 * `idHash`: MurmurHash3 of the id, `idCheck`: 16 bits of a second hash of it, each a row.
 * `conflictSeq`: the rows that are not the first version of their id, ascending; `conflictPrefix`: for each of those the first
 * four bytes of its content hash. An id has one first version in the whole archive, so looking one up never walks a long chain,
 * even where a source repeats the same id in every record.
 */
export interface SegmentKeys {
  idHash: Uint32Array;
  idCheck: Uint16Array;
  conflictSeq: Uint32Array;
  conflictPrefix: Uint32Array;
}

/** First four bytes of the content hash at `row`, as a number. */
export const contentPrefix = (contentHashes: Uint8Array, row = 0): number => {
  const start = row * 32;
  const byte = (place: number): number => contentHashes[start + place] ?? 0;
  return (byte(0) | (byte(1) << 8) | (byte(2) << 16) | (byte(3) << 24)) >>> 0;
};

/** Completes the keys of rows given in order; `flags` are the rows' flag bits, `contents` is asked only where there are conflicts. */
export const withConflicts = (
  keys: Pick<SegmentKeys, 'idHash' | 'idCheck'>,
  flags: Uint8Array,
  contents: () => Uint8Array,
): SegmentKeys => {
  const conflicts: number[] = [];
  for (let seq = 0; seq < flags.length; seq++) if (((flags[seq] ?? 0) & flagBits.conflict) !== 0) conflicts.push(seq);
  const hashes = conflicts.length === 0 ? null : contents();
  return {
    ...keys,
    conflictSeq: Uint32Array.from(conflicts),
    conflictPrefix: Uint32Array.from(conflicts, (seq) => (hashes ? contentPrefix(hashes, seq) : 0)),
  };
};
