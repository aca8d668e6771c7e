// Containers made in memory for tests: zip, tar, and zstd frames put together by hand.
import { buffer } from 'node:stream/consumers';
import { type Header, pack } from 'tar-stream';
import { ZipFile } from 'yazl';

export interface ZipInput {
  name: string;
  bytes: string | Uint8Array;
  /** Deflated where it is absent. */
  stored?: boolean;
  zip64?: boolean;
  /** File type and permissions of Unix. */
  mode?: number;
}

const zippedAt = new Date('2026-05-20T10:00:00Z');

/** A zip; a name that no tool would write (absolute, with `..`) is put in place of one of the same length. */
export const zipOf = async (inputs: readonly ZipInput[]): Promise<Buffer> => {
  const zip = new ZipFile();
  const tame = (name: string): string => name.replace(/\.\.|^\/|:/g, (part) => '_'.repeat(part.length));
  for (const { name, bytes, stored = false, zip64 = false, mode = 0o100644 } of inputs) {
    const options = { compress: !stored, forceZip64Format: zip64, mtime: zippedAt, mode };
    if (name.endsWith('/')) zip.addEmptyDirectory(tame(name));
    else zip.addBuffer(Buffer.from(bytes), tame(name), options);
  }
  zip.end();
  let whole = await buffer(zip.outputStream as NodeJS.ReadableStream);
  for (const { name } of inputs) whole = Buffer.from(whole.toString('latin1').replaceAll(tame(name), name), 'latin1');
  return whole;
};

/** A tar of headers with their bytes. */
export const tarOf = async (
  inputs: readonly (Partial<Header> & { name: string; bytes?: string | Uint8Array })[],
): Promise<Buffer> => {
  const tar = pack();
  for (const { bytes = '', ...header } of inputs) tar.entry(header, Buffer.from(bytes));
  tar.finalize();
  const parts: Buffer[] = [];
  for await (const part of tar) parts.push(Buffer.from(part as Uint8Array));
  return Buffer.concat(parts);
};

const zstdMark = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);
/** No content size, no checksum, a window of 2^(10 + exponent) bytes. */
const frameHeader = (exponent: number): Buffer => Buffer.concat([zstdMark, Buffer.from([0, exponent << 3])]);

const block = (kind: 0 | 1, size: number, body: Buffer, last: boolean): Buffer => {
  const head = Buffer.alloc(3);
  head.writeUIntLE((size << 3) | (kind << 1) | (last ? 1 : 0), 0, 3);
  return Buffer.concat([head, body]);
};

/** A zstd frame of raw blocks (RFC 8878, section 3.1.1). */
export const zstdRaw = (content: string | Uint8Array, windowExponent = 10): Buffer => {
  const bytes = Buffer.from(content);
  const size = 100_000;
  const parts = [frameHeader(windowExponent)];
  for (let at = 0; at === 0 || at < bytes.length; at += size) {
    const body = bytes.subarray(at, at + size);
    parts.push(block(0, body.length, body, at + size >= bytes.length));
  }
  return Buffer.concat(parts);
};

/** A zstd frame that repeats one byte: 128 KiB from every four bytes. */
export const zstdRepeated = (byte: number, blocks: number): Buffer => {
  const size = 128 * 1024;
  const parts = Array.from({ length: blocks }, (_, place) => block(1, size, Buffer.from([byte]), place === blocks - 1));
  return Buffer.concat([frameHeader(10), ...parts]);
};

/** A zstd frame to be passed over. */
export const zstdSkippable = (content: string): Buffer => {
  const head = Buffer.alloc(8);
  head.writeUInt32LE(0x184d2a53, 0);
  head.writeUInt32LE(Buffer.byteLength(content), 4);
  return Buffer.concat([head, Buffer.from(content)]);
};
