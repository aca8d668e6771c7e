import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fnv1a32, resourceHashOf } from '#core/archive/fnv1a32.ts';

const overBytes = (text: string): number =>
  new TextEncoder().encode(text).reduce((hash, byte) => Math.imul(hash ^ byte, 0x01000193) >>> 0, 0x811c9dc5);

describe('fnv1a32', () => {
  it('gives the published values', () => {
    expect(fnv1a32('')).toBe(0x811c9dc5);
    expect(fnv1a32('a')).toBe(0xe40c292c);
    expect(fnv1a32('foobar')).toBe(0xbf9cf968);
  });

  it('hashes the UTF-8 bytes of any text', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 8 }), (codes) => {
        const text = String.fromCharCode(...codes);
        expect(fnv1a32(text)).toBe(overBytes(text));
      }),
    );
    expect(fnv1a32('€😀ñ')).toBe(overBytes('€😀ñ'));
  });

  it('keeps 0 for a resource that is not stated', () => {
    expect(resourceHashOf(null)).toBe(0);
    expect(resourceHashOf('')).toBe(0x811c9dc5);
  });
});
