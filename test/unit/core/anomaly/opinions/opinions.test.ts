import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { copod } from '#core/anomaly/opinions/copod.ts';
import { ecod } from '#core/anomaly/opinions/ecod.ts';
import { hbos } from '#core/anomaly/opinions/hbos.ts';
import { isolationForest } from '#core/anomaly/opinions/isolation-forest.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';

const forest = (columns: readonly Float64Array[]): { scores: Float64Array } =>
  isolationForest(columns, { seed: 7, trees: 25, sample: 64 });
const methods = [
  ['ecod', ecod],
  ['copod', copod],
  ['hbos', hbos],
  ['isolation forest', forest],
] as const;
const of = (...values: number[]): Float64Array => Float64Array.from(values);

/** Any finite numbers, with many ties. */
const value = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0, -0, 1e308, -1e308, 5e-324),
);
const table = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 30 }))
  .chain(([columns, rows]) =>
    fc.array(fc.array(value, { minLength: rows, maxLength: rows }), { minLength: columns, maxLength: columns }),
  )
  .map((columns) => columns.map((column) => Float64Array.from(column)));

describe.each(methods)('%s', (_, score) => {
  test('gives a finite number for whatever numbers it is given', () => {
    fc.assert(
      fc.property(table, (columns) => {
        expect(score(columns).scores.every(Number.isFinite)).toBe(true);
      }),
    );
  });

  test('does not care about the order of rows', () => {
    fc.assert(
      fc.property(table, fc.integer({ min: 0, max: 29 }), (columns, by) => {
        const rows = columns[0]?.length ?? 0;
        const turned = (column: Float64Array): Float64Array =>
          Float64Array.from(column, (_, row) => column[(row + by) % rows] ?? 0).reverse();
        const moved = score(columns.map(turned)).scores;
        expect(moved).toEqual(turned(score(columns).scores));
      }),
    );
  });

  test('rows that are equal have the same score, and one row or constant columns none that stands out', () => {
    expect(new Set(score([of(3, 3, 3, 3), of(0, 0, 0, 0)]).scores).size).toBe(1);
    expect(score([of(5), of(-1)]).scores).toHaveLength(1);
    const { scores } = score([of(1, 2, 1, 9, 2, 1, 1), of(0, 0, 0, 5, 0, 0, 0)]);
    expect(scores[0]).toBe(scores[2]);
    expect(scores[1]).toBe(scores[4]);
    expect(scores.indexOf(Math.max(...scores))).toBe(3);
  });

  test('refuses what is no table of finite numbers', () => {
    const refused = (columns: readonly Float64Array[]): unknown => {
      try {
        return score(columns);
      } catch (error) {
        return error instanceof WorkbenchError ? [error.code, error.data.detail] : error;
      }
    };
    expect(refused([])).toEqual(['BAD_INPUT', 'no column']);
    expect(refused([of(1, 2), of(1)])).toEqual(['BAD_INPUT', 'column 1 has 1 rows, the first one 2']);
    expect(refused([of(1, 2), of(1, Number.NaN)])).toEqual(['BAD_INPUT', 'column 1, row 1: not a finite number']);
    expect(refused([of(Number.POSITIVE_INFINITY)])).toEqual(['BAD_INPUT', 'column 0, row 0: not a finite number']);
    expect(score([of()]).scores).toHaveLength(0);
  });
});

test('ECOD by hand: the largest of three sums, with its own terms', () => {
  // Column one leans right (its 9 is far out), column two leans left. Right tails of one: 1, 3/4, 1/2, 1/4.
  const { scores, terms } = ecod([of(1, 2, 3, 9), of(9, 8, 7, 0)]);
  // Row 3: both features' longer tails, a quarter each; row 0 by left tails 1/4 and 1, by right tails 1 and 1/4, by longer tails 1 and 1.
  expect(scores[3]).toBeCloseTo(2 * Math.log(4), 12);
  expect([terms[0]?.[3], terms[1]?.[3]].map((term) => Math.exp(-(term ?? 0)))).toEqual([
    expect.closeTo(0.25, 12),
    expect.closeTo(0.25, 12),
  ]);
  expect(scores[0]).toBeCloseTo(Math.log(4), 12);
  // Row 1 (2, 8): right tails 3/4 and 1/2, left tails 1/2 and 3/4, longer tails 3/4 and 3/4.
  expect(scores[1]).toBeCloseTo(Math.log(4 / 3) + Math.log(2), 12);
});

test('the terms of ECOD and COPOD sum up to the score, and none is below 0', () => {
  fc.assert(
    fc.property(table, (columns) => {
      for (const { scores, terms } of [ecod(columns), copod(columns), hbos(columns)]) {
        for (const [row, score] of scores.entries()) {
          expect(terms.reduce((sum, term) => sum + (term[row] ?? 0), 0)).toBeCloseTo(score, 9);
        }
        expect(terms.every((term) => term.every((each) => each >= 0))).toBe(true);
      }
    }),
  );
});

test('ECOD never ranks the largest of a feature that leans right below others, all else equal', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 5, maxLength: 40 }), (counts) => {
      const { scores } = ecod([Float64Array.from([...counts, 1000])]);
      expect(scores.at(-1)).toBe(Math.max(...scores));
    }),
  );
});

test('COPOD by hand: the longer tail or the mean of both', () => {
  // 1, 2, 9 leans right: right tails 1, 2/3, 1/3; left tails 1/3, 2/3, 1.
  const { scores } = copod([of(1, 2, 9)]);
  expect(scores[0]).toBeCloseTo(Math.log(3) / 2, 12);
  expect(scores[1]).toBeCloseTo(Math.log(1.5), 12);
  expect(scores[2]).toBeCloseTo(Math.log(3), 12);
});

test('HBOS by hand: how much fuller the fullest bin is', () => {
  // Bins of 0 … 10 by ones: 0 holds four of five (density 8), 10 one (density 2); a tenth is added to each.
  const { scores } = hbos([of(0, 0, 0, 0, 10)]);
  expect(scores[0]).toBe(0);
  expect(scores[4]).toBeCloseTo(Math.log(8.1 / 2.1), 12);
});

test('HBOS does not care about units, and a value on the border of two bins is in the upper one', () => {
  const column = Float64Array.from({ length: 11 }, (_, place) => place * 0.1);
  expect(hbos([column]).scores).toEqual(hbos([column.map((value) => value * 1024 - 3)]).scores);
  // Nine bins hold one value each, the last one two.
  expect(new Set(hbos([column]).scores)).toEqual(new Set([0, hbos([column]).scores[0]]));
  expect(hbos([column]).scores.filter((score) => score === 0)).toHaveLength(2);
});

test('the forest isolates one of two values in one cut', () => {
  // Two rows: every tree cuts once, so both paths are 1 and c(2) is 1: 2^−1.
  expect([...isolationForest([of(0, 1)], { seed: 3, trees: 10, sample: 256 }).scores]).toEqual([
    expect.closeTo(0.5, 15),
    expect.closeTo(0.5, 15),
  ]);
});

test('the forest gives the same numbers for the same seed, others for another, and knows who is alone', () => {
  const column = Float64Array.from({ length: 200 }, (_, row) => (row === 42 ? 500 : row % 20));
  const scores = (seed: number): Float64Array => isolationForest([column], { seed, trees: 50, sample: 64 }).scores;
  expect(scores(1)).toEqual(scores(1));
  expect(scores(1)).not.toEqual(scores(2));
  for (const seed of [1, 2, 3]) expect(scores(seed).indexOf(Math.max(...scores(seed)))).toBe(42);
  expect(scores(1)[42]).toBeGreaterThan(0.6);
});
