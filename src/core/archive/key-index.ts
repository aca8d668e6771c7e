// The keys of a segment for the duplicate check: read from their sidecar, or made again from the segment.
import { checkHash32, fnv1a32 } from './fnv1a32.ts';
import type { SegmentDatabase } from './segment-database.ts';
import { type LookupKeys, type SegmentKeys, withConflicts } from './segment-keys.ts';
import { encodeSidecar, readSidecar } from './sidecar.ts';
import { decodeText } from './text-codec.ts';
import { flagBits, type SegmentEntry } from './types.ts';

export const encodeKeys = (sha256: string, keys: SegmentKeys): Buffer => encodeSidecar(sha256, null, { ...keys });

/** Lengths the arrays must have for this segment. */
const lengths = ({ events, conflicts }: SegmentEntry): Record<keyof SegmentKeys, number> => ({
  idHash: events,
  idCheck: events,
  contentHash: events * 32,
  conflictSeq: conflicts,
  conflictPrefix: conflicts,
});

const readArrays = <Name extends keyof SegmentKeys>(
  path: string,
  entry: SegmentEntry,
  names: readonly Name[],
): Pick<SegmentKeys, Name> | null => {
  const sidecar = readSidecar(path, entry.sha256, names);
  const expected = lengths(entry);
  if (!sidecar || names.some((name) => sidecar.arrays.get(name)?.length !== expected[name])) return null;
  return Object.fromEntries(sidecar.arrays) as Pick<SegmentKeys, Name>;
};

/** What looking up rows needs, from the sidecar, or null when that is missing or does not fit. */
export const readLookupKeys = (path: string, entry: SegmentEntry): LookupKeys | null =>
  readArrays(path, entry, ['idHash', 'idCheck', 'conflictSeq', 'conflictPrefix']);

/** The content hashes of a segment, 32 bytes a row, or null when the sidecar is missing or does not fit. */
export const readContentHashes = (path: string, entry: SegmentEntry): Uint8Array | null =>
  readArrays(path, entry, ['contentHash'])?.contentHash ?? null;

/** Makes the keys from the rows. */
export const buildKeys = (database: SegmentDatabase, entry: SegmentEntry): SegmentKeys => {
  const count = entry.events;
  const idHash = new Uint32Array(count);
  const idCheck = new Uint32Array(count);
  const contentHash = new Uint8Array(count * 32);
  const flags = new Uint8Array(count);
  database.each('SELECT seq, id, hash, flags FROM ev', [], (row) => {
    const seq = Number(row[0]);
    const id = decodeText(String(row[1]));
    idHash[seq] = fnv1a32(id);
    idCheck[seq] = checkHash32(id);
    contentHash.set(row[2] as Uint8Array, seq * 32);
    flags[seq] = Number(row[3]);
  });
  return withConflicts({ idHash, idCheck, contentHash }, flags, flagBits.conflict);
};
