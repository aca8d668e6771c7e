import { expect, test } from 'vitest';
import { proseBlocks } from '#core/packs/report/prose-blocks.ts';

const plain = (text: string) => ({ text, as: 'plain' });

test('tells headings, paragraphs and lists apart and leaves the rest as typed', () => {
  expect(proseBlocks('# Title\nOne\ntwo\n\n- a\n  more\n* b\n1. first\n2) second\n<b>x</b>')).toEqual([
    { kind: 'paragraph', line: [{ text: 'Title', as: 'strong' }] },
    { kind: 'paragraph', line: [plain('One two')] },
    { kind: 'list', ordered: false, items: [[plain('a'), plain(' more')], [plain('b')]] },
    { kind: 'list', ordered: true, items: [[plain('first')], [plain('second'), plain(' <b>x</b>')]] },
  ]);
});

test('code and strong words are marked within a line', () => {
  expect(proseBlocks('see `a<b` and **this**')).toEqual([
    {
      kind: 'paragraph',
      line: [plain('see '), { text: 'a<b', as: 'code' }, plain(' and '), { text: 'this', as: 'strong' }],
    },
  ]);
});

test('nothing gives nothing', () => {
  expect(proseBlocks(' \n\r\n')).toEqual([]);
});
