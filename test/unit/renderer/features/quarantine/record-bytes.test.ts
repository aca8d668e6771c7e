import { describe, expect, it } from 'vitest';
import { hexLines, recordBytes, recordText } from '#renderer/features/quarantine/record-bytes.ts';

describe('the bytes of a rejected record', () => {
  it('are the same whichever way they were kept', () => {
    const text = 'ñ;"a"\u2028\u0000';
    const base64 = btoa(String.fromCharCode(...new TextEncoder().encode(text)));
    expect(recordBytes({ raw: base64, encoding: 'base64' })).toEqual(recordBytes({ raw: text, encoding: 'utf8' }));
  });

  it('are text in the encoding of their source, or no text at all', () => {
    const bytes = Uint8Array.of(0x6a, 0x6f, 0x73, 0xe9);
    expect(recordText(bytes, 'utf-8')).toBeNull();
    expect(recordText(bytes, 'windows-1252')).toBe('josé');
    expect(recordText(Uint8Array.of(0x61, 0, 0xf1, 0), 'utf-16le')).toBe('añ');
    expect(recordText(bytes, 'ebcdic')).toBeNull();
  });

  it('are shown sixteen a line, from where they stood in the source', () => {
    const bytes = Uint8Array.from({ length: 18 }, (_, at) => (at === 17 ? 0x0a : 0x41 + at));
    expect(hexLines(bytes, 0x1f0)).toBe(
      [
        '000001f0  41 42 43 44 45 46 47 48  49 4a 4b 4c 4d 4e 4f 50  ABCDEFGHIJKLMNOP',
        `00000200  51 0a${' '.repeat(45)}Q·`,
      ].join('\n'),
    );
    expect(hexLines(new Uint8Array(0), 5)).toBe('');
  });
});
