// The bytes of a rejected record as a person can look at them.
import type { Quarantined } from '#shared/model/archive.ts';

/** The bytes that were kept. */
export const recordBytes = ({ raw, encoding }: Pick<Quarantined, 'raw' | 'encoding'>): Uint8Array =>
  encoding === 'utf8' ? new TextEncoder().encode(raw) : Uint8Array.from(atob(raw), (letter) => letter.charCodeAt(0));

/** The text in the source's encoding (a name the Encoding Standard knows); null where the bytes are none. */
export const recordText = (bytes: Uint8Array, encoding: string): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
};

const width = 16;
const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');
const shown = (byte: number): string => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·');

/** Lines of an offset, sixteen bytes and their ASCII signs; `from` is the offset of the first byte in the source. */
export const hexLines = (bytes: Uint8Array, from: number): string => {
  const digits = Math.max(8, (from + bytes.length).toString(16).length);
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += width) {
    const row = [...bytes.subarray(at, at + width)];
    const pairs = row.map((byte) => hex(byte, 2));
    const halves = [pairs.slice(0, 8).join(' '), pairs.slice(8).join(' ')].join('  ');
    lines.push(`${hex(from + at, digits)}  ${halves.padEnd(48)}  ${row.map(shown).join('')}`);
  }
  return lines.join('\n');
};
