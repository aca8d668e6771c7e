// The keys of a segment for the duplicate check: read from their sidecar, or made again from the segment.
import { checkHash32, fnv1a32 } from './fnv1a32.ts';
import type { SegmentDatabase } from './segment-database.ts';
import type { SegmentKeys } from './segment-keys.ts';
import { encodeSidecar, readSidecar } from './sidecar.ts';
import { decodeText } from './text-codec.ts';
import type { SegmentEntry } from './types.ts';

export const encodeKeys = (sha256: string, { idHash, idCheck, contentHash }: SegmentKeys): Buffer =>
  encodeSidecar(sha256, null, { idHash, idCheck, contentHash });

const readArrays = <T>(path: string, entry: SegmentEntry, names: readonly string[], width: number): T | null => {
  const sidecar = readSidecar(path, entry.sha256, names);
  if (!sidecar) return null;
  const fits = names.every((name) => sidecar.arrays.get(name)?.length === entry.events * width);
  return fits ? (Object.fromEntries(sidecar.arrays) as T) : null;
};

/** The id hashes of a segment from its sidecar, or null when that is missing or does not fit. */
export const readIdHashes = (path: string, entry: SegmentEntry): Pick<SegmentKeys, 'idHash' | 'idCheck'> | null =>
  readArrays(path, entry, ['idHash', 'idCheck'], 1);

/** The content hashes of a segment, 32 bytes a row, or null when the sidecar is missing or does not fit. */
export const readContentHashes = (path: string, entry: SegmentEntry): Uint8Array | null =>
  readArrays<{ contentHash: Uint8Array }>(path, entry, ['contentHash'], 32)?.contentHash ?? null;

/** Makes the keys from the rows. */
export const buildKeys = (database: SegmentDatabase, entry: SegmentEntry): SegmentKeys => {
  const count = entry.events;
  const keys: SegmentKeys = {
    count,
    idHash: new Uint32Array(count),
    idCheck: new Uint32Array(count),
    contentHash: new Uint8Array(count * 32),
  };
  database.each('SELECT seq, id, hash FROM ev', [], (row) => {
    const seq = Number(row[0]);
    const id = decodeText(String(row[1]));
    keys.idHash[seq] = fnv1a32(id);
    keys.idCheck[seq] = checkHash32(id);
    keys.contentHash.set(row[2] as Uint8Array, seq * 32);
  });
  return keys;
};
