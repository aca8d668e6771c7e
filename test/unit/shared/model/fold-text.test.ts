import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from '#shared/model/fold-text.ts';

describe('foldText', () => {
  it.each([
    ['ÑANDÚ', 'nandu'],
    ['n\u0303andu\u0301', 'nandu'],
    ['Straße', 'strasse'],
    ['STRASSE', 'strasse'],
    ['İstanbul', 'istanbul'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['οδός', 'οδοσ'],
    ['\u212Aelvin', 'kelvin'],
    ['half \ud83d', 'half \ufffd'],
    ['😀', '😀'],
  ])('folds %s', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  it('is the same for every spelling of every letter that has more than one, and done once', () => {
    const wrong: string[] = [];
    const letter = /^(?!\p{Script=Han}|\p{Script=Hangul}|\p{Script=Tangut})\p{L}$/u;
    const single = (text: string, char: string): string => ([...text].length === 1 ? text : char);
    for (let point = 0; point < 0x20000; point++) {
      const char = String.fromCodePoint(point);
      if (!letter.test(char)) continue;
      const folded = foldText(char);
      const cases = [single(char.toLowerCase(), char), single(char.toUpperCase(), char)];
      const spellings = [folded, ...cases, char.normalize('NFD'), char.normalize('NFC')];
      if (spellings.some((other) => foldText(other) !== folded)) wrong.push(point.toString(16));
    }
    expect(wrong).toEqual([]);
  });

  it('folds piece by piece as it folds the whole', () => {
    const texts = fc.string({ unit: 'grapheme', maxLength: 6 });
    fc.assert(
      fc.property(fc.oneof(texts, fc.constantFrom('Σ', 'ΑΣ', 'İ', '\u0301')), texts, (one, other) => {
        expect(foldText(one + other)).toBe(foldText(one) + foldText(other));
      }),
      { numRuns: 1000 },
    );
  });
});
