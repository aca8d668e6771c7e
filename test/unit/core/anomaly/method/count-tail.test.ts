import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countBand } from '#core/anomaly/method/count-band.ts';
import { lnCountProbability } from '#core/anomaly/method/count-probability.ts';
import { lnCountTail } from '#core/anomaly/method/count-tail.ts';
import { exponential } from '#core/anomaly/method/exponential.ts';
import { naturalLog } from '#core/anomaly/method/natural-log.ts';

/** Count, mean, dispersion, log10 of the tail: from the incomplete beta and gamma functions of mpmath 1.3 with 60 digits. */
const published: readonly (readonly [number, number, number, number])[] = [
  [1, 0.02, 0.2, -1.723963408779574],
  [6, 0.04, 0.2, -5.905469921984863],
  [41, 3, 1, -5.122488200940298],
  [180, 3, 2, -38.06945207082369],
  [25, 25, 5, -0.3406953734469115],
  [24, 25, 0.2, -0.6134689884737785],
  [10_000, 3, 2, -2214.8853276121845],
  [300, 250, 50, -0.9796858833813286],
  [1_000_000, 900_000, 50, -0.6769604667679714],
  [5, 2, Number.NaN, -1.2785767360041247],
  [30, 25, Number.NaN, -0.7396807150007196],
  [20, 25, Number.NaN, -0.06226894181786265],
  [100_000, 1, Number.NaN, -456573.8851901099],
  [1000, 900, Number.NaN, -3.2597144909307816],
];

const mean = fc.double({ min: 0.02, max: 60, noNaN: true });
const dispersion = fc.oneof(fc.double({ min: 0.2, max: 50, noNaN: true }), fc.constant(Number.NaN));

describe('tail of a count', () => {
  it.each(published)('P(X >= %d), mean %d, dispersion %d', (count, about, r, log10) => {
    const own = lnCountTail(count, about, r) / Math.LN10;
    expect(Math.abs(own - log10)).toBeLessThan(1e-12 * Math.max(1, Math.abs(log10), count / 10_000));
  });

  it('is the sum of its probabilities', () => {
    fc.assert(
      fc.property(mean, dispersion, fc.integer({ min: 1, max: 120 }), (about, r, count) => {
        let below = 0;
        for (let each = 0; each < count; each += 1) below += Math.exp(lnCountProbability(each, about, r));
        expect(Math.exp(lnCountTail(count, about, r)) + below).toBeCloseTo(1, 11);
      }),
    );
  });

  it('falls with the count and rises with the mean, and is never infinite', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.02, max: 1e9, noNaN: true }),
        fc.double({ min: 0.2, max: 50, noNaN: true }),
        fc.integer({ min: 0, max: 1_000_000_000 }),
        (about, r, count) => {
          const here = lnCountTail(count, about, r);
          expect(Number.isFinite(here)).toBe(true);
          expect(here).toBeLessThanOrEqual(0);
          expect(lnCountTail(count + 1 + Math.floor(count / 50), about, r)).toBeLessThanOrEqual(here);
          expect(lnCountTail(count, about * 1.02, r)).toBeGreaterThanOrEqual(here);
        },
      ),
    );
  });

  it('nothing at all is always reached', () => expect(lnCountTail(0, 3, 1)).toBe(0));
});

describe('band of counts', () => {
  it('holds the quantiles: one count less is too little', () => {
    const band = new Float64Array(2);
    const reach = (count: number, about: number, r: number): number =>
      count < 0 ? 0 : -Math.expm1(lnCountTail(count + 1, about, r));
    fc.assert(
      fc.property(fc.double({ min: 0.02, max: 5000, noNaN: true }), dispersion, (about, r) => {
        countBand(about, r, band);
        for (const [place, share] of [0.025, 0.975].entries()) {
          const count = band[place] ?? -1;
          expect(reach(count, about, r)).toBeGreaterThanOrEqual(share - 1e-10);
          expect(reach(count - 1, about, r)).toBeLessThan(share + 1e-10);
        }
      }),
    );
  });
});

describe('own logarithm and exponential', () => {
  it('agree with those of the engine to two units in the last place', () => {
    fc.assert(
      fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (x) => {
        const power = Math.exp(x);
        expect(Math.abs(exponential(x) / power - 1)).toBeLessThan(5e-16);
        expect(Math.abs(naturalLog(power) - Math.log(power))).toBeLessThanOrEqual(4.5e-16 * Math.abs(Math.log(power)));
      }),
    );
    expect(naturalLog(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(naturalLog(-1)).toBeNaN();
    expect(exponential(-800)).toBe(0);
  });
});
