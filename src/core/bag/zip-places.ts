// Where the members of a zip lie, held against their own headers: they must fill the file from its first byte to the directory
// without gap or overlap, so that every program that unpacks the zip finds the same.
import type { BagProblem } from './bag-source.ts';
import type { ReadAt } from './read-at.ts';
import type { ZipDirectory, ZipEntry } from './zip-directory.ts';

/** `data`: where the packed bytes begin. */
export interface PlacedEntry extends ZipEntry {
  data: number;
}

const headerBytes = 30;
const sizesFollow = 0x8;
/** Encryption, the length of the descriptor, and the coding of names. */
const comparedFlags = 0x2849;

/** What a member's own header tells otherwise than the directory; null where they agree. */
const disagreement = (entry: ZipEntry, header: Buffer, rawName: Buffer, extra: Buffer): string | null => {
  if (header.readUInt32LE(0) !== 0x04034b50) return 'no member begins where the directory says';
  if (!rawName.equals(entry.rawName))
    return `its own header calls it ${JSON.stringify(rawName.toString('utf8').slice(0, 200))}`;
  if (header.readUInt16LE(8) !== entry.method) return 'its own header tells another compression than the directory';
  if (((header.readUInt16LE(6) ^ entry.flags) & comparedFlags) !== 0)
    return 'its own header has other flags than the directory';
  const told = { crc: header.readUInt32LE(14), packed: header.readUInt32LE(18), bytes: header.readUInt32LE(22) };
  if ((entry.flags & sizesFollow) !== 0 && told.crc === 0 && isOpen(told.packed) && isOpen(told.bytes)) return null;
  const big = bigSizes(extra);
  const bytes = told.bytes === 0xffffffff ? big?.bytes : told.bytes;
  const packed = told.packed === 0xffffffff ? big?.packed : told.packed;
  const agrees = told.crc === entry.crc && packed === entry.packed && bytes === entry.bytes;
  return agrees ? null : 'its own header tells another size or checksum than the directory';
};

const isOpen = (size: number): boolean => size === 0 || size === 0xffffffff;

const bigSizes = (extra: Buffer): { bytes: number; packed: number } | null => {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1 || at + 20 > extra.length) continue;
    return { bytes: Number(extra.readBigUInt64LE(at + 4)), packed: Number(extra.readBigUInt64LE(at + 12)) };
  }
  return null;
};

/** Whether `bytes` are exactly a descriptor that tells what the directory tells. */
const isDescriptor = (entry: ZipEntry, bytes: Buffer): boolean => {
  const signed = bytes.length === 16 || bytes.length === 24;
  if (signed && bytes.readUInt32LE(0) !== 0x08074b50) return false;
  const rest = signed ? bytes.subarray(4) : bytes;
  if (rest.length !== 12 && rest.length !== 20) return false;
  const isBig = rest.length === 20;
  const packed = isBig ? Number(rest.readBigUInt64LE(4)) : rest.readUInt32LE(4);
  const size = isBig ? Number(rest.readBigUInt64LE(12)) : rest.readUInt32LE(8);
  return rest.readUInt32LE(0) === entry.crc && packed === entry.packed && size === entry.bytes;
};

const mostDescriptor = 24;

/** All members in the order they lie in, with what is wrong with their places. */
export const placeEntries = async (
  { entries, start }: ZipDirectory,
  read: ReadAt,
): Promise<{ placed: PlacedEntry[]; problems: BagProblem[] }> => {
  const placed: PlacedEntry[] = [];
  const problems: BagProblem[] = [];
  const report = (where: string, message: string): void => {
    problems.push({ kind: 'archive', where, message });
  };
  const sorted = entries.toSorted((left, right) => left.offset - right.offset);
  const first = sorted[0];
  if (first !== undefined && first.offset > 0)
    report(first.name, `${first.offset} bytes stand before the first member`);
  for (const [index, entry] of sorted.entries()) {
    const next = sorted[index + 1]?.offset ?? start;
    const follower = sorted[index + 1]?.name ?? 'the directory';
    if (entry.offset + headerBytes > next) {
      report(entry.name, `it lies over ${follower}`);
      continue;
    }
    const header = await read(entry.offset, headerBytes);
    const nameBytes = header.readUInt16LE(26);
    const extraBytes = header.readUInt16LE(28);
    const data = entry.offset + headerBytes + nameBytes + extraBytes;
    if (data + entry.packed > next) {
      report(entry.name, `it lies over ${follower}`);
      continue;
    }
    const names = await read(entry.offset + headerBytes, nameBytes + extraBytes);
    const wrong = disagreement(entry, header, names.subarray(0, nameBytes), names.subarray(nameBytes));
    if (wrong !== null) report(entry.name, wrong);
    const gap = next - data - entry.packed;
    const isTold =
      (entry.flags & sizesFollow) === 0
        ? gap === 0
        : gap <= mostDescriptor && isDescriptor(entry, await read(next - gap, gap));
    if (wrong === null && !isTold) report(entry.name, `${gap} bytes follow it that are no part of it`);
    placed.push({ ...entry, data });
  }
  return { placed, problems };
};
