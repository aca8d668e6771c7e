import { describe, expect, it } from 'vitest';
import { eventIdAt, randomUuid, uuidAt } from '#core/demo/identifiers.ts';
import { createRandom, xoshiro128 } from '#core/demo/random.ts';

/** The reference algorithm in whole numbers without bounds, to hold the 32-bit arithmetic against. */
const reference = (state: [bigint, bigint, bigint, bigint]): (() => number) => {
  const mask = 0xffffffffn;
  const rotate = (word: bigint, by: bigint): bigint => ((word << by) | (word >> (32n - by))) & mask;
  return () => {
    const result = (rotate((state[1] * 5n) & mask, 7n) * 9n) & mask;
    const shifted = (state[1] << 9n) & mask;
    state[2] ^= state[0];
    state[3] ^= state[1];
    state[1] ^= state[2];
    state[0] ^= state[3];
    state[2] ^= shifted;
    state[3] = rotate(state[3], 11n);
    return Number(result);
  };
};

describe('the source of chance', () => {
  it('is xoshiro128**', () => {
    const words = xoshiro128([1, 2, 3, 4]);
    expect([words(), words(), words(), words()]).toEqual([11520, 0, 5927040, 70819200]);
    const ours = xoshiro128([0xdeadbeef, 0x12345678, 0xffffffff, 7]);
    const theirs = reference([0xdeadbeefn, 0x12345678n, 0xffffffffn, 7n]);
    for (let step = 0; step < 1000; step += 1) expect(ours()).toBe(theirs());
  });

  it('follows from the seed, and seeds differ', () => {
    const first = (seed: number): number[] => {
      const random = createRandom(seed);
      return Array.from({ length: 8 }, () => random.word());
    };
    expect(first(7)).toEqual(first(7));
    const seeds = [0, 1, 2, 2 ** 32, 2 ** 32 + 1, Number.MAX_SAFE_INTEGER];
    expect(new Set(seeds.map((seed) => String(first(seed)))).size).toBe(seeds.length);
  });

  it('draws in proportion to the weights and never what weighs nothing', () => {
    const random = createRandom(3);
    const drawn = [0, 0, 0, 0];
    for (let draw = 0; draw < 40_000; draw += 1) {
      const index = random.weighted([1, 0, 3, 0]);
      drawn[index] = (drawn[index] ?? 0) + 1;
    }
    expect(drawn[1]).toBe(0);
    expect(drawn[3]).toBe(0);
    expect((drawn[2] ?? 0) / (drawn[0] ?? 1)).toBeGreaterThan(2.8);
    expect((drawn[2] ?? 0) / (drawn[0] ?? 1)).toBeLessThan(3.2);
    expect(random.weighted([0, 0])).toBe(-1);
  });
});

describe('identifiers', () => {
  it('puts the time first in an event id, in base 32', () => {
    // The example of the ULID specification: 01ARYZ6S41 is 1469918176385 ms.
    expect(eventIdAt(1_469_918_176_385, createRandom(1))).toMatch(/^evt_audit_01ARYZ6S41[0-9A-HJKMNP-TV-Z]{16}$/);
  });

  it('makes version-4 UUIDs that are the same for the same thing and different for another', () => {
    const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
    const all = new Set<string>();
    for (let index = 0; index < 2000; index += 1) {
      for (const kind of [1, 2]) {
        const uuid = uuidAt(5, kind, index);
        expect(uuid).toMatch(shape);
        expect(uuidAt(5, kind, index)).toBe(uuid);
        all.add(uuid);
      }
    }
    expect(all.size).toBe(4000);
    expect(randomUuid(createRandom(9))).toMatch(shape);
  });
});
