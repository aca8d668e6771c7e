// The form of derived files in cache/: a header that names the segment's SHA-256 and describes its arrays, then the arrays.
// Whatever does not fit (another segment, another version, a flipped bit) is treated as missing and made again.
import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

const magic = Buffer.from('SIVOSC02', 'latin1');
const arrayTypes = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array } as const;
type ArrayType = keyof typeof arrayTypes;
export type SidecarArray = Uint8Array | Uint16Array | Uint32Array;

interface Header {
  segment: string;
  arrays: { name: string; type: ArrayType; length: number; offset: number; sha256: string }[];
  data: unknown;
}

const typeOf = (array: SidecarArray): ArrayType =>
  array instanceof Uint32Array ? 'u32' : array instanceof Uint16Array ? 'u16' : 'u8';
const bytesOf = (array: SidecarArray): Buffer => Buffer.from(array.buffer, array.byteOffset, array.byteLength);
const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const aligned = (offset: number): number => Math.ceil(offset / 8) * 8;

/** `data` is any JSON; `segment` the SHA-256 of the segment the arrays were made from. Numbers are little-endian. */
export const encodeSidecar = (segment: string, data: unknown, arrays: Record<string, SidecarArray>): Buffer => {
  const header: Header = { segment, arrays: [], data };
  let offset = 0;
  for (const [name, array] of Object.entries(arrays)) {
    const { length } = array;
    header.arrays.push({ name, type: typeOf(array), length, offset, sha256: digest(bytesOf(array)) });
    offset = aligned(offset + array.byteLength);
  }
  const headerBytes = Buffer.from(JSON.stringify(header), 'utf8');
  const start = aligned(magic.length + 4 + 32 + headerBytes.length);
  const file = Buffer.alloc(start + offset);
  magic.copy(file);
  file.writeUInt32LE(headerBytes.length, magic.length);
  createHash('sha256')
    .update(headerBytes)
    .digest()
    .copy(file, magic.length + 4);
  headerBytes.copy(file, magic.length + 36);
  for (const [place, array] of Object.values(arrays).entries()) {
    bytesOf(array).copy(file, start + (header.arrays[place]?.offset ?? 0));
  }
  return file;
};

const readExactly = (file: number, target: Uint8Array, position: number): boolean => {
  let done = 0;
  while (done < target.length) {
    const read = readSync(file, target, done, target.length - done, position + done);
    if (read === 0) return false;
    done += read;
  }
  return true;
};

/** An opened sidecar: what it describes has been checked, its arrays are read and checked one by one. */
export interface Sidecar {
  data: unknown;
  /** How long each array is said to be. */
  lengths: ReadonlyMap<string, number>;
  /** The array, or null when it is not there, cannot be read or is damaged. */
  read(name: string): SidecarArray | null;
}

/** Null where `read` cannot have the file or does not like it: a derived file that cannot be read is as good as none. */
const withFile = <Result>(path: string, read: (file: number) => Result | null): Result | null => {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    return null;
  }
  try {
    return read(file);
  } catch {
    return null;
  } finally {
    closeSync(file);
  }
};

const readHeader = (file: number): { header: Header; start: number } | null => {
  const prefix = Buffer.alloc(magic.length + 36);
  if (!readExactly(file, prefix, 0) || !prefix.subarray(0, magic.length).equals(magic)) return null;
  const headerLength = prefix.readUInt32LE(magic.length);
  if (headerLength > fstatSync(file).size) return null;
  const bytes = Buffer.alloc(headerLength);
  if (!readExactly(file, bytes, prefix.length)) return null;
  if (
    !createHash('sha256')
      .update(bytes)
      .digest()
      .equals(prefix.subarray(magic.length + 4))
  )
    return null;
  return { header: JSON.parse(bytes.toString('utf8')) as Header, start: aligned(prefix.length + headerLength) };
};

/** The sidecar at `path`, or null when it is absent, of another segment, or its description is damaged. */
export const openSidecar = (path: string, segment: string): Sidecar | null => {
  const found = withFile(path, readHeader);
  if (found === null || found.header.segment !== segment) return null;
  const { header, start } = found;
  return {
    data: header.data,
    lengths: new Map(header.arrays.map(({ name, length }) => [name, length])),
    read: (wanted) => {
      const entry = header.arrays.find(({ name }) => name === wanted);
      if (entry === undefined) return null;
      return withFile(path, (file) => {
        const array = new arrayTypes[entry.type](entry.length);
        const isWhole = readExactly(file, bytesOf(array), start + entry.offset);
        return isWhole && digest(bytesOf(array)) === entry.sha256 ? array : null;
      });
    },
  };
};

/** `data` and the named arrays of a sidecar, or null when it is absent, of another segment, or damaged in any part asked for. */
export const readSidecar = (
  path: string,
  segment: string,
  names: readonly string[],
): { data: unknown; arrays: Map<string, SidecarArray> } | null => {
  const sidecar = openSidecar(path, segment);
  if (sidecar === null) return null;
  const arrays = new Map<string, SidecarArray>();
  for (const name of names) {
    const array = sidecar.read(name);
    if (array === null) return null;
    arrays.set(name, array);
  }
  return { data: sidecar.data, arrays };
};
