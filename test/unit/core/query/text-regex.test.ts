import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileRegex, requiredOf } from '#core/query/text-regex.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { foldText } from '#shared/model/fold-text.ts';

describe('what every match must contain', () => {
  it.each<[string, string[]]>([
    ['retention_\\w+', ['retention_']],
    ['^TICKET-\\d{4}$', ['ticket-']],
    ['ab?cde+f', ['cde']],
    ['a(bc|d)efg', ['efg']],
    ['[[:alpha:]xyz]qq', ['qq']],
    ['[]xyz]qq', ['qq']],
    ['(?i)abc', ['abc']],
    ['ab{2}cd', ['cd']],
    ['a\\.b\\/c', ['a.b/c']],
    ['one|two', []],
    ['\\Qa.b\\E', []],
    ['\\012345', []],
    ['x', []],
    ['.*', []],
  ])('of %s', (pattern, required) => {
    expect(requiredOf(pattern)).toEqual(required);
  });

  it('is in every text that matches', () => {
    const parts = fc.constantFrom(
      'a',
      'b',
      'K',
      '-',
      '.',
      '[ab]',
      '[^a]',
      '(ab|b)',
      '(?:a)',
      '\\d',
      '\\.',
      'a?',
      'b*',
      'a+',
      'b{0,2}',
      '|',
      '^',
      'ab',
      's',
    );
    const texts = fc.string({
      unit: fc.constantFrom('a', 'b', 'A', 'k', '\u212a', 's', 'ſ', '-', '.', '1'),
      maxLength: 8,
    });
    let matches = 0;
    fc.assert(
      fc.property(
        fc.array(parts, { minLength: 1, maxLength: 6 }),
        fc.array(texts, { minLength: 10, maxLength: 20 }),
        (pieces, candidates) => {
          const pattern = pieces.join('').replace(/([?*+}])[?*+]+/g, '$1');
          const { required, holds } = compileRegex(pattern);
          for (const text of candidates.filter(holds)) {
            matches++;
            expect(required.length === 0 || required.some((needle) => foldText(text).includes(needle))).toBe(true);
          }
        },
      ),
      { numRuns: 1000 },
    );
    expect(matches).toBeGreaterThan(1000);
  });
});

describe('a regular expression', () => {
  it('ignores case and nothing else', () => {
    const { holds } = compileRegex('^año \\d+$');
    expect(['AÑO 2026', 'ano 2026', 'el año 2026'].map(holds)).toEqual([true, false, false]);
  });

  it('that RE2 refuses is told with its place in the filter', () => {
    for (const pattern of ['a(b', '(?=a)', 'a{1001}', '\\1']) {
      expect(() => compileRegex(pattern), pattern).toThrow(WorkbenchError);
      expect(() => compileRegex(pattern), pattern).toThrow(`/${pattern}/`);
    }
  });

  it('takes time in proportion to the text, whatever the pattern', () => {
    const { holds } = compileRegex('(a+)+$|(a|aa)+$|(.*a){10}b');
    expect(holds(`${'a'.repeat(20_000)}!`)).toBe(false);
  });
});
