// The directory at the end of a zip (APPNOTE 6.3.10, sections 4.3.12 to 4.3.16), read strictly: every byte from its start to the end of the
// file must be accounted for, and what is told twice must be told alike.
import { WorkbenchError } from '#shared/contract/errors.ts';
import { bagLimits } from './bag-limits.ts';
import type { BagProblem } from './bag-source.ts';
import type { ReadAt } from './read-at.ts';

/** `offset`: of the member's own header. Sizes in bytes. */
export interface ZipEntry {
  name: string;
  rawName: Buffer;
  flags: number;
  method: number;
  crc: number;
  packed: number;
  bytes: number;
  offset: number;
  /** Type bits of a Unix mode; 0 where there are none. */
  type: number;
}

export interface ZipDirectory {
  entries: ZipEntry[];
  /** Where it begins, which is where the members end. */
  start: number;
  problems: BagProblem[];
}

const endBytes = 22;
const locatorBytes = 20;
const bigEndBytes = 56;
const entryBytes = 46;
const longestComment = 0xffff;
const tooSmall = 0xffffffff;

const findEnd = (tail: Buffer): number => {
  for (let at = tail.length - endBytes; at >= 0; at--) {
    if (tail.readUInt32LE(at) === 0x06054b50) return at;
  }
  return -1;
};

const safe = (value: bigint): number => (value <= Number.MAX_SAFE_INTEGER ? Number(value) : Number.NaN);

interface End {
  count: number;
  size: number;
  start: number;
  /** Where the directory must end. */
  end: number;
}

/** The record of large zips; the text says what is wrong with it. */
const readBigEnd = async (read: ReadAt, locatorAt: number, locator: Buffer, small: End): Promise<End | string> => {
  const at = locatorAt - bigEndBytes;
  if (at < 0 || safe(locator.readBigUInt64LE(8)) !== at || locator.readUInt32LE(16) > 1) {
    return 'its zip64 locator does not lead to the record before it';
  }
  const record = await read(at, bigEndBytes);
  if (record.readUInt32LE(0) !== 0x06064b50 || record.readBigUInt64LE(4) !== 44n) return 'its zip64 record is none';
  const big: End = {
    count: safe(record.readBigUInt64LE(32)),
    size: safe(record.readBigUInt64LE(40)),
    start: safe(record.readBigUInt64LE(48)),
    end: at,
  };
  const agrees =
    record.readBigUInt64LE(24) === record.readBigUInt64LE(32) &&
    (small.count === 0xffff || small.count === big.count) &&
    (small.size === tooSmall || small.size === big.size) &&
    (small.start === tooSmall || small.start === big.start);
  return agrees ? big : 'its zip64 record tells another directory than the record at its end';
};

const readEnd = async (read: ReadAt, size: number, path: string): Promise<{ end: End; wrong: string | null }> => {
  const tail = await read(Math.max(0, size - endBytes - longestComment), Math.min(size, endBytes + longestComment));
  const found = findEnd(tail);
  if (found === -1) throw new WorkbenchError('NOT_A_PACK', path, 'no zip file, or one that was cut off');
  const at = size - tail.length + found;
  const record = tail.subarray(found);
  const end: End = {
    count: record.readUInt16LE(10),
    size: record.readUInt32LE(12),
    start: record.readUInt32LE(16),
    end: at,
  };
  const after = record.length - endBytes;
  if (after > 0) return { end, wrong: `${after} bytes follow its end` };
  if (record.readUInt32LE(4) !== 0 || record.readUInt16LE(8) !== end.count)
    return { end, wrong: 'it is one of several parts' };
  const locatorAt = at - locatorBytes;
  const locator = locatorAt < 0 ? null : await read(locatorAt, locatorBytes);
  if (locator === null || locator.readUInt32LE(0) !== 0x07064b50) return { end, wrong: null };
  const big = await readBigEnd(read, locatorAt, locator, end);
  return typeof big === 'string' ? { end, wrong: big } : { end: big, wrong: null };
};

const utf8 = new TextDecoder('utf-8', { fatal: true });

const nameOf = (raw: Buffer, flags: number): string | null => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: bytes beyond ASCII are what is looked for
  const isPlain = !/[^\u0000-\u007f]/.test(raw.toString('latin1'));
  if (!isPlain && (flags & 0x800) === 0) return null;
  try {
    return utf8.decode(raw);
  } catch {
    return null;
  }
};

/** Takes up sizes from the extra fields; the text says what is wrong with them. */
const applyExtra = (entry: ZipEntry, extra: Buffer): string | null => {
  let seen = false;
  for (let at = 0; at < extra.length; ) {
    if (at + 4 > extra.length || at + 4 + extra.readUInt16LE(at + 2) > extra.length)
      return 'its extra fields are cut off';
    const id = extra.readUInt16LE(at);
    const data = extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2));
    at += 4 + data.length;
    if (id === 0x7075) return 'it has a second name in an extra field';
    if (id !== 0x0001) continue;
    if (seen) return 'it tells its sizes twice';
    seen = true;
    let next = 0;
    for (const field of ['bytes', 'packed', 'offset'] as const) {
      if (entry[field] !== tooSmall) continue;
      if (next + 8 > data.length) return 'its zip64 sizes are cut off';
      entry[field] = safe(data.readBigUInt64LE(next));
      next += 8;
    }
  }
  return [entry.bytes, entry.packed, entry.offset].every(Number.isSafeInteger) ? null : 'its zip64 sizes cannot be';
};

const readEntry = (bytes: Buffer, at: number): { entry: ZipEntry; wrong: string | null; next: number } | null => {
  if (at + entryBytes > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) return null;
  const nameEnd = at + entryBytes + bytes.readUInt16LE(at + 28);
  const extraEnd = nameEnd + bytes.readUInt16LE(at + 30);
  const next = extraEnd + bytes.readUInt16LE(at + 32);
  if (next > bytes.length) return null;
  const rawName = bytes.subarray(at + entryBytes, nameEnd);
  const flags = bytes.readUInt16LE(at + 8);
  const name = nameOf(rawName, flags);
  const entry: ZipEntry = {
    name: name ?? rawName.toString('latin1'),
    rawName,
    flags,
    method: bytes.readUInt16LE(at + 10),
    crc: bytes.readUInt32LE(at + 16),
    packed: bytes.readUInt32LE(at + 20),
    bytes: bytes.readUInt32LE(at + 24),
    offset: bytes.readUInt32LE(at + 42),
    type: (bytes.readUInt32LE(at + 38) >>> 16) & 0o170000,
  };
  const wrong = applyExtra(entry, bytes.subarray(nameEnd, extraEnd));
  return { entry, next, wrong: name === null ? 'its name is not told as UTF-8' : wrong };
};

/** `path`: for messages. Throws NOT_A_PACK for what is no zip. */
export const readZipDirectory = async (read: ReadAt, size: number, path: string): Promise<ZipDirectory> => {
  const { end, wrong } = await readEnd(read, size, path);
  const directory: ZipDirectory = { entries: [], start: end.start, problems: [] };
  const report = (kind: BagProblem['kind'], where: string, message: string): void => {
    directory.problems.push({ kind, where, message });
  };
  if (wrong !== null) report('archive', path, wrong);
  else if (end.count > bagLimits.members) report('limit', path, `it has more than ${bagLimits.members} members`);
  else if (end.size > bagLimits.textBytes) report('limit', path, 'its directory is too large');
  else if (end.start + end.size !== end.end) report('archive', path, 'its directory is not where its end says');
  if (directory.problems.length > 0) return directory;
  const bytes = await read(end.start, end.size);
  let at = 0;
  for (let number = 0; number < end.count; number++) {
    const one = readEntry(bytes, at);
    if (one === null) {
      report('archive', path, `its directory is damaged at member ${number + 1}`);
      return directory;
    }
    directory.entries.push(one.entry);
    if (one.wrong !== null) report('archive', one.entry.name, one.wrong);
    at = one.next;
  }
  if (at !== bytes.length) report('archive', path, 'its directory has more members than its end says');
  return directory;
};
