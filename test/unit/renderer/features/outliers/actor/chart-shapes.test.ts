import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { featureName } from '#renderer/features/outliers/actor/feature-name.ts';
import { placeDots } from '#renderer/features/outliers/actor/place-dots.ts';
import { weekShares } from '#renderer/features/outliers/actor/week-shares.ts';
import { words } from '#renderer/features/outliers/actor/words.ts';
import { dayFeatures } from '#shared/model/day-feature.ts';

describe('dots of peers', () => {
  it('never lie on each other and stay within the axis', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 500 }), { maxLength: 300 }), (values) => {
        const dots = placeDots(values, 700, 500, 11);
        expect(new Set(dots.map(({ x, level }) => `${x}/${level}`)).size).toBe(dots.length);
        for (const { x, level, of } of dots) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(706);
          expect(level).toBeLessThan(of);
        }
      }),
    );
  });

  it('stand at 0 where everybody did nothing', () => {
    expect(placeDots([0, 0], 700, 0, 11)).toEqual([
      { x: 0, level: 0, of: 2 },
      { x: 0, level: 1, of: 2 },
    ]);
  });
});

describe('hours of the week', () => {
  it('are shares of the whole, Monday first', () => {
    const hours = Array<number>(168).fill(0);
    hours[0] = 3;
    hours[167] = 1;
    const shares = weekShares(hours);
    expect(shares).toHaveLength(7);
    expect(shares.every((row) => row.length === 24)).toBe(true);
    expect(shares[0]?.[0]).toBe(0.75);
    expect(shares[6]?.[23]).toBe(0.25);
  });

  it('of nothing are nothing', () => {
    expect(weekShares(Array<number>(168).fill(0)).flat()).toEqual(Array(168).fill(0));
  });
});

describe('features', () => {
  it('all have words', () => {
    for (const feature of dayFeatures) expect(featureName(feature, (key) => words.en[key])).not.toBe(feature);
  });

  it('that are new keep their own name', () => {
    expect(featureName('moon-phase', (key) => words.en[key])).toBe('moon-phase');
  });
});
