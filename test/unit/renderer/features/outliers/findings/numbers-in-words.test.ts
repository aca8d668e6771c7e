import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printBudget, readBudget } from '#renderer/features/outliers/findings/alert-budget-text.ts';
import { barScale } from '#renderer/features/outliers/findings/bar-scale.ts';
import { chanceOf } from '#renderer/features/outliers/findings/chance-of.ts';

describe('an alert budget in the address', () => {
  it('reads what it writes', () => {
    expect(readBudget(printBudget({ alerts: 20, per: 'week' }))).toEqual({ alerts: 20, per: 'week' });
    expect(printBudget(null)).toBe('');
  });

  it.each(['', '/week', '20', '20/month', '-1/day', '0/day', 'x/day', '99999/day'])(
    'is none where %j stands',
    (text) => {
      expect(readBudget(text)).toBeNull();
    },
  );
});

describe('chanceOf', () => {
  it('takes the unit in which the number is easiest', () => {
    expect(chanceOf(3.14)).toEqual({ key: 'chanceDay', amount: 3.1 });
    expect(chanceOf(0.25)).toEqual({ key: 'chanceWeek', amount: 1.8 });
    expect(chanceOf(0.01)).toEqual({ key: 'chanceDays', amount: 100 });
    expect(chanceOf(0.00001)).toEqual({ key: 'chanceRare', amount: null });
    expect(chanceOf(0)).toEqual({ key: 'chanceRare', amount: null });
  });

  it('never says zero', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e6, noNaN: true }), (perDay) => {
        expect(chanceOf(perDay).amount).not.toBe(0);
      }),
    );
  });
});

describe('barScale', () => {
  it('puts the largest mark at the end', () => {
    expect(barScale({ observed: 40, expected: 4, lowest: 0, highest: 8 })).toEqual({
      from: 0,
      to: 0.2,
      expected: 0.1,
      observed: 1,
    });
    expect(barScale({ observed: 2, expected: 4, lowest: 1, highest: 8 }).to).toBe(1);
  });

  it('has a place for nothing at all', () => {
    expect(barScale({ observed: 0, expected: 0, lowest: 0, highest: 0 })).toEqual({
      from: 0,
      to: 0,
      expected: 0,
      observed: 0,
    });
  });
});
