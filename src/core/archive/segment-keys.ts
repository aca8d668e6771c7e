// What the duplicate check needs of a sealed segment, parallel to its rows. Derived, like the column index.

/** `idHash`: FNV-1a of the id; `idCheck`: a second hash of it; `contentHash`: 32 bytes a row. */
export interface SegmentKeys {
  count: number;
  idHash: Uint32Array;
  idCheck: Uint32Array;
  contentHash: Uint8Array;
}
