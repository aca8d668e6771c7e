import fc from 'fast-check';
import { expect, test } from 'vitest';
import { actorDays } from '#core/anomaly/features/actor-days.ts';
import { firstUseOf, firstUses, keyOfUse, newOn } from '#core/anomaly/features/first-uses.ts';

const minuteMs = 60_000;
/** Days of 23, 25 and 24 hours. */
const startMs = Float64Array.from([0, 23, 48, 72].map((hour) => hour * 60 * minuteMs));

test('counts different and new resources, and the most within ten minutes', () => {
  const accesses: [number, number][] = [
    [0, 7],
    [9 * minuteMs, 8],
    [10 * minuteMs - 1, 7],
    // Exactly ten minutes after the first: no longer within them.
    [10 * minuteMs, 0],
    // The last minute of a day and the first of the next are not one burst.
    [23 * 60 * minuteMs - 1, 9],
    [23 * 60 * minuteMs, 7],
    [23 * 60 * minuteMs + 1, 4_294_967_295],
  ];
  const days = actorDays(
    Float64Array.from(accesses, ([ms]) => ms),
    Uint32Array.from(accesses, ([, hash]) => hash),
    startMs,
  );
  expect([...days.distinct]).toEqual([3, 2, 0]);
  expect([...days.fresh]).toEqual([3, 1, 0]);
  expect([...days.burst]).toEqual([3, 2, 0]);
  expect([...days.resources.values]).toEqual([7, 8, 9, 4_294_967_295]);
  expect([...days.resources.days]).toEqual([0, 0, 0, 1]);
});

test('nothing for nobody', () => {
  const { distinct, resources } = actorDays(new Float64Array(0), new Uint32Array(0), startMs);
  expect([...distinct]).toEqual([0, 0, 0]);
  expect(resources.values).toHaveLength(0);
});

test('agrees with sets and with looking at every pair', () => {
  const access = fc.tuple(fc.integer({ min: 0, max: 72 * 60 * minuteMs - 1 }), fc.integer({ min: 0, max: 6 }));
  const close = fc.tuple(fc.integer({ min: 0, max: 40 * minuteMs }), fc.integer({ min: 0, max: 6 }));
  fc.assert(
    fc.property(fc.array(fc.oneof(access, close), { maxLength: 60 }), (unsorted) => {
      const accesses = [...unsorted].sort(([one], [other]) => one - other);
      const found = actorDays(
        Float64Array.from(accesses, ([ms]) => ms),
        Uint32Array.from(accesses, ([, hash]) => hash),
        startMs,
      );
      const seen = new Set<number>();
      for (let day = 0; day < 3; day++) {
        const own = accesses.filter(([ms]) => ms >= (startMs[day] ?? 0) && ms < (startMs[day + 1] ?? 0));
        const hashes = new Set(own.map(([, hash]) => hash).filter((hash) => hash !== 0));
        const bursts = own.map(([from]) => own.filter(([ms]) => ms >= from && ms < from + 10 * minuteMs).length);
        expect(found.distinct[day]).toBe(hashes.size);
        expect(found.fresh[day]).toBe([...hashes].filter((hash) => !seen.has(hash)).length);
        expect(found.burst[day]).toBe(Math.max(0, ...bursts));
        for (const hash of hashes) seen.add(hash);
      }
    }),
  );
});

test('first uses are the smallest day of each value', () => {
  const uses = firstUses(
    Float64Array.from([keyOfUse(5, 9), keyOfUse(5, 3), keyOfUse(0, 4), keyOfUse(4_294_967_295, 4095)]),
  );
  expect([firstUseOf(uses, 5), firstUseOf(uses, 0), firstUseOf(uses, 4_294_967_295)]).toEqual([3, 4, 4095]);
  expect(firstUseOf(uses, 6)).toBe(Number.POSITIVE_INFINITY);
  expect([newOn(uses, 3), newOn(uses, 9), newOn(uses, 4095)]).toEqual([[5], [], [4_294_967_295]]);
});
