import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HashCodes } from '#core/query/hash-codes.ts';
import { leastOfTop } from '#core/query/top-counts.ts';

describe('leastOfTop', () => {
  it('is what sorting would find, small counts and large ones', () => {
    const count = fc.oneof(fc.nat(4), fc.integer({ min: 1020, max: 1030 }), fc.nat(2 ** 32 - 1));
    fc.assert(
      fc.property(fc.array(count, { maxLength: 60 }), fc.integer({ min: 1, max: 70 }), (counts, wanted) => {
        const sorted = counts.filter((each) => each > 0).sort((a, b) => b - a);
        expect(leastOfTop(Uint32Array.from(counts), wanted)).toBe(sorted[wanted - 1] ?? 1);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('HashCodes', () => {
  it('numbers hashes in the order they come, also where they share a slot', () => {
    const hash = fc.oneof(fc.nat(3), fc.nat(2 ** 32 - 1), fc.constant(2 ** 32 - 1));
    fc.assert(
      fc.property(fc.array(hash, { maxLength: 80 }), hash, (hashes, other) => {
        const codes = new HashCodes(hashes.length);
        const known = new Map<number, number>();
        for (const each of hashes) {
          if (!known.has(each)) known.set(each, known.size);
          expect(codes.add(each)).toBe(known.get(each));
        }
        expect(codes.size).toBe(known.size);
        expect([...codes.hashes.subarray(0, codes.size)]).toEqual([...known.keys()]);
        expect(codes.find(other)).toBe(known.get(other) ?? -1);
      }),
      { numRuns: 1000 },
    );
  });
});
