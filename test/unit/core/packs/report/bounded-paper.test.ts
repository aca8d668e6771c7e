import { expect, test } from 'vitest';
import { type Block, type Paper, paragraph, span } from '#core/packs/report/block.ts';
import { boundedPaper } from '#core/packs/report/bounded-paper.ts';

const paperOf = (blocks: readonly Block[], language: 'en' | 'es' = 'en'): Paper => ({
  language,
  kind: 'Report',
  title: 'x',
  lead: [],
  sections: [{ id: 'one', title: 'One', blocks }],
  contents: 'Contents',
  footer: 'Made',
});

const blocksOf = (paper: Paper): readonly Block[] => boundedPaper(paper).sections.flatMap(({ blocks }) => blocks);

const table = (text: string): Block => ({
  kind: 'table',
  caption: 'c',
  columns: [{ title: 't', share: 1 }],
  rows: [[span(text, 'code')]],
});

test('a long value in a table or a fact is cut and says how long it is', () => {
  const long = 'a b'.repeat(40_000);
  const cut = `${long.slice(0, 500)}… [cut here: 120,000 characters in all]`;
  expect(blocksOf(paperOf([table(long)]))).toEqual([table(cut)]);
  const fact: Block = { kind: 'facts', rows: [{ name: 'n', value: span(long) }] };
  expect(blocksOf(paperOf([fact]))).toEqual([{ kind: 'facts', rows: [{ name: 'n', value: span(cut) }] }]);
  const spanish = JSON.stringify(blocksOf(paperOf([table(long)], 'es')));
  expect(spanish).toContain('… [cortado aquí: 120.000 caracteres en total]');
});

test('no character is cut in half, and each counts once', () => {
  const text = `${'x'.repeat(499)}${'\u{1f600}'.repeat(10)}`;
  expect(blocksOf(paperOf([table(text)]))).toEqual([table(`${'x'.repeat(499)}… [cut here: 509 characters in all]`)]);
});

test('prose keeps its length; only a word no line can break is cut', () => {
  const prose = 'many words '.repeat(2000);
  const chinese = '記録'.repeat(2000);
  const word = 'x'.repeat(2000);
  expect(blocksOf(paperOf([prose, chinese, `a ${word} b`].map((text) => paragraph(text))))).toEqual([
    paragraph(prose),
    paragraph(chinese),
    paragraph(`a ${'x'.repeat(500)}… [cut here: 2,000 characters in all] b`),
  ]);
});

test('what is as long as a value may be stays as it is', () => {
  const whole = paperOf([table('x'.repeat(500)), { kind: 'command', lines: ['x'.repeat(2000)] }]);
  expect(boundedPaper(whole)).toEqual(whole);
});
