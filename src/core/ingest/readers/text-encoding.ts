// The encodings a source's text may have, and how they are told apart by its first bytes.
import { isAscii, isUtf8 } from 'node:buffer';

type Utf16 = 'utf-16le' | 'utf-16be';
export type TextEncoding = 'utf-8' | Utf16 | 'windows-1252';

/** Bytes that are looked at when there is no byte order mark. */
const sampleBytes = 4096;

const startsWith = (bytes: Buffer, ...mark: number[]): boolean => mark.every((byte, at) => bytes[at] === byte);

const zerosAt = (bytes: Buffer, parity: 0 | 1): number => {
  let zeros = 0;
  for (let at = parity; at < bytes.length; at += 2) if (bytes[at] === 0) zeros += 1;
  return zeros;
};

/** UTF-16 without a mark: text of mostly Latin letters has a zero in every other byte, and hardly any elsewhere. */
const unmarkedUtf16 = (head: Buffer): Utf16 | null => {
  const sample = head.subarray(0, sampleBytes);
  const pairs = Math.floor(sample.length / 2);
  if (pairs < 2) return null;
  const first = zerosAt(sample, 0);
  const second = zerosAt(sample, 1);
  if (first * 2 >= pairs && second * 20 <= pairs) return 'utf-16be';
  return second * 2 >= pairs && first * 20 <= pairs ? 'utf-16le' : null;
};

/** UTF-16 by its mark or its pattern of zeros; null when the bytes are something else. */
export const detectUtf16 = (head: Buffer): Utf16 | null => {
  if (startsWith(head, 0xff, 0xfe, 0, 0)) return null;
  if (startsWith(head, 0xff, 0xfe)) return 'utf-16le';
  if (startsWith(head, 0xfe, 0xff)) return 'utf-16be';
  return unmarkedUtf16(head);
};

/** Length of the sequence a UTF-8 lead byte announces; 0 for any other byte. */
const announced = (byte: number): number => {
  if (byte >= 0xc2 && byte <= 0xdf) return 2;
  if (byte >= 0xe0 && byte <= 0xef) return 3;
  return byte >= 0xf0 && byte <= 0xf4 ? 4 : 0;
};

/** Where the last character begins when the bytes end inside it, as UTF-8 would; their length when they do not. */
export const unfinishedTail = (bytes: Buffer): number => {
  for (let at = Math.max(0, bytes.length - 3); at < bytes.length; at += 1) {
    if (announced(bytes[at] as number) > bytes.length - at) return at;
  }
  return bytes.length;
};

/**
 * What text with one byte for each ASCII character is: `utf-8` as soon as one character beyond ASCII is, `windows-1252`
 * when there are such and none is, null as long as nothing tells (all ASCII, or cut inside the first other character).
 */
export const tellEightBit = (bytes: Buffer): 'utf-8' | 'windows-1252' | null => {
  if (isAscii(bytes)) return null;
  const end = unfinishedTail(bytes);
  const whole = bytes.subarray(0, end);
  if (isAscii(whole)) return null;
  if (isUtf8(whole)) return 'utf-8';
  for (let at = 0; at < end; at += 1) {
    const length = announced(whole[at] as number);
    if (length > 0 && isUtf8(whole.subarray(at, at + length))) return 'utf-8';
  }
  return 'windows-1252';
};
