import fc from 'fast-check';
import { expect, it } from 'vitest';
import { neutralise } from '#core/export/neutralise.ts';

it.each([
  ['=1+1', "'=1+1"],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@a', "'@a"],
  ['\ta', "'\ta"],
  ['\ra', "'\ra"],
  ['\na', "'\na"],
  ['  =1', "'  =1"],
  ['""=1', `'""=1`],
  ["'=1", "''=1"],
  ['＝1', "'＝1"],
  ['＋1', "'＋1"],
  ['－1', "'－1"],
  ['＠1', "'＠1"],
  ['a;=1', "a;'=1"],
  ['a; "=1', `a;' "=1`],
  ['a\n+1', "a\n'+1"],
  ['\t=1', "'\t'=1"],
  ['[1,-2]', '[1,-2]'],
  ['a=1', 'a=1'],
  ['a; b', 'a; b'],
  ['', ''],
  ['evt_1', 'evt_1'],
  ['ana@acme.example', 'ana@acme.example'],
])('%j becomes %j', (text, harmless) => {
  expect(neutralise(text)).toBe(harmless);
});

/** As a careless reader sees it: cut at every separator, blanks and quotes passed over. */
const pieces = (text: string): string[] => text.split(/[;\t\r\n]/).map((piece) => piece.replace(/^[\s"]+/, ''));

it('leaves no piece that begins as a formula does, and takes nothing away', () => {
  const unit = fc.constantFrom('=', '+', '-', '@', '＝', ' ', '"', "'", ';', '\t', '\r', '\n', 'a', '\u00a0', '1', ',');
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 14 }), (units) => {
      const text = units.join('');
      const harmless = neutralise(text);
      expect(pieces(harmless).filter((piece) => /^[=+\-@＝＋－＠]/.test(piece))).toEqual([]);
      expect(harmless).not.toMatch(/^[\t\r\n]/);
      expect(harmless.replaceAll("'", '')).toBe(text.replaceAll("'", ''));
    }),
    { numRuns: 3000 },
  );
});

it('takes a time in proportion to the text', () => {
  const long = `;${' '.repeat(200_000)}`.repeat(5);
  expect(neutralise(long)).toBe(long);
});
