import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addOrdinal, type OrdinalRange, parseOrdinals, printOrdinals } from '#core/archive/ordinal-ranges.ts';

const rangesOf = (ordinals: readonly number[]): OrdinalRange[] => {
  const ranges: OrdinalRange[] = [];
  for (const ordinal of ordinals) addOrdinal(ranges, ordinal);
  return ranges;
};

const membersOf = (ranges: readonly OrdinalRange[]): number[] =>
  ranges.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, at) => from + at));

describe('ranges of ordinals', () => {
  it('are short where records stand side by side', () => {
    expect(printOrdinals(rangesOf([...Array(42).keys(), 77, 80, 81]))).toBe('0-41,77,80-81');
  });

  it('come back from their text', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(200)), (picked) => {
        const ordinals = picked.toSorted((left, right) => left - right);
        const ranges = rangesOf(ordinals);
        if (ordinals.length > 0) expect(parseOrdinals(printOrdinals(ranges))).toEqual(ranges);
        expect(membersOf(ranges)).toEqual(ordinals);
      }),
    );
  });

  it.each(['', 'x', '3-1', '1,1', '5,2', '1-3,3', '1-', '-1', '1, 2'])('refuse %j', (text) => {
    expect(parseOrdinals(text)).toBeNull();
  });
});
