import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkHash16, checkHashRange, hashRange, murmur3, resourceHashOf } from '#core/archive/murmur3.ts';

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.length);

describe('murmur3', () => {
  it.each([
    ['', 0, 0],
    ['', 1, 0x514e28b7],
    ['', 0xffffffff, 0x81f16f39],
    ['test', 0, 0xba6bd213],
    ['test', 0x9747b28c, 0x704b81dc],
    ['Hello, world!', 0, 0xc0363e43],
    ['Hello, world!', 0x9747b28c, 0x24884cba],
    ['The quick brown fox jumps over the lazy dog', 0x9747b28c, 0x2fa826cd],
  ])('gives the published value of %j with seed %i', (text, seed, published) => {
    const bytes = Buffer.from(text, 'utf8');
    expect(hashRange(viewOf(bytes), 0, bytes.length, seed)).toBe(published);
  });

  it('hashes the UTF-8 bytes of any text, wherever they lie', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), fc.nat(7), (text, before) => {
        const bytes = Buffer.concat([Buffer.alloc(before, 1), Buffer.from(text, 'utf8')]);
        const view = viewOf(bytes);
        expect(murmur3(text)).toBe(hashRange(view, before, bytes.length));
        expect(checkHash16(text)).toBe(checkHashRange(view, before, bytes.length));
      }),
    );
  });

  it('takes long texts', () => {
    const text = 'ñ'.repeat(5000);
    expect(murmur3(text)).toBe(hashRange(viewOf(Buffer.from(text, 'utf8')), 0, 10_000));
  });

  it('keeps 0 for a resource that is not stated', () => {
    expect(resourceHashOf(null)).toBe(0);
    expect(resourceHashOf('a')).toBe(murmur3('a'));
  });
});
