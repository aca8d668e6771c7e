import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lnBinomialTail } from '#core/anomaly/method/binomial-tail.ts';

/** Sums whole products of probabilities as fractions of big integers: p = share / 1000. */
const exactTail = (count: number, trials: number, share: number): number => {
  let term = 1n;
  let sum = 0n;
  for (let k = 0; k <= trials; k++) {
    if (k >= count) sum += term * BigInt(share) ** BigInt(k) * BigInt(1000 - share) ** BigInt(trials - k);
    term = (term * BigInt(trials - k)) / BigInt(k + 1);
  }
  const digits = sum.toString();
  return Number(`0.${digits.slice(0, 17)}`) === 0
    ? Number.NEGATIVE_INFINITY
    : Math.log(Number(`0.${digits.slice(0, 17)}`)) + (digits.length - 3 * trials) * Math.LN10;
};

test('agrees with the sum of exact probabilities', () => {
  fc.assert(
    fc.property(
      fc
        .integer({ min: 1, max: 150 })
        .chain((trials) => fc.tuple(fc.constant(trials), fc.integer({ min: 1, max: trials }))),
      fc.integer({ min: 1, max: 999 }),
      ([trials, count], share) => {
        const [found, exact] = [lnBinomialTail(count, trials, share / 1000), exactTail(count, trials, share)];
        expect(Math.abs(found - exact)).toBeLessThanOrEqual(1e-11 * Math.max(1, Math.abs(exact)));
      },
    ),
  );
});

test('by hand', () => {
  expect(lnBinomialTail(0, 10, 0.3)).toBe(0);
  expect(lnBinomialTail(11, 10, 0.3)).toBe(Number.NEGATIVE_INFINITY);
  expect(lnBinomialTail(1, 1, 0.25)).toBeCloseTo(Math.log(0.25), 14);
  expect(lnBinomialTail(2, 3, 0.5)).toBeCloseTo(Math.log(0.5), 14);
  // A night of nothing but accesses at night, where a fifth is usual: 180 · ln 0.2.
  expect(lnBinomialTail(180, 180, 0.2)).toBeCloseTo(180 * Math.log(0.2), 9);
});

test('is a finite logarithm that falls with the count and rises with the probability', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1_000_000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }),
      (trials, part, p) => {
        const count = Math.min(trials - 1, Math.floor(part * trials));
        const tail = lnBinomialTail(count, trials, p);
        expect(Number.isFinite(tail) && tail <= 0).toBe(true);
        expect(lnBinomialTail(count + 1, trials, p)).toBeLessThanOrEqual(tail + 1e-12);
        expect(lnBinomialTail(count, trials, p + (1 - p) / 2)).toBeGreaterThanOrEqual(tail - 1e-12);
      },
    ),
  );
});
