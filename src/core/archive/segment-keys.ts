// What the duplicate check needs of a sealed segment. Derived, like the column index.

/**
 * `idHash`: FNV-1a of the id, `idCheck`: a second hash of it, `contentHash`: 32 bytes, each a row.
 * `conflictSeq`: the rows that are not the first version of their id, ascending; `conflictPrefix`: for each of those the first
 * four bytes of its content hash. An id has one first version in the whole archive, so looking one up never walks a long chain,
 * even where a source repeats the same id in every record.
 */
export interface SegmentKeys {
  idHash: Uint32Array;
  idCheck: Uint32Array;
  contentHash: Uint8Array;
  conflictSeq: Uint32Array;
  conflictPrefix: Uint32Array;
}

/** The keys without the content hashes, which are loaded when first needed. */
export type LookupKeys = Omit<SegmentKeys, 'contentHash'>;

/** First four bytes of the content hash at `row`, as a number. */
export const contentPrefix = (contentHashes: Uint8Array, row = 0): number => {
  const start = row * 32;
  const byte = (place: number): number => contentHashes[start + place] ?? 0;
  return (byte(0) | (byte(1) << 8) | (byte(2) << 16) | (byte(3) << 24)) >>> 0;
};

/** Completes the keys of rows given in order; `flags` are the rows' flag bits. */
export const withConflicts = (
  keys: Pick<SegmentKeys, 'idHash' | 'idCheck' | 'contentHash'>,
  flags: Uint8Array,
  conflictBit: number,
): SegmentKeys => {
  const conflicts: number[] = [];
  for (let seq = 0; seq < flags.length; seq++) if (((flags[seq] ?? 0) & conflictBit) !== 0) conflicts.push(seq);
  return {
    ...keys,
    conflictSeq: Uint32Array.from(conflicts),
    conflictPrefix: Uint32Array.from(conflicts, (seq) => contentPrefix(keys.contentHash, seq)),
  };
};
