import { describe, expect, test } from 'vitest';
import { linesOf } from '../../../../src/renderer/data/pack-lines.ts';

describe('linesOf', () => {
  test('a line cut between two stretches is one line', () => {
    const first = linesOf('', 'one\ntwo\nth', 9);
    expect(first).toEqual({ lines: ['one', 'two'], carry: 'th', next: 9 });
    expect(linesOf(first.carry, 'ree\n', null)).toEqual({ lines: ['three'], carry: '', next: null });
  });

  test('the last line needs no line feed, and an empty file has no line', () => {
    expect(linesOf('', 'one\ntwo', null).lines).toEqual(['one', 'two']);
    expect(linesOf('', '', null).lines).toEqual([]);
  });

  test('a stretch without any line feed goes on', () => {
    expect(linesOf('a', 'b', 2)).toEqual({ lines: [], carry: 'ab', next: 2 });
  });
});
