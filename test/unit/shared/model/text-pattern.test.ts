import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fitsPattern, tidyPattern } from '#shared/model/text-pattern.ts';

it('a pattern fits what its pieces with any text between them spell', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 3 });
  fc.assert(
    fc.property(
      fc.array(letters, { minLength: 1, maxLength: 4 }),
      fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 8 }),
      (pieces, text) => {
        const fits = new RegExp(`^${pieces.join('.*')}$`, 's').test(text);
        expect(fitsPattern(pieces, text)).toBe(fits);
        expect(fitsPattern(tidyPattern(pieces), text)).toBe(fits);
      },
    ),
    { numRuns: 2000 },
  );
});
