// The members of a zip file, in the order of its directory. Sizes and checksums are checked against what really comes out.
import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import {
  type Entry,
  fromRandomAccessReaderPromise,
  getFileNameLowLevel,
  RandomAccessReader,
  type ZipFile,
} from 'yauzl';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { type Consumed, inflateChunks } from './gunzip.ts';
import { type RandomAccess, readRange } from './spool.ts';

export interface ZipMember {
  name: string;
  /** As the zip says. */
  bytes: number;
  /** Why it is no regular file; null when it is one. */
  special: string | null;
  /** Its bytes, unpacked; `name` is for messages. Throws SOURCE_CORRUPT, SOURCE_TRUNCATED and, for what cannot be unpacked here, SOURCE_UNRECOGNISED. */
  pieces(name: string, consumed: Consumed): AsyncIterable<Buffer>;
}

const stored = 0;
const deflated = 8;
const unixRegular = 0o100000;
const unixTypes = 0o170000;

/** Whether the bytes begin as a zip does: with a member, or with the end of an empty one. */
export const isZip = (head: Buffer): boolean => {
  const mark = head.toString('latin1', 0, 4);
  return mark === 'PK\x03\x04' || mark === 'PK\x05\x06';
};

class Reader extends RandomAccessReader {
  constructor(private readonly access: RandomAccess) {
    super();
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(readRange(this.access, start, end), { objectMode: false });
  }
}

const zipError = (error: unknown, name: string): unknown => {
  if (!(error instanceof Error) || error instanceof WorkbenchError || 'code' in error) return error;
  const { message } = error;
  const cause = { cause: error };
  if (/truncated|unexpected EOF|overflows file bounds/i.test(message)) {
    return new WorkbenchError('SOURCE_TRUNCATED', name, 'the zip file stops in the middle', cause);
  }
  if (/strong encryption/.test(message)) {
    return new WorkbenchError('SOURCE_UNRECOGNISED', name, 'the zip file is encrypted; unpack it first', cause);
  }
  if (/multi-disk/.test(message)) {
    return new WorkbenchError('SOURCE_UNRECOGNISED', name, 'one part of a zip file in several parts', cause);
  }
  return new WorkbenchError('SOURCE_CORRUPT', name, `zip: ${message.replace(/\. .*$/s, '')}`, cause);
};

/** Passes a member's bytes on and checks them at the end. */
async function* checked(input: AsyncIterable<Buffer>, entry: Entry, name: string): AsyncGenerator<Buffer> {
  let bytes = 0;
  let sum = 0;
  for await (const piece of input) {
    bytes += piece.length;
    sum = crc32(piece, sum);
    yield piece;
  }
  if (bytes !== entry.uncompressedSize) {
    throw new WorkbenchError('SOURCE_CORRUPT', name, `${bytes} bytes, but the zip says ${entry.uncompressedSize}`);
  }
  if (sum !== entry.crc32) throw new WorkbenchError('SOURCE_CORRUPT', name, 'its checksum (CRC-32) is wrong');
}

type Pass = (input: AsyncIterable<Buffer>) => AsyncIterable<Buffer>;

interface OpenZip {
  zip: ZipFile;
  access: RandomAccess;
  reading: Pass;
}

async function* unpack(
  { zip, access, reading }: OpenZip,
  entry: Entry,
  name: string,
  consumed: Consumed,
): AsyncGenerator<Buffer> {
  const { compressionMethod, compressedSize } = entry;
  if (entry.isEncrypted()) {
    throw new WorkbenchError('SOURCE_UNRECOGNISED', name, 'it is encrypted; unpack the zip with its password first');
  }
  if (compressionMethod !== stored && compressionMethod !== deflated) {
    const detail = `it is compressed with method ${compressionMethod} of zip, which is not read here; unpack it first`;
    throw new WorkbenchError('SOURCE_UNRECOGNISED', name, detail);
  }
  const header = await zip.readLocalFileHeaderPromise(entry, { minimal: true }).catch((error: unknown) => {
    throw zipError(error, name);
  });
  const end = header.fileDataStart + compressedSize;
  if (end > access.bytes) throw new WorkbenchError('SOURCE_TRUNCATED', name, 'the zip file stops in the middle');
  const packed = reading(readRange(access, header.fileDataStart, end));
  // Stored bytes are all they were made of.
  if (compressionMethod === stored) consumed.bytes = compressedSize;
  yield* checked(compressionMethod === stored ? packed : inflateChunks(packed, name, consumed), entry, name);
}

const specialOf = (entry: Entry): string | null => {
  const madeOnUnix = entry.versionMadeBy >>> 8 === 3;
  const type = (entry.externalFileAttributes >>> 16) & unixTypes;
  if (!madeOnUnix || type === 0 || type === unixRegular) return null;
  return type === 0o120000 ? 'a symbolic link' : 'not a regular file';
};

/**
 * Members of the zip in `access`, without folders; `name` is for messages, and packed bytes pass through `reading`. Throws SOURCE_TRUNCATED without its directory
 * (which stands at its end), SOURCE_CORRUPT for a damaged one.
 */
export async function* zipMembers(access: RandomAccess, name: string, reading: Pass): AsyncGenerator<ZipMember> {
  try {
    const options = { autoClose: false, lazyEntries: true, decodeStrings: false };
    const zip = await fromRandomAccessReaderPromise(new Reader(access), access.bytes, options);
    for await (const entry of zip.eachEntry()) {
      const { generalPurposeBitFlag, fileNameRaw, extraFields, uncompressedSize } = entry;
      const called = getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false);
      if (called.endsWith('/')) continue;
      yield {
        name: called,
        bytes: uncompressedSize,
        special: specialOf(entry),
        pieces: (whole, consumed) => unpack({ zip, access, reading }, entry, whole, consumed),
      };
    }
  } catch (error) {
    throw zipError(error, name);
  }
}
