import { describe, expect, test } from 'vitest';
import { atMostErrors, populationLimit, sampleSize } from '#shared/model/sample-size.ts';

describe('sampleSize', () => {
  // The tables every auditor has seen: zero expected errors, populations of 50, 100, 250, 500 and 5,000.
  const populations = [50, 100, 250, 500, 5000];
  test.each([
    { tolerable: 0.05, confidence: 0.95, sizes: [31, 45, 51, 56, 59] },
    { tolerable: 0.05, confidence: 0.9, sizes: [27, 37, 40, 43, 45] },
    { tolerable: 0.1, confidence: 0.95, sizes: [22, 25, 27, 28, 29] },
  ])('$tolerable at $confidence', ({ tolerable, confidence, sizes }) => {
    expect(populations.map((population) => sampleSize({ population, tolerable, confidence }))).toEqual(sizes);
  });

  test('is the smallest that is enough', () => {
    const question = { population: 730, tolerable: 0.04, confidence: 0.95, expected: 2 };
    const n = sampleSize(question);
    expect(atMostErrors(730, 30, n, 2)).toBeLessThanOrEqual(0.05);
    expect(atMostErrors(730, 30, n - 1, 2)).toBeGreaterThan(0.05);
  });

  test('is everything where the tolerable share is less than what may be found', () => {
    expect(sampleSize({ population: 20, tolerable: 0.05, confidence: 0.95, expected: 1 })).toBe(20);
    expect(sampleSize({ population: 1, tolerable: 0.05, confidence: 0.95 })).toBe(1);
  });
});

describe('atMostErrors', () => {
  test('adds up to one and agrees with counting', () => {
    // 10 items, 3 wrong, 4 drawn: C(3,k)·C(7,4−k)/C(10,4) = 35, 105, 63, 7 of 210.
    expect([0, 1, 2, 3].map((errors) => Math.round(210 * atMostErrors(10, 3, 4, errors)))).toEqual([35, 140, 203, 210]);
  });

  test('knows what cannot be', () => {
    expect(atMostErrors(10, 8, 5, 2)).toBe(0);
    expect(atMostErrors(1000, 0, 10, 0)).toBe(1);
  });
});

describe('populationLimit', () => {
  test('is the last share the outcome leaves possible', () => {
    const limit = populationLimit(500, 56, 0, 0.95);
    const wrong = Math.round(limit * 500);
    expect(atMostErrors(500, wrong, 56, 0)).toBeGreaterThan(0.05);
    expect(atMostErrors(500, wrong + 1, 56, 0)).toBeLessThanOrEqual(0.05);
  });

  test('of a whole population is what was found', () => {
    expect(populationLimit(40, 40, 3, 0.95)).toBe(3 / 40);
  });
});
